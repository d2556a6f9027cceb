package market

import (
	"sync"
	"time"
)

var zones sync.Map // *time.Location by name

// Location is the market's time zone.
func (m Market) Location() *time.Location {
	if known, ok := zones.Load(m.TimeZone); ok {
		return known.(*time.Location)
	}
	location, err := time.LoadLocation(m.TimeZone)
	if err != nil {
		panic("market " + m.ID + ": " + err.Error()) // it was there when the data was checked
	}
	zones.Store(m.TimeZone, location)
	return location
}
