package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

// NCQA CR 6: what was posted on the last day is in time, though it is entered later.
func TestAnAppealThatCameByMail(t *testing.T) {
	appeal := func(postmark calendar.Date) map[string]any {
		return map[string]any{"statement": "The board corrected its record.", "postmarkedOn": postmark}
	}
	stafftest.Write{
		Serve: enterAppeal, Route: "POST /staff/applications/{applicationId}/appeal", Role: "specialist", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Unclean().Denied().Pass(33)
		},
		Body: appeal(calendartest.Day.AddDays(30)), Event: application.AppealFiled, State: application.StateAppealed,
		Invalid:  map[string]any{"/postmarkedOn": appeal(calendartest.Day.AddDays(190)), "/statement": map[string]any{"statement": " "}},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Unclean() },
	}.Test(t)
}

// An appeal against a suspension comes by mail as well, and is heard though entered late.
func TestAnAppealAgainstASuspensionThatCameByMail(t *testing.T) {
	stafftest.Write{
		Serve: enterAppeal, Route: "POST /staff/applications/{applicationId}/appeal", Role: "specialist", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n).Enrolled()
			r.Take(r.Story().Obey(applicationtest.Dana, applicationtest.Order("suspend"), nil, r.Now))
			return r.Pass(33)
		},
		Body:  map[string]any{"statement": "Please.", "against": "suspension", "postmarkedOn": calendartest.Day.AddDays(30)},
		Event: participation.AppealFiled, State: application.StateEnrolled,
	}.Test(t)
}
