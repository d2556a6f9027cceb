package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/provider"
)

func TestAParticipationIsSuspended(t *testing.T) {
	stafftest.Write{
		Serve: changeParticipation, Route: "POST /staff/applications/{applicationId}/participation", Role: "medical-director", NotRole: "specialist",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Enrolled() },
		Body:  application.ParticipationChange{Action: "suspend", Reasons: applicationtest.Because("The license lapsed.")},
		Event: application.ProviderSuspended, State: application.StateEnrolled, Reads: 1,
		Invalid: map[string]any{
			"/reasons": application.ParticipationChange{Action: "end", Reasons: []application.Reason{}},
			"/action":  application.ParticipationChange{Action: "promote", Reasons: applicationtest.Because("Well.")},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		Then: func(t *testing.T, f application.File) {
			if f.Application.Status != provider.StatusSuspended || f.Letters[len(f.Letters)-1].Name != application.LetterSuspended {
				t.Errorf("the provider is %s", f.Application.Status)
			}
		},
	}.Test(t)
}
