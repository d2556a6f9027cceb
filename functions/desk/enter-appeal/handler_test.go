package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
)

// NCQA CR 6: what was posted on the last day is in time, though it is entered later.
func TestAnAppealThatCameByMail(t *testing.T) {
	appeal := func(postmark string) map[string]any {
		return map[string]any{"statement": "The board corrected its record.", "postmarkedOn": postmark}
	}
	stafftest.Write{
		Serve: enterAppeal, Route: "POST /staff/applications/{applicationId}/appeal", Role: "specialist", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Unclean().Denied().Pass(33)
		},
		Body: appeal("2026-12-23"), Event: application.AppealFiled, State: application.StateAppealed,
		Invalid:  map[string]any{"/postmarkedOn": appeal("2027-06-01"), "/statement": map[string]any{"statement": " "}},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Unclean() },
	}.Test(t)
}
