package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
)

func TestLettersGoToTheAddressCorrected(t *testing.T) {
	stafftest.Write{
		Serve: correctContact, Route: "POST /staff/applications/{applicationId}/contact", Role: "specialist", NotRole: "auditor",
		From:  applicationtest.Nurse,
		Body:  application.ContactCorrection{Email: "billing@practice.example", Channel: "post", Reason: "By phone."},
		Event: application.ContactCorrected, State: application.StateGathering,
		Invalid: map[string]any{
			"/email":   application.ContactCorrection{Email: "billing", Reason: "By phone."},
			"/channel": application.ContactCorrection{Email: "billing@practice.example", Channel: "fax", Reason: "By phone."},
			"/reason":  application.ContactCorrection{Email: "billing@practice.example", Reason: " "},
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if a := f.Application; a.Email != "billing@practice.example" || a.Channel != "post" {
				t.Errorf("letters go to %s by %s", a.Email, a.Channel)
			}
		},
	}.Test(t)
}
