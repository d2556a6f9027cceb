package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/endpoint/stafftest"
)

const route = "POST /staff/applications/{applicationId}/discrepancies/{discrepancyId}"

func asked(t applicationtest.T, n int) *applicationtest.Road {
	r := applicationtest.Nurse(t, n).Reviewed()
	q := casefile.Discrepancy{Element: "license", Yours: "SAMPLE-1", Source: "SAMPLE-9", DueOn: r.Today().AddDays(14)}
	r.Take(r.File.RaiseDiscrepancy(applicationtest.Sam, q, r.Now))
	return r
}

func answered(t applicationtest.T, n int) *applicationtest.Road {
	r := asked(t, n)
	r.Take(r.File.AnswerDiscrepancy(application.Explanation{DiscrepancyID: "q-01", Answer: "The board is right.", Correction: "SAMPLE-9"}, r.Now))
	return r
}

func first(application.File) map[string]string { return map[string]string{"discrepancyId": "q-01"} }

// Staff write down what somebody says on the phone.
func TestAnAnswerByPhoneIsWrittenDown(t *testing.T) {
	stafftest.Write{
		Serve: settleQuestion, Route: route, Role: "specialist", NotRole: "medical-director",
		From: asked, Path: first,
		Body:  application.Settlement{How: "answered", Answer: "The board is right.", Reason: "By phone."},
		Event: application.DiscrepancyAnswered, State: application.StateVerifying,
		Invalid: map[string]any{
			"/answer": application.Settlement{How: "answered", Reason: "By phone."},
			"/how":    application.Settlement{How: "forgotten", Reason: "By phone."},
		},
		Refusing: answered,
		Then: func(t *testing.T, s application.Story) {
			if q := s.File.Discrepancies[0]; q.Open() || q.AnsweredBy != "staff:dana" {
				t.Errorf("%+v", q)
			}
		},
	}.Test(t)
}

// What the provider says it should be becomes what the form says (NCQA CR 1).
func TestACorrectionIsTakenOver(t *testing.T) {
	stafftest.Write{
		Serve: settleQuestion, Route: route, Role: "specialist", NotRole: "auditor",
		From: answered, Path: first, Reads: 1,
		Body: map[string]any{"how": "corrected", "reason": "As the provider said.", "correction": map[string]any{
			"field": "/practitioner/licenses/0/number", "value": "SAMPLE-9"}},
		Event: application.FormCorrected, State: application.StateVerifying,
		Invalid: map[string]any{
			"/correction/field": map[string]any{"how": "corrected", "reason": "Why.", "correction": map[string]any{"field": "/npi", "value": "1234567893"}},
			"/reason":           map[string]any{"how": "closed"},
		},
		Refusing: asked,
		Then: func(t *testing.T, s application.Story) {
			last := s.File.Events[len(s.File.Events)-1]
			if last.Data["new"] != "SAMPLE-9" || last.Data["field"] != "/practitioner/licenses/0/number" {
				t.Errorf("the history says %v", last.Data)
			}
		},
	}.Test(t)
}
