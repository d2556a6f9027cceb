package schedule

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Expression says when a schedule is due.
type Expression struct {
	every  time.Duration // of rate(…); 0 for cron(…)
	fields [6][]int      // allowed values by field; nil: any
	zone   *time.Location
}

// The fields of cron(…), in their order.
const (
	minute = iota
	hour
	dayOfMonth
	month
	dayOfWeek
	year
)

var limits = [6][2]int{{0, 59}, {0, 23}, {1, 31}, {1, 12}, {1, 7}, {1970, 2199}}

var names = map[int][]string{
	month:     {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"},
	dayOfWeek: {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"},
}

var rate = regexp.MustCompile(`^rate\((\d+) (minute|hour|day)s?\)$`)

// Parse reads cron(…) or rate(…). What AWS knows and this does not (L, W, #,
// at(…)) is refused by name.
func Parse(source, zone string) (Expression, error) {
	location, err := time.LoadLocation(zone)
	if err != nil {
		return Expression{}, fmt.Errorf("time zone %s: %w", zone, err)
	}
	e := Expression{zone: location}
	if parts := rate.FindStringSubmatch(source); parts != nil {
		count, err := strconv.Atoi(parts[1])
		if err != nil || count < 1 {
			return e, fmt.Errorf("%s: a rate is at least 1", source)
		}
		unit := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}[parts[2]]
		e.every = time.Duration(count) * unit
		return e, nil
	}
	inner, ok := strings.CutPrefix(source, "cron(")
	fields := strings.Fields(strings.TrimSuffix(inner, ")"))
	if !ok || len(fields) != len(limits) {
		return e, fmt.Errorf("%s: only cron(…) with six fields and rate(…) are supported locally", source)
	}
	for i, field := range fields {
		if e.fields[i], err = parseField(i, field); err != nil {
			return e, fmt.Errorf("%s: %w", source, err)
		}
	}
	if e.fields[dayOfMonth] != nil && e.fields[dayOfWeek] != nil {
		return e, fmt.Errorf("%s: day of month and day of week cannot both be set", source)
	}
	return e, nil
}

func parseField(index int, source string) ([]int, error) {
	if source == "*" || source == "?" {
		return nil, nil
	}
	var values []int
	for part := range strings.SplitSeq(source, ",") {
		from, to, step, err := parsePart(index, part)
		if err != nil {
			return nil, err
		}
		for value := from; value <= to; value += step {
			values = append(values, value)
		}
	}
	slices.Sort(values)
	return slices.Compact(values), nil
}

// parsePart reads 5, 5-10, */15 or 5/15.
func parsePart(index int, part string) (from, to, step int, err error) {
	low, high := limits[index][0], limits[index][1]
	step = 1
	span, stepText, stepped := strings.Cut(part, "/")
	if stepped {
		if step, err = strconv.Atoi(stepText); err != nil || step < 1 {
			return 0, 0, 0, fmt.Errorf("%q is not supported locally", part)
		}
	}
	first, last, ranged := strings.Cut(span, "-")
	switch {
	case span == "*":
		return low, high, step, nil
	case ranged:
		from, err = parseValue(index, first)
		to, failed := parseValue(index, last)
		return from, to, step, errors.Join(err, failed)
	}
	if from, err = parseValue(index, first); err != nil {
		return 0, 0, 0, err
	}
	if stepped {
		return from, high, step, nil
	}
	return from, from, step, nil
}

func parseValue(index int, source string) (int, error) {
	if at := slices.Index(names[index], strings.ToUpper(source)); at >= 0 {
		return at + 1, nil
	}
	value, err := strconv.Atoi(source)
	if err != nil || value < limits[index][0] || value > limits[index][1] {
		return 0, fmt.Errorf("%q is not supported locally", source)
	}
	return value, nil
}

// searchDays is how far ahead an occurrence is looked for.
const searchDays = 5 * 366

// Next is the first occurrence after the instant; zero when there is none
// within five years. A time of day that the clock skips has no occurrence, one
// that it shows twice has one.
func (e Expression) Next(after time.Time) time.Time {
	if e.every > 0 {
		return after.Add(e.every)
	}
	local := after.In(e.zone)
	for day := range searchDays {
		date := time.Date(local.Year(), local.Month(), local.Day()+day, 12, 0, 0, 0, e.zone)
		if !e.hasDay(date) {
			continue
		}
		for h := range 24 {
			for m := range 60 {
				if !has(e.fields[hour], h) || !has(e.fields[minute], m) {
					continue
				}
				at := time.Date(date.Year(), date.Month(), date.Day(), h, m, 0, 0, e.zone)
				if at.After(after) && at.Hour() == h {
					return at
				}
			}
		}
	}
	return time.Time{}
}

func (e Expression) hasDay(date time.Time) bool {
	return has(e.fields[dayOfMonth], date.Day()) && has(e.fields[month], int(date.Month())) &&
		has(e.fields[dayOfWeek], int(date.Weekday())+1) && has(e.fields[year], date.Year())
}

func has(allowed []int, value int) bool { return allowed == nil || slices.Contains(allowed, value) }
