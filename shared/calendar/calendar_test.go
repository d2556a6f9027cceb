package calendar

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDateIsStrict(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"2026-11-22", "2024-02-29", "0001-01-01"} {
		if d, err := ParseDate(good); err != nil || string(d) != good {
			t.Errorf("ParseDate(%q) = %q, %v", good, d, err)
		}
	}
	for _, bad := range []string{"", "2026-2-3", "2026-02-30", "2025-02-29", "11/22/2026", "2026-11-22T00:00:00Z", " 2026-11-22", "0000-01-01", "２０２６-11-22"} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) = %q, want an error", bad, d)
		}
	}
}

func TestDateReadsStrictlyFromJSON(t *testing.T) {
	t.Parallel()
	var got struct{ On Date }
	if err := json.Unmarshal([]byte(`{"On":"2026-11-22"}`), &got); err != nil || got.On != "2026-11-22" {
		t.Fatalf("got %q, %v", got.On, err)
	}
	err := json.Unmarshal([]byte(`{"On":"22.11.2026"}`), &got)
	if err == nil || !strings.Contains(err.Error(), "year-month-day") {
		t.Fatalf("error %v does not say how to write a date", err)
	}
	if err := json.Unmarshal([]byte(`{"On":20261122}`), &got); err == nil {
		t.Fatal("a number was read as a date")
	}
	if b, _ := json.Marshal(got); string(b) != `{"On":"2026-11-22"}` {
		t.Fatalf("written as %s", b)
	}
}

func TestDayBelongsToTheZone(t *testing.T) {
	t.Parallel()
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 23, 3, 30, 0, 0, time.UTC)
	if d := DateOf(at, newYork); d != "2026-11-22" {
		t.Errorf("day in New York = %s", d)
	}
	if d := DateOf(at, time.UTC); d != "2026-11-23" {
		t.Errorf("day in UTC = %s", d)
	}
	if s := Date("2026-03-09").Start(newYork).Sub(Date("2026-03-08").Start(newYork)); s != 23*time.Hour {
		t.Errorf("the day the clocks go forward has %s", s)
	}
}

