package main

import (
	"cmp"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/committee"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

// sat is what a panel made of the appeals of files, each in a meeting of its own.
type sat struct {
	outcome  string
	vote     committee.Choice
	meetings map[string]string
}

func (s sat) road(r *applicationtest.Road) *applicationtest.Road {
	s.meetings[r.File.Application.ID] = r.Heard(s.vote)
	return r
}

func (s sat) body(f application.File) any {
	return application.AppealDecision{Outcome: s.outcome, Reasons: applicationtest.Because("So the panel found."), Meeting: cmp.Or(s.meetings[f.Application.ID], "MTG-NONE")}
}

func TestADenialIsOverturned(t *testing.T) {
	panel := sat{"overturned", committee.Overturn, map[string]string{}}
	stafftest.Write{
		Serve: decideAppeal, Route: "POST /staff/applications/{applicationId}/appeal-decision", Role: "committee", NotRole: "specialist",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return panel.road(applicationtest.Nurse(t, n).Unclean().Denied().Appealed())
		},
		BodyOf: panel.body, Event: application.AppealDecided, State: application.StateReady, Queries: 1, // the meeting
		Invalid: map[string]any{
			"/reasons": application.AppealDecision{Outcome: "upheld", Reasons: []participation.Reason{}, Meeting: "MTG-1"},
			"/meeting": application.AppealDecision{Outcome: "upheld", Reasons: applicationtest.Because("No."), Meeting: "MTG-1"},
			"/outcome": application.AppealDecision{Outcome: "perhaps", Reasons: applicationtest.Because("No."), Meeting: "MTG-1"},
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

// A recredentialing's denial, upheld, gives the stored provider notice of the end.
func TestARecredentialingsDenialIsUpheld(t *testing.T) {
	panel := sat{"upheld", committee.Uphold, map[string]string{}}
	stafftest.Write{
		Serve: decideAppeal, Route: "POST /staff/applications/{applicationId}/appeal-decision", Role: "medical-director", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return panel.road(applicationtest.Nurse(t, n).Recredentialing().Unclean().Denied().Appealed())
		},
		BodyOf: panel.body, Event: application.AppealDecided, State: application.StateDenied, Queries: 1,
		Then: func(t *testing.T, s application.Story) {
			f := s.Participation.Participation
			if f.Status != participation.StatusActive || f.Ending == nil || f.Ending.On <= f.Ending.AppealBy && f.Ending.AppealBy != "" {
				t.Errorf("the provider is %s, to end: %+v", f.Status, f.Ending)
			}
		},
	}.Test(t)
}
