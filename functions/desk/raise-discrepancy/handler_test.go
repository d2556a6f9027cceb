package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/endpoint/stafftest"
)

func TestADiscrepancyGoesToTheProvider(t *testing.T) {
	stafftest.Write{
		Serve: raiseDiscrepancy, Route: "POST /staff/applications/{applicationId}/discrepancies", Role: "specialist", NotRole: "medical-director",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Reviewed() },
		Body:  map[string]any{"element": "work-history", "yours": "Until May 2024", "source": "CAQH: until June 2024", "dueOn": calendartest.Day.AddDays(14)},
		Event: application.DiscrepancyFound, State: application.StateGathering,
		Invalid: map[string]any{
			"/dueOn":   map[string]any{"element": "work-history", "yours": "May", "source": "June", "dueOn": calendartest.Day},
			"/element": map[string]any{"element": "shoe-size", "yours": "May", "source": "June", "dueOn": calendartest.Day.AddDays(14)},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Ready().Approved()
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			q := f.OpenQuestions()
			if len(q) != 1 || q[0].ID != "q-01" || q[0].Yours != "Until May 2024" {
				t.Errorf("questions %+v", q)
			}
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterQuestion || applicationtest.Says(l).Question.ID != "q-01" {
				t.Errorf("the last letter is %+v", l)
			}
		},
	}.Test(t)
}
