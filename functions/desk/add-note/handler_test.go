package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
)

func TestANoteIsForStaff(t *testing.T) {
	stafftest.Write{
		Serve: addNote, Route: "POST /staff/applications/{applicationId}/notes", Role: "specialist", NotRole: "admin",
		From:  applicationtest.Nurse,
		Body:  note{"Called the office."},
		Event: "", State: application.StateGathering,
		Invalid: map[string]any{
			"/text": note{" "},
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if n := f.Notes; len(n) != 1 || n[0].Text != "Called the office." || n[0].Actor != "staff:dana" {
				t.Errorf("notes %+v", n)
			}
		},
	}.Test(t)
}
