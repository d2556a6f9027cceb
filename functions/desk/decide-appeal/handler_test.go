package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

func TestADenialIsOverturned(t *testing.T) {
	stafftest.Write{
		Serve: decideAppeal, Route: "POST /staff/applications/{applicationId}/appeal-decision", Role: "committee", NotRole: "specialist",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Unclean().Denied().Appealed()
		},
		Body: application.AppealDecision{Outcome: "overturned", Reasons: applicationtest.Because("The board corrected its record."),
			Committee: applicationtest.Meeting(calendartest.Day, true, "Dr. Other One", "Dr. Other Two", "Dr. Other Three")},
		Event: application.AppealDecided, State: application.StateReady,
		Invalid: map[string]any{
			"/reasons":             application.AppealDecision{Outcome: "upheld", Reasons: []participation.Reason{}},
			"/committee/present/0": application.AppealDecision{Outcome: "upheld", Reasons: applicationtest.Because("No."), Committee: applicationtest.Meeting(calendartest.Day, false)},
			"/outcome":             application.AppealDecision{Outcome: "perhaps", Reasons: applicationtest.Because("No.")},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Unclean().Denied()
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterAppealDecided || applicationtest.Says(l).Outcome != "overturned" {
				t.Errorf("the last letter is %+v", l)
			}
		},
	}.Test(t)
}

// A recredentialing's denial, upheld, ends the participation of the stored provider.
func TestARecredentialingsDenialIsUpheld(t *testing.T) {
	stafftest.Write{
		Serve: decideAppeal, Route: "POST /staff/applications/{applicationId}/appeal-decision", Role: "medical-director", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Recredentialing().Unclean().Denied().Appealed()
		},
		Body:  application.AppealDecision{Outcome: "upheld", Reasons: applicationtest.Because("Nothing new was said.")},
		Event: application.AppealDecided, State: application.StateDenied,
		Then: func(t *testing.T, s application.Story) {
			f := s.Participation.Participation
			if f.Status != participation.StatusEnded {
				t.Errorf("the provider is %s", f.Status)
			}
		},
	}.Test(t)
}
