package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

// 42 CFR 438.10(f)(1): the members who see a provider are told that the participation ends.
func TestMembersWereTold(t *testing.T) {
	done := participation.Done{Proof: "Mailing 2027-014", DoneOn: calendartest.Day}
	stafftest.Write{
		Serve: completeDuty, Route: "POST /staff/applications/{applicationId}/duties/{duty}", Role: "specialist", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n).Enrolled()
			r.Take(r.Story().Obey(applicationtest.Mel, applicationtest.Order(participation.ActionEnd), r.Renewal(), r.Now))
			return r
		},
		Path:  func(application.File) map[string]string { return map[string]string{"duty": "members-notice"} },
		Body:  done,
		Event: participation.DutyDone, State: application.StateEnrolled,
		Invalid: map[string]any{
			"/proof":  participation.Done{DoneOn: done.DoneOn},
			"/doneOn": participation.Done{Proof: done.Proof, DoneOn: calendartest.Day.AddDays(1)},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Enrolled() },
		Then: func(t *testing.T, s application.Story) {
			if d := s.Participation.Participation.Duties; len(d) != 1 || d[0].Proof != done.Proof || len(s.Participation.Tasks) > 0 {
				t.Errorf("kept is %+v; still to do: %v", d, s.Participation.Tasks)
			}
		},
	}.Test(t)
}
