package supervisor

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// clock is business time: real time and an offset that only grows, kept in a
// file so that a second start goes on where the first ended.
type clock struct {
	path string
	zone *time.Location
	real func() time.Time

	mu     sync.Mutex
	offset time.Duration
}

func openClock(path string, zone *time.Location) (*clock, error) {
	c := &clock{path: path, zone: zone, real: time.Now}
	source, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	if c.offset, err = time.ParseDuration(strings.TrimSpace(string(source))); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// now is business time in the plan's zone.
func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.real().Add(c.offset).In(c.zone)
}

// text is the offset as CLOCK_OFFSET has it.
func (c *clock) text() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.offset.String()
}

// seconds is the offset in whole seconds.
func (c *clock) seconds() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return int64(c.offset / time.Second)
}

// move makes the date this many days later, at the real time of the day.
func (c *clock) move(days int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	real := c.real().In(c.zone)
	now := real.Add(c.offset)
	later := time.Date(now.Year(), now.Month(), now.Day()+days, real.Hour(), real.Minute(), real.Second(), real.Nanosecond(), c.zone)
	offset := later.Sub(real).Round(time.Second)
	next := c.path + ".next"
	if err := os.WriteFile(next, []byte(offset.String()+"\n"), 0o644); err != nil {
		return err
	}
	if err := os.Rename(next, c.path); err != nil {
		return err
	}
	c.offset = offset
	return nil
}

// dayOf is midnight UTC of an instant's date, so that days can be counted.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// daysTo says how many days to is ahead of today: "+180d", "2027-05-21", "today".
func daysTo(to string, today time.Time) (int, error) {
	to = strings.TrimSpace(to)
	if to == "today" {
		return 0, nil
	}
	if count, ok := strings.CutSuffix(strings.TrimPrefix(to, "+"), "d"); ok && strings.HasPrefix(to, "+") {
		days, err := strconv.Atoi(count)
		if err != nil || days < 0 || days > maxDays {
			return 0, fmt.Errorf("%q: want a number of days from 0 to %d, such as +180d", to, maxDays)
		}
		return days, nil
	}
	date, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0, fmt.Errorf("%q is no date: use +180d, %s or today", to, today.AddDate(0, 6, 0).Format(time.DateOnly))
	}
	days := int(date.Sub(dayOf(today)).Hours() / 24)
	if days < 0 {
		return 0, fmt.Errorf("%s is before today, %s: the date only moves forward", to, today.Format(time.DateOnly))
	}
	if days > maxDays {
		return 0, fmt.Errorf("%s is over %d days ahead", to, maxDays)
	}
	return days, nil
}

// maxDays is how far one move may go: eleven years.
const maxDays = 4018
