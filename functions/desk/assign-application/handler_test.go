package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
)

func TestAFileIsGivenToSomebody(t *testing.T) {
	stafftest.Write{
		Serve: assignApplication, Route: "POST /staff/applications/{applicationId}/assignment", Role: "specialist", NotRole: "medical-director",
		From:  applicationtest.Nurse,
		Body:  assignment{"sam"},
		Event: application.ApplicationAssigned, State: application.StateGathering,
		Invalid: map[string]any{
			"/assignee": assignment{""},
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if f.Application.Assignee != "sam" {
				t.Errorf("it is %q's", f.Application.Assignee)
			}
		},
	}.Test(t)
}
