package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/endpoint/stafftest"
)

func TestDocumentsAreAskedForByLetter(t *testing.T) {
	stafftest.Write{
		Serve: requestDocuments, Route: "POST /staff/applications/{applicationId}/document-requests", Role: "specialist", NotRole: "committee",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		Body:  application.DocumentRequest{Types: []string{"malpractice-face-sheet"}, Note: "It ends this month.", DueOn: calendartest.Day.AddDays(14)},
		Event: application.DocumentsRequested, State: application.StateGathering,
		Invalid: map[string]any{
			"/dueOn":   application.DocumentRequest{Types: []string{"other"}, Note: "Please.", DueOn: calendartest.Day},
			"/types":   application.DocumentRequest{Types: []string{}, Note: "Please.", DueOn: calendartest.Day.AddDays(14)},
			"/types/0": application.DocumentRequest{Types: []string{"passport"}, Note: "Please.", DueOn: calendartest.Day.AddDays(14)},
			"/note":    application.DocumentRequest{Types: []string{"other"}, DueOn: calendartest.Day.AddDays(14)},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Ready().Approved()
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterDocumentsNeeded || applicationtest.Says(l).Note != "It ends this month." || l.Delivery != casefile.DeliveryOwed {
				t.Errorf("the last letter is %+v", l)
			}
		},
	}.Test(t)
}
