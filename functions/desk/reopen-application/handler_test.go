package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/endpoint/stafftest"
)

func TestADiscontinuedFileIsReopened(t *testing.T) {
	stafftest.Write{
		Serve: reopenApplication, Route: "POST /staff/applications/{applicationId}/reopen", Role: "specialist", NotRole: "admin",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Until(application.DueWait)
		},
		Body:  reopening{"The documents came the day after."},
		Event: application.ApplicationReopened, State: application.StateGathering,
		Invalid: map[string]any{
			"/reason": reopening{""},
		},
		Refusing: applicationtest.Nurse,
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterReopened || f.Application.WaitUntil < calendartest.Day.AddDays(31) {
				t.Errorf("the last letter is %s; it waits until %s", l.Name, f.Application.WaitUntil)
			}
		},
	}.Test(t)
}
