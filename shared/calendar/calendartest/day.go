// Package calendartest says on which day the stories of tests begin.
package calendartest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/realtime"
)

// Day is the fixtures' day: CREDO_TEST_DAY, a date or a number of days from the real one
// such as "-400d"; unset, a Monday. Tests reckon their days from it, so that they hold
// whatever day it is.
var Day = dayFrom(os.Getenv("CREDO_TEST_DAY"))

// Start is when the stories begin: a morning in every market.
var Start = At(Day)

// At is that hour on another day.
func At(day calendar.Date) time.Time { return day.Start(time.UTC).Add(15 * time.Hour) }

func dayFrom(s string) calendar.Date {
	if s == "" {
		return "2026-11-23"
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(s, "d")); err == nil && strings.HasSuffix(s, "d") {
		return calendar.DateOf(realtime.Now().Time(), time.UTC).AddDays(n)
	}
	day, err := calendar.ParseDate(s)
	if err != nil {
		panic(fmt.Sprintf(`CREDO_TEST_DAY: %v, or a number of days from today such as "-400d"`, err))
	}
	return day
}
