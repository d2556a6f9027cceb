package application_test

import (
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
)

func TestWhatDeservesASecondLookIsNotedForStaff(t *testing.T) {
	t.Parallel()
	form := applicationtest.Practitioner(1, "ar-passe", "MD", dayOne)
	form.MedicaidID = "AR998877"
	if plain := applicationtest.Submitted(t, form); len(plain.File.Notes) != 0 {
		t.Errorf("a plain form: %+v", plain.File.Notes)
	}
	form.MedicaidID, form.Locations[0].Address.State = "", "TX"
	notes := applicationtest.Submitted(t, form).File.Notes
	if len(notes) != 1 || notes[0].Actor != "system" || !strings.Contains(notes[0].Text, "TX") || !strings.Contains(notes[0].Text, "Medicaid ID") {
		t.Errorf("notes %+v", notes)
	}
}

// The state's days run from the complete application; Arkansas's stand still while CCVS works.
func TestTheDecisionClockStopsWhileAnotherBodyVerifies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		market, profession string
		want               calendar.Date // verified five days after the application is complete
	}{
		"a physician, by CCVS": {"ar-passe", "MD", dayOne.AddDays(5 + 90)},
		"another, by the plan": {"ar-passe", "PT", dayOne.AddDays(180)},
		"Kentucky":             {"ky", "MD", dayOne.AddDays(45)},
		"Georgia, without one": {"ga", "MD", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := applicationtest.Submitted(t, applicationtest.Practitioner(1, c.market, c.profession, dayOne)).Reviewed()
			is(t, r, application.StateVerifying)
			if by := r.File.Application.DecideBy; c.profession == "MD" && c.market == "ar-passe" && by != "" {
				t.Errorf("the clock runs before CCVS is done: by %s", by)
			}
			r.Pass(5).Verified()
			if by := r.File.Application.DecideBy; by != c.want {
				t.Errorf("to decide by %q, want %q", by, c.want)
			}
		})
	}
}
