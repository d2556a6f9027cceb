package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/letter"
	"credo/shared/participation"
	"credo/shared/rehearsal"
	"credo/shared/store"
	"credo/shared/table/tabletest"
	"credo/shared/wording"
)

const (
	route = "POST /staff/applications/{applicationId}/letter-previews"
	site  = "https://join.example.org"
)

// the writes, each on a file that allows it, with the letters it sends.
var writes = []struct {
	name    string
	role    string
	road    func(*testing.T, int) *applicationtest.Road
	body    func(*applicationtest.Road) any
	letters []casefile.LetterName
	says    string
}{
	{"documents are asked for", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		func(*applicationtest.Road) any {
			return map[string]any{"documentRequest": application.DocumentRequest{Types: []string{"malpractice-face-sheet"}, Note: "It ends this month.", DueOn: calendartest.Day.AddDays(14)}}
		}, []casefile.LetterName{application.LetterDocumentsNeeded}, "It ends this month."},
	{"a question", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		func(*applicationtest.Road) any {
			return map[string]any{"discrepancy": map[string]any{"element": "work-history", "yours": "2019", "source": "The employer says 2020.", "dueOn": calendartest.Day.AddDays(14)}}
		}, []casefile.LetterName{application.LetterQuestion}, "The employer says 2020."},
	{"a rejected document", casefile.RoleAdmin,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Sent() },
		func(r *applicationtest.Road) any {
			return map[string]any{"review": rehearsal.Review{DocumentID: r.File.Documents[0].ID, Review: casefile.Review{Verdict: casefile.DocumentBad, Reason: "The second page is missing."}}}
		}, []casefile.LetterName{application.LetterDocumentsNeeded}, "The second page is missing."},
	{"an accepted document", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Sent() },
		func(r *applicationtest.Road) any {
			return map[string]any{"review": rehearsal.Review{DocumentID: r.File.Documents[0].ID, Review: casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: calendartest.Day.AddMonths(12)}}}
		}, nil, ""},
	{"an approval", casefile.RoleMedicalDirector,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready()
		},
		func(*applicationtest.Road) any {
			return map[string]any{"decision": application.Decision{Outcome: application.OutcomeApproved, Products: []participation.Term{}, Reasons: applicationtest.Because("All is met.")}}
		}, []casefile.LetterName{application.LetterApproved}, "approved"},
	{"a denial", casefile.RoleCommittee,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Unclean() },
		func(r *applicationtest.Road) any {
			return map[string]any{"decision": application.Decision{Outcome: application.OutcomeDenied, Products: []participation.Term{}, Reasons: applicationtest.Because("The license was suspended."), Meeting: r.Met(committee.Deny)}}
		}, []casefile.LetterName{application.LetterDenied}, "The license was suspended."},
	{"the contract", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n) },
		func(*applicationtest.Road) any {
			return map[string]any{"contract": rehearsal.ContractStep{Action: application.ContractSend}}
		},
		[]casefile.LetterName{application.LetterContract}, "sign"},
	{"an appeal upheld, of a participating provider", casefile.RoleCommittee,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Recredentialing().Unclean().Denied().Appealed()
		},
		func(r *applicationtest.Road) any {
			return map[string]any{"appealDecision": application.AppealDecision{Outcome: "upheld", Reasons: applicationtest.Because("Nothing new was said."), Meeting: r.Heard(committee.Uphold)}}
		}, []casefile.LetterName{application.LetterAppealDecided, participation.LetterParticipationEnded}, "Nothing new was said."},
	{"a suspension", casefile.RoleMedicalDirector,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Enrolled() },
		func(*applicationtest.Road) any {
			return map[string]any{"participation": participation.Order{Action: "suspend", Reasons: applicationtest.Because("The license lapsed.")}}
		}, []casefile.LetterName{participation.LetterSuspended}, "The license lapsed."},
	{"the first load", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready().Approved()
		},
		func(*applicationtest.Road) any {
			return map[string]any{"loadAcknowledgment": participation.Told{Half: participation.HalfClaims, Reference: "CLM-1", Run: 1}}
		}, nil, ""},
	{"the second load", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n).Contracted().Ready().Approved()
			r.Take(application.LoadHalf(*r.Participation, &r.File, casefile.System, participation.Told{Half: participation.HalfDirectory, Reference: ""}, r.Now))
			return r
		},
		func(*applicationtest.Road) any {
			return map[string]any{"loadAcknowledgment": participation.Told{Half: participation.HalfClaims, Reference: "CLM-1", Run: 1}}
		}, []casefile.LetterName{application.LetterWelcome}, "Provider Number"},
	{"a file is reopened", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Until(application.DueWait)
		},
		func(*applicationtest.Road) any {
			return map[string]any{"reopen": rehearsal.Reopening{Reason: "They called."}}
		},
		[]casefile.LetterName{application.LetterReopened}, "open again"},
	{"a letter again", casefile.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n)
			r.Take(casefile.LetterWasSent(r.File, r.File.Letters[0].Number, "message", r.Now))
			return r
		},
		func(r *applicationtest.Road) any {
			return map[string]any{"resend": rehearsal.Resending{LetterNumber: r.File.Letters[0].Number}}
		},
		[]casefile.LetterName{application.LetterConfirmation}, "Application ID"},
}

