package supervisor

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestDatesAreReadAsDaysAhead(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	for to, want := range map[string]int{"+180d": 180, "+0d": 0, "today": 0, "2026-11-22": 0, "2026-11-23": 1, "2029-11-22": 1096, " +1d ": 1} {
		if got, err := daysTo(to, today); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", to, got, err, want)
		}
	}
	for to, want := range map[string]string{"2026-11-21": "only moves forward", "": "is no date", "180": "is no date", "+xd": "number of days", "+-1d": "number of days", "+99999d": "number of days", "2226-01-01": "days ahead"} {
		if _, err := daysTo(to, today); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", to, err, want)
		}
	}
}

func TestTheClockKeepsItsOffsetAndTheHourOfTheDay(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "clock")
	first, err := openClock(path, zone)
	if err != nil || first.text() != "0s" {
		t.Fatalf("got %v, %v", first, err)
	}
	first.real = func() time.Time { return time.Date(2026, 11, 22, 2, 0, 34, 0, zone) }
	for range 200 { // over 2027-03-14, which has no such time
		if err := first.move(1); err != nil {
			t.Fatal(err)
		}
	}
	second, err := openClock(path, zone)
	if err != nil {
		t.Fatal(err)
	}
	second.real = first.real
	if got := time.Duration(second.seconds()) * time.Second; got.String() != second.text() {
		t.Errorf("%s in seconds are %s", second.text(), got)
	}
	if got, want := second.now(), time.Date(2027, 6, 10, 2, 0, 34, 0, zone); !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
