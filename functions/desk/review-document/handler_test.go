package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/endpoint/stafftest"
)

func TestADocumentIsAccepted(t *testing.T) {
	stafftest.Write{
		Serve: reviewDocument, Route: "POST /staff/applications/{applicationId}/documents/{documentId}/review", Role: "specialist", NotRole: "medical-director",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Sent() },
		Path:  func(application.File) map[string]string { return map[string]string{"documentId": "doc-001"} },
		Body:  casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: calendartest.Day.AddMonths(7)},
		Event: casefile.DocumentAccepted, State: application.StateVerifying,
		Invalid: map[string]any{
			"/expiresOn": casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: calendartest.Day.AddDays(-1)},
			"/reason":    casefile.Review{Verdict: casefile.DocumentBad},
			"/verdict":   casefile.Review{Verdict: "perhaps"},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Reviewed() },
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if d, _ := f.Document("doc-001"); d.State != casefile.DocumentGood || d.ExpiresOn != calendartest.Day.AddMonths(7) || d.ReviewedBy != "dana" {
				t.Errorf("%+v", d)
			}
		},
	}.Test(t)
}

func TestADocumentIsRejected(t *testing.T) {
	stafftest.Write{
		Serve: reviewDocument, Route: "POST /staff/applications/{applicationId}/documents/{documentId}/review", Role: "specialist", NotRole: "admin",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Sent() },
		Path:  func(application.File) map[string]string { return map[string]string{"documentId": "doc-001"} },
		Body:  casefile.Review{Verdict: casefile.DocumentBad, Reason: "Page two is missing."},
		Event: casefile.DocumentRejected, State: application.StateGathering,
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterDocumentsNeeded || applicationtest.Says(l).Documents[0].Reason != "Page two is missing." {
				t.Errorf("the last letter is %+v", l)
			}
		},
	}.Test(t)
}