func TestAddMonthsClampsToMonthEnd(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from Date
		n    int
		want Date
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2026-03-31", -1, "2026-02-28"},
		{"2026-11-22", 36, "2029-11-22"}, {"2024-02-29", 36, "2027-02-28"}, {"2026-11-30", 3, "2027-02-28"}, {"", 3, ""},
	} {
		if got := c.from.AddMonths(c.n); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestBusinessDaysSkipWeekendsAndFederalHolidays(t *testing.T) {
	t.Parallel()
	for d, want := range map[Date]bool{
		"2026-11-20": true, "2026-11-21": false, "2026-11-22": false,
		"2026-11-26": false, "2026-11-27": true, // Thanksgiving, the day after
		"2026-07-03": false, // Independence Day on a Saturday
		"2027-07-05": false, // and on a Sunday
		"2021-12-31": false, // New Year's Day 2022 on a Saturday
		"2026-10-12": false, "2026-06-19": false, "2026-01-19": false, "": false,
	} {
		if got := d.IsBusinessDay(); got != want {
			t.Errorf("%s business day: %v, want %v", d, got, want)
		}
	}
	for _, c := range []struct {
		from Date
		n    int
		want Date
	}{
		{"2026-11-20", 5, "2026-11-30"}, {"2026-11-22", 1, "2026-11-23"}, {"2026-11-13", 5, "2026-11-20"},
		{"2026-11-30", -5, "2026-11-20"}, {"2026-11-21", 0, "2026-11-21"}, {"", 5, ""},
	} {
		if got := c.from.AddBusinessDays(c.n); got != c.want {
			t.Errorf("%s + %d business days = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestLongEarliestLatest(t *testing.T) {
	t.Parallel()
	if got := Date("2026-11-22").Long(); got != "November 22, 2026" {
		t.Errorf("Long() = %q", got)
	}
	if got := Date("").Long(); got != "" {
		t.Errorf("Long of none = %q", got)
	}
	if got := Earliest("", "2027-01-01", "2026-05-05"); got != "2026-05-05" {
		t.Errorf("Earliest = %s", got)
	}
	if got := Latest("", "2027-01-01", "2026-05-05"); got != "2027-01-01" {
		t.Errorf("Latest = %s", got)
	}
	if Date("").Before("2026-01-01") || Date("2026-01-01").After("") {
		t.Error("no date is before or after nothing")
	}
}

func TestClockReadsItsOffset(t *testing.T) {
	for _, c := range []struct {
		offset string
		want   time.Duration
	}{{"", 0}, {"0s", 0}, {"4320h", 4320 * time.Hour}, {"-24h", -24 * time.Hour}} {
		t.Setenv("CLOCK_OFFSET", c.offset)
		clock, err := FromEnvironment()
		if err != nil {
			t.Fatal(err)
		}
		if off := time.Until(clock()) - c.want; off.Abs() > time.Minute {
			t.Errorf("CLOCK_OFFSET=%q is off by %s", c.offset, off)
		}
	}
	t.Setenv("CLOCK_OFFSET", "180 days")
	if _, err := FromEnvironment(); err == nil || !strings.Contains(err.Error(), "CLOCK_OFFSET") {
		t.Errorf("error %v does not name the variable", err)
	}
}

func TestStopsHoldTheClock(t *testing.T) {
	t.Parallel()
	stops := []Stop{{From: "2026-01-10", To: "2026-01-20"}, {From: "2026-01-15", To: "2026-01-25"}}
	if got := Elapsed("2026-01-01", "2026-01-31", stops); got != 15 {
		t.Errorf("elapsed %d, want 15", got)
	}
	if got := Elapsed("2026-01-01", "2026-01-31", []Stop{{From: "2026-01-11"}}); got != 10 {
		t.Errorf("elapsed with an open stop %d, want 10", got)
	}
	if got, ok := DueAfter("2026-01-01", 30, stops); !ok || got != "2026-02-15" {
		t.Errorf("due %s %v", got, ok)
	}
	if got, ok := DueAfter("2026-01-01", 30, []Stop{{From: "2026-01-11"}}); ok {
		t.Errorf("due %s while the clock stands", got)
	}
	if got, ok := DueAfter("2026-01-01", 5, []Stop{{From: "2026-01-11"}}); !ok || got != "2026-01-06" {
		t.Errorf("due %s %v before the stop", got, ok)
	}
}

func anyDate(t *rapid.T, name string) Date {
	return Date("1930-01-01").AddDays(rapid.IntRange(0, 60000).Draw(t, name))
}

func TestDateArithmeticAgrees(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t, "date")
		n := rapid.IntRange(-4000, 4000).Draw(t, "days")
		later := d.AddDays(n)
		if got := d.DaysUntil(later); got != n {
			t.Fatalf("%s until %s is %d days, want %d", d, later, got, n)
		}
		if d.Before(later) != (n > 0) || d.After(later) != (n < 0) {
			t.Fatalf("order of %s and %s", d, later)
		}
		m := rapid.IntRange(-60, 60).Draw(t, "months")
		moved := d.AddMonths(m)
		if _, err := ParseDate(string(moved)); err != nil {
			t.Fatal(err)
		}
		if moved[8:] > d[8:] {
			t.Fatalf("%s + %d months = %s is past its day", d, m, moved)
		}
	})
}

func TestBusinessDaysCountBackAndForth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t, "date")
		n := rapid.IntRange(1, 30).Draw(t, "n")
		got := d.AddBusinessDays(n)
		count := 0
		for day := d.AddDays(1); day <= got; day = day.AddDays(1) {
			if day.IsBusinessDay() {
				count++
			}
		}
		if count != n || !got.IsBusinessDay() {
			t.Fatalf("%s + %d = %s counts %d", d, n, got, count)
		}
	})
}

func TestDueAfterIsTheFirstDayElapsed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := anyDate(t, "from")
		var stops []Stop
		for range rapid.IntRange(0, 4).Draw(t, "stops") {
			s := from.AddDays(rapid.IntRange(-10, 100).Draw(t, "start"))
			stops = append(stops, Stop{From: s, To: s.AddDays(rapid.IntRange(0, 40).Draw(t, "length"))})
		}
		days := rapid.IntRange(1, 90).Draw(t, "days")
		due, ok := DueAfter(from, days, stops)
		if !ok {
			t.Fatal("closed stops left the day unknown")
		}
		if got := Elapsed(from, due, stops); got != days {
			t.Fatalf("elapsed at the due day %d, want %d", got, days)
		}
		if got := Elapsed(from, due.AddDays(-1), stops); got >= days {
			t.Fatalf("a day earlier %d days had elapsed", got)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	f.Add("2026-11-22")
	f.Add("2026-13-01")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err == nil && (string(d) != s || d.AddDays(0) != d) {
			t.Fatalf("%q read as %q", s, d)
		}
	})
}

func TestMonthsBack(t *testing.T) {
	t.Parallel()
	want := []string{"2026-03", "2026-02", "2026-01", "2025-12"}
	if got := MonthsBack(Date("2026-03-31").Month(), 4); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := MonthsBack("2026-03", 16)[15]; got != "2024-12" {
		t.Errorf("15 months before March 2026: %s", got)
	}
	if got := Date("").Month(); got != "" {
		t.Errorf("the month of no day: %q", got)
	}
}

func TestTheLastDayIsABusinessDay(t *testing.T) {
	t.Parallel()
	for d, want := range map[Date]Date{
		"2026-12-27": "2026-12-28", // a Sunday
		"2026-12-25": "2026-12-28", // a holiday before a weekend
		"2026-12-28": "2026-12-28",
		"":           "",
	} {
		if got := d.OrNextBusinessDay(); got != want {
			t.Errorf("%s becomes %s, want %s", d, got, want)
		}
	}
}