func TestAPreviewIsTheLetterThatGoes(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	for n, w := range writes {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			road := w.road(t, n)
			body := w.body(road)
			tabletest.Commit(t, store, road.Changes...)
			before := tabletest.File(t, store, road.File.Application.ID)
			got := httpapitest.Decode[preview](t, ask(t, store, road, w.role, body, http.StatusOK))

			if diff := cmp.Diff(before, tabletest.File(t, store, road.File.Application.ID)); diff != "" {
				t.Errorf("the preview changed the file: %s", diff)
			}
			write, sent := rehearsal.Of(understood(t, body))
			done, err := write.Try(t.Context(), store, rehearsal.Attempt{ID: road.File.Application.ID, Body: sent, By: casefile.Staff("mo", w.role), Now: road.Now})
			want := preview{Letters: owed(t, road, road.Take(done.Change, err))}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the preview is not what went: %s", diff)
			}
			var names []casefile.LetterName
			for _, l := range got.Letters {
				names = append(names, l.Name)
			}
			if diff := cmp.Diff(w.letters, names); diff != "" || !strings.Contains(all(got), w.says) {
				t.Errorf("the letters are not those: %s\n%s", diff, all(got))
			}
		})
	}
}

func ask(t *testing.T, store *store.Store, road *applicationtest.Road, role string, body any, status int) events.APIGatewayV2HTTPResponse {
	t.Helper()
	serve := previewLetter(store, func() time.Time { return road.Now }, site)
	response := httpapitest.Send(t, serve, route, httpapitest.Application(road.File.Application.ID), httpapitest.Staff("mo", role), httpapitest.Body(body))
	if response.StatusCode != status {
		t.Fatalf("%d %s, want %d", response.StatusCode, response.Body, status)
	}
	return response
}

// understood is a body as the function reads it.
func understood(t *testing.T, body any) (r map[string]json.RawMessage) {
	t.Helper()
	raw, err := json.Marshal(body)
	if err == nil {
		err = json.Unmarshal(raw, &r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// owed are the letters of a change that was made, and of what went with it.
func owed(t *testing.T, road *applicationtest.Road, c casefile.Change) []letterPreview {
	t.Helper()
	out := []letterPreview{}
	for _, l := range c.Letters {
		if l.Delivery == casefile.DeliveryOwed {
			out = append(out, sent(t, road, c.After.ID, l))
		}
	}
	for _, also := range c.Also {
		out = append(out, owed(t, road, also)...)
	}
	return out
}

// sent is the letter as send-letter renders it.
func sent(t *testing.T, road *applicationtest.Road, id string, l casefile.Letter) letterPreview {
	t.Helper()
	record, err := json.Marshal(road.Who.Submission)
	if id == road.Number() {
		record, err = json.Marshal(road.InForce)
	}
	if err != nil {
		t.Fatal(err)
	}
	content, err := wording.All.Compose(road.Case(id), l, record, site)
	if err != nil {
		t.Fatal(err)
	}
	r, err := letter.Render(content)
	if err != nil {
		t.Fatal(err)
	}
	return letterPreview{Name: l.Name, Channel: l.Channel, Subject: r.Subject, Text: r.Text}
}

func all(p preview) string {
	var b strings.Builder
	for _, l := range p.Letters {
		b.WriteString(l.Text)
	}
	return b.String()
}

// Whoever may not write may not preview; what the write refuses, the preview refuses.
func TestAPreviewIsRefusedLikeTheWrite(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	road := applicationtest.Nurse(t, 1).Ready()
	tabletest.Commit(t, store, road.Changes...)
	before := tabletest.File(t, store, road.File.Application.ID)
	approval := map[string]any{"decision": application.Decision{Outcome: application.OutcomeApproved, Products: []participation.Term{}, Reasons: applicationtest.Because("All is met.")}}
	for _, c := range []struct {
		name   string
		role   string
		body   any
		status int
		field  string
	}{
		{"a specialist decides", casefile.RoleSpecialist, approval, http.StatusForbidden, ""},
		{"an auditor", casefile.RoleAuditor, approval, http.StatusForbidden, ""},
		{"a director asks for documents", casefile.RoleMedicalDirector, writes[0].body(road), http.StatusForbidden, ""},
		{"no write", casefile.RoleSpecialist, map[string]any{}, http.StatusUnprocessableEntity, ""},
		{"two writes", casefile.RoleSpecialist, map[string]any{"contract": rehearsal.ContractStep{Action: "send"}, "reopen": rehearsal.Reopening{Reason: "Why."}}, http.StatusUnprocessableEntity, ""},
		{"an unknown write", casefile.RoleSpecialist, map[string]any{"gift": map[string]any{}}, http.StatusUnprocessableEntity, "/gift"},
		{"a malformed body", casefile.RoleSpecialist, map[string]any{"contract": map[string]any{"action": "burn"}}, http.StatusUnprocessableEntity, "/contract/action"},
		{"a day in the past", casefile.RoleSpecialist, map[string]any{"documentRequest": application.DocumentRequest{Types: []string{"other"}, Note: "Please.", DueOn: calendartest.Day}},
			http.StatusUnprocessableEntity, "/documentRequest/dueOn"},
		{"nothing to reopen", casefile.RoleSpecialist, map[string]any{"reopen": rehearsal.Reopening{Reason: "They called."}}, http.StatusConflict, ""},
	} {
		response := ask(t, store, road, c.role, c.body, c.status)
		if c.field != "" && !strings.Contains(response.Body, `"`+c.field+`"`) {
			t.Errorf("%s: the answer does not name %s: %s", c.name, c.field, response.Body)
		}
	}
	if diff := cmp.Diff(before, tabletest.File(t, store, road.File.Application.ID)); diff != "" {
		t.Error(diff)
	}
}
