package main

import (
	"cmp"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
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

// suspended is a provider whose suspension is appealed.
func suspended(t applicationtest.T, n int) *applicationtest.Road {
	r := applicationtest.Nurse(t, n).Enrolled()
	r.Take(r.Story().Obey(casefile.Staff("ines", casefile.RoleMedicalDirector), applicationtest.Order("suspend"), nil, r.Now))
	r.Take(r.Story().FileAppeal(application.Appeal{Statement: "Please."}, r.Network(), r.Now))
	return r
}

// NCQA CR 6: over HTTP, a panel of others sets a suspension aside, and the provider is back.
func TestASuspensionIsSetAside(t *testing.T) {
	meetings := map[string]string{}
	stafftest.Write{
		Serve: decideAppeal, Route: "POST /staff/applications/{applicationId}/appeal-decision", Role: "committee", NotRole: "specialist",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			r := suspended(t, n)
			meetings[r.File.Application.ID] = r.HeardAgainst(committee.PurposeSuspension, committee.Overturn)
			return r
		},
		BodyOf: func(f application.File) any {
			return application.AppealDecision{Outcome: "overturned", Reasons: applicationtest.Because("The board corrected it."), Meeting: cmp.Or(meetings[f.Application.ID], "MTG-NONE")}
		},
		Event: participation.AppealDecided, State: application.StateEnrolled, Queries: 1,
		Then: func(t *testing.T, s application.Story) {
			if p := s.Participation.Participation; p.Status != participation.StatusActive || p.Suspension != nil {
				t.Errorf("the provider is %s: %+v", p.Status, p.Suspension)
			}
		},
	}.Test(t)
}

// 42 USC 11112(b)(2): over HTTP, the provider is told when and where an appeal is heard.
func TestAHearingIsSet(t *testing.T) {
	meetings := map[string]string{}
	stafftest.Write{
		Serve: setHearing, Route: "POST /staff/applications/{applicationId}/hearing", Role: "committee", NotRole: "specialist",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			r := suspended(t, n)
			meetings[r.File.Application.ID] = r.Called(30, committee.PurposeSuspension)
			return r
		},
		BodyOf: func(f application.File) any {
			return applicationtest.HearingNotice(cmp.Or(meetings[f.Application.ID], "MTG-NONE"))
		},
		Event: participation.HearingSet, State: application.StateEnrolled, Queries: 1,
		Invalid: map[string]any{
			"/meeting": applicationtest.HearingNotice("MTG-NONE"),
			"/at":      application.HearingNotice{Meeting: "MTG-1", At: "2 pm", Where: "Room 4"},
		},
		Then: func(t *testing.T, s application.Story) {
			if h := s.Participation.Participation.Suspension.Appeal.Hearing; h == nil || h.At != "14:30" {
				t.Errorf("kept is %+v", h)
			}
		},
	}.Test(t)
}
