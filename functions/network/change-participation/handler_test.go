package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

func TestAParticipationIsSuspended(t *testing.T) {
	stafftest.Write{
		Serve: changeParticipation, Route: "POST /staff/applications/{applicationId}/participation", Role: "medical-director", NotRole: "specialist",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Enrolled() },
		Body:  applicationtest.Order("suspend"),
		Event: participation.ProviderSuspended, State: application.StateEnrolled,
		Invalid: map[string]any{
			"/reasons":     participation.Order{Action: "end", Reasons: []participation.Reason{}},
			"/action":      participation.Order{Action: "promote", Reasons: applicationtest.Because("Well.")},
			"/endsWhen":    participation.Order{Action: "suspend", Reasons: applicationtest.Because("The license lapsed.")},
			"/reviewOn":    participation.Order{Action: "suspend", Reasons: applicationtest.Because("Danger."), EndsWhen: "The board is heard.", Summary: true, ReviewOn: calendartest.Day.AddDays(15)},
			"/effectiveOn": participation.Order{Action: "end", Reasons: applicationtest.Because("Today."), EffectiveOn: calendartest.Day},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		Then: func(t *testing.T, s application.Story) {
			f := s.Participation
			if f.Participation.Status != participation.StatusSuspended || f.Letters[len(f.Letters)-1].Name != participation.LetterSuspended {
				t.Errorf("the provider is %s", f.Participation.Status)
			}
		},
	}.Test(t)
}

// 42 CFR 422.202(d)(4): an end has its notice; until its day nothing changes.
func TestAParticipationEndsWithNotice(t *testing.T) {
	stafftest.Write{
		Serve: changeParticipation, Route: "POST /staff/applications/{applicationId}/participation", Role: "committee", NotRole: "admin",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Recredentialing()
		},
		Body:  applicationtest.Order(participation.ActionEnd),
		Event: participation.EndNoticed, State: application.StateGathering,
		Then: func(t *testing.T, s application.Story) {
			if p := s.Participation.Participation; p.Status != participation.StatusActive || p.Ending == nil || p.Terms[0].EndedOn != p.Ending.On {
				t.Errorf("%+v", p)
			}
		},
	}.Test(t)
}

// An end is taken back for thirty days, and what was closed with it is taken up again.
func TestAnEndIsTakenBack(t *testing.T) {
	stafftest.Write{
		Serve: changeParticipation, Route: "POST /staff/applications/{applicationId}/participation", Role: "medical-director", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Recredentialing().Ended()
		},
		Body:  applicationtest.Order(participation.ActionUndoEnd),
		Event: participation.EndUndone, State: application.StateGathering,
		Then: func(t *testing.T, s application.Story) {
			if p := s.Participation.Participation; p.Status != participation.StatusActive || p.Renewal == nil {
				t.Errorf("%+v", p)
			}
		},
	}.Test(t)
}
