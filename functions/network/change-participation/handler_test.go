package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

func TestAParticipationIsSuspended(t *testing.T) {
	stafftest.Write{
		Serve: changeParticipation, Route: "POST /staff/applications/{applicationId}/participation", Role: "medical-director", NotRole: "specialist",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Enrolled() },
		Body:  participation.Order{Action: "suspend", Reasons: applicationtest.Because("The license lapsed.")},
		Event: participation.ProviderSuspended, State: application.StateEnrolled,
		Invalid: map[string]any{
			"/reasons": participation.Order{Action: "end", Reasons: []participation.Reason{}},
			"/action":  participation.Order{Action: "promote", Reasons: applicationtest.Because("Well.")},
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
