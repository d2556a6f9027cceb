package participation

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/calendar"
)

func TestACycleIs36MonthsToTheDay(t *testing.T) {
	t.Parallel()
	for decided, want := range map[calendar.Date]Cycle{
		"2026-11-22": {OpenOn: "2029-05-26", RemindOn: []calendar.Date{"2029-08-24", "2029-10-23"}, DueOn: "2029-11-22", OverdueOn: "2029-11-23", EndOn: "2029-12-23"},
		"2024-02-29": {OpenOn: "2026-09-01", RemindOn: []calendar.Date{"2026-11-30", "2027-01-29"}, DueOn: "2027-02-28", OverdueOn: "2027-03-01", EndOn: "2027-03-31"},
	} {
		if diff := cmp.Diff(want, CycleFrom(decided)); diff != "" {
			t.Errorf("decided on %s: %s", decided, diff)
		}
	}
}

func TestWhoParticipates(t *testing.T) {
	t.Parallel()
	for status, want := range map[Status]bool{"": false, StatusPending: false, StatusProvisional: true, StatusActive: true, StatusSuspended: false, StatusEnded: false} {
		if status.Participating() != want {
			t.Errorf("%q participates: %t", status, !want)
		}
	}
}
