package calendar

import (
	"fmt"
	"time"
)

// layout is the one written form of a day, so dates compare as strings do.
const layout = time.DateOnly

// Date is a day as "YYYY-MM-DD"; "" is no date. Two dates compare with <.
type Date string

// ParseDate reads "YYYY-MM-DD". The error says what to write instead.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() < 1 {
		return "", fmt.Errorf("%q is not a date: write it as year-month-day, such as 2026-11-22", s)
	}
	return Date(s), nil
}

// NewDate builds a day from its parts; parts out of range roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return fromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf is the day it is at the instant t in the zone loc.
func DateOf(t time.Time, loc *time.Location) Date { return fromTime(t.In(loc)) }

func fromTime(t time.Time) Date { return Date(t.Format(layout)) }

// utc is the day's midnight in UTC; false for no date and for text that is none.
func (d Date) utc() (time.Time, bool) {
	t, err := time.Parse(layout, string(d))
	return t, err == nil
}

// String is the date as written, "" for none.
func (d Date) String() string { return string(d) }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == "" }

// Before reports whether both dates exist and d is the earlier.
func (d Date) Before(other Date) bool { return d != "" && other != "" && d < other }

// After reports whether both dates exist and d is the later.
func (d Date) After(other Date) bool { return other.Before(d) }

// AddDays is the day n days later (earlier when n is negative); no date stays none.
func (d Date) AddDays(n int) Date {
	t, ok := d.utc()
	if !ok {
		return ""
	}
	return fromTime(t.AddDate(0, 0, n))
}

// AddMonths is the same day of the month n months later, or the last day of that
// month where it has no such day: January 31 plus one month is February 28 or 29.
func (d Date) AddMonths(n int) Date {
	t, ok := d.utc()
	if !ok {
		return ""
	}
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return fromTime(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// Month is the day's month, as "2026-11".
func (d Date) Month() string { return string(d[:min(len(d), len("2026-11"))]) }

// MonthsBack lists the last n months up to one, as "2026-11", the latest first.
func MonthsBack(until string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = Date(until + "-01").AddMonths(-i).Month()
	}
	return out
}

// DaysUntil counts the days from d to other: negative when other is past, 0 when
// either is no date.
func (d Date) DaysUntil(other Date) int {
	from, ok := d.utc()
	to, ok2 := other.utc()
	if !ok || !ok2 {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// Start is the instant the day begins in the zone loc; the zero time for no date.
func (d Date) Start(loc *time.Location) time.Time {
	t, ok := d.utc()
	if !ok {
		return time.Time{}
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, loc)
}

// Long is the date as letters write it, "November 22, 2026"; "" for none.
func (d Date) Long() string {
	t, ok := d.utc()
	if !ok {
		return ""
	}
	return t.Format("January 2, 2006")
}

// UnmarshalText reads a date from JSON or YAML and refuses text that is none;
// the empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = ""
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Earliest is the first of the dates that exist; "" when none does.
func Earliest(dates ...Date) Date {
	var first Date
	for _, d := range dates {
		if first == "" || d.Before(first) {
			first = d
		}
	}
	return first
}

// Latest is the last of the dates that exist; "" when none does.
func Latest(dates ...Date) Date {
	var last Date
	for _, d := range dates {
		if d > last {
			last = d
		}
	}
	return last
}
