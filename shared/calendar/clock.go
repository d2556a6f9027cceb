package calendar

import (
	"fmt"
	"os"
	"time"
)

// Clock tells business time, in UTC. Tokens, signatures, expiry of stored items
// and leases use real time instead.
type Clock func() time.Time

// FromEnvironment is the real clock moved by CLOCK_OFFSET, a Go duration such as
// "4320h"; unset or empty means not moved. A moved clock lets the years of a
// recredentialing cycle pass in seconds while developing.
func FromEnvironment() (Clock, error) {
	var offset time.Duration
	if s := os.Getenv("CLOCK_OFFSET"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			return nil, fmt.Errorf(`CLOCK_OFFSET is %q: give a Go duration such as "4320h", or "0s" for real time`, s)
		}
		offset = d
	}
	return func() time.Time { return time.Now().UTC().Add(offset) }, nil
}

// Today is the day it is in the zone loc.
func (c Clock) Today(loc *time.Location) Date { return DateOf(c(), loc) }
