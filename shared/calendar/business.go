package calendar

import (
	"sync"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"
)

// federal knows the US federal holidays (5 U.S.C. 6103) on the day they are
// observed: a Saturday's on Friday, a Sunday's on Monday.
var federal = sync.OnceValue(func() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(us.Holidays...)
	return c
})

// IsBusinessDay reports whether d is a weekday on which no US federal holiday is
// observed.
func (d Date) IsBusinessDay() bool {
	t, ok := d.utc()
	return ok && federal().IsWorkday(t)
}

// AddBusinessDays is the n-th business day after d (before it when n is negative),
// not counting d; d itself when n is 0. The promise "within five business days" of
// a Friday ends on the next Friday.
func (d Date) AddBusinessDays(n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0 && d != ""; n-- {
		d = d.AddDays(step)
		for d != "" && !d.IsBusinessDay() {
			d = d.AddDays(step)
		}
	}
	return d
}

// OrNextBusinessDay is d itself, or the next business day where d is none: the last day of
// anything that a provider owes or may do.
func (d Date) OrNextBusinessDay() Date {
	if d == "" || d.IsBusinessDay() {
		return d
	}
	return d.AddBusinessDays(1)
}
