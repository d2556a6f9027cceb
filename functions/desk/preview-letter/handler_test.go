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
	"credo/shared/httpapi/httpapitest"
	"credo/shared/letter"
	"credo/shared/provider"
	"credo/shared/table"
	"credo/shared/table/tabletest"
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
	letters []application.LetterName
	says    string
}{
	{"documents are asked for", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		func(*applicationtest.Road) any {
			return request{DocumentRequest: &application.DocumentRequest{Types: []string{"malpractice-face-sheet"}, Note: "It ends this month.", DueOn: "2026-12-07"}}
		}, []application.LetterName{application.LetterDocumentsNeeded}, "It ends this month."},
	{"a question", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		func(*applicationtest.Road) any {
			return map[string]any{"discrepancy": map[string]any{"element": "work-history", "yours": "2019", "source": "The employer says 2020.", "dueOn": "2026-12-07"}}
		}, []application.LetterName{application.LetterQuestion}, "The employer says 2020."},
	{"a rejected document", application.RoleAdmin,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Sent() },
		func(r *applicationtest.Road) any {
			return request{Review: &review{r.File.Documents[0].ID, application.Review{Verdict: application.DocumentBad, Reason: "The second page is missing."}}}
		}, []application.LetterName{application.LetterDocumentsNeeded}, "The second page is missing."},
	{"an accepted document", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Sent() },
		func(r *applicationtest.Road) any {
			return request{Review: &review{r.File.Documents[0].ID, application.Review{Verdict: application.DocumentGood, ExpiresOn: "2027-12-07"}}}
		}, nil, ""},
	{"an approval", application.RoleMedicalDirector,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready()
		},
		func(*applicationtest.Road) any {
			return request{Decision: &application.Decision{Outcome: application.OutcomeApproved, Products: []provider.Participation{}, Reasons: applicationtest.Because("All is met.")}}
		}, []application.LetterName{application.LetterApproved}, "approved"},
	{"a denial", application.RoleCommittee,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Unclean() },
		func(r *applicationtest.Road) any {
			return request{Decision: &application.Decision{Outcome: application.OutcomeDenied, Products: []provider.Participation{}, Reasons: applicationtest.Because("The license was suspended."), Committee: applicationtest.Meeting(r.Today(), false)}}
		}, []application.LetterName{application.LetterDenied}, "The license was suspended."},
	{"the contract", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n) },
		func(*applicationtest.Road) any { return request{Contract: &contract{application.ContractSend}} },
		[]application.LetterName{application.LetterContract}, "sign"},
	{"an appeal upheld, of a participating provider", application.RoleCommittee,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Recredentialing().Unclean().Denied().Appealed()
		},
		func(*applicationtest.Road) any {
			return request{AppealDecision: &application.AppealDecision{Outcome: "upheld", Reasons: applicationtest.Because("Nothing new was said.")}}
		}, []application.LetterName{application.LetterAppealDecided, application.LetterParticipationEnded}, "Nothing new was said."},
	{"a suspension", application.RoleMedicalDirector,
		func(t *testing.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Enrolled() },
		func(*applicationtest.Road) any {
			return request{Participation: &application.ParticipationChange{Action: "suspend", Reasons: applicationtest.Because("The license lapsed.")}}
		}, []application.LetterName{application.LetterSuspended}, "The license lapsed."},
	{"the first load", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready().Approved()
		},
		func(*applicationtest.Road) any {
			return request{Acknowledgment: &acknowledgment{application.HalfClaims, "CLM-1"}}
		}, nil, ""},
	{"the second load", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n).Contracted().Ready().Approved()
			r.Take(r.File.LoadHalf(application.System, application.HalfDirectory, "", r.Provider, r.Now))
			return r
		},
		func(*applicationtest.Road) any {
			return request{Acknowledgment: &acknowledgment{application.HalfClaims, "CLM-1"}}
		}, []application.LetterName{application.LetterWelcome}, "Provider Number"},
	{"a file is reopened", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Until(application.DueWait)
		},
		func(*applicationtest.Road) any { return request{Reopen: &reopening{"They called."}} },
		[]application.LetterName{application.LetterReopened}, "open again"},
	{"a letter again", application.RoleSpecialist,
		func(t *testing.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n)
			r.Take(r.File.LetterWasSent(r.File.Letters[0].Number, "message", r.Now))
			return r
		},
		func(r *applicationtest.Road) any { return request{Resend: &resending{r.File.Letters[0].Number}} },
		[]application.LetterName{application.LetterConfirmation}, "Application ID"},
}

func TestAPreviewIsTheLetterThatGoes(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	for n, w := range writes {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			road := w.road(t, n)
			tabletest.Commit(t, store, road.Changes...)
			before := tabletest.File(t, store, road.File.Application.ID)
			body := w.body(road)
			got := httpapitest.Decode[preview](t, ask(t, store, road, w.role, body, http.StatusOK))

			if diff := cmp.Diff(before, tabletest.File(t, store, road.File.Application.ID)); diff != "" {
				t.Errorf("the preview changed the file: %s", diff)
			}
			_, _, run := understood(t, body).write()
			change := road.Take(run(desk{file: road.File, by: application.Staff("mo", w.role), stored: &road.Provider, now: road.Now}))
			want := preview{Letters: []letterPreview{}}
			for _, l := range change.Letters {
				if l.Delivery == application.DeliveryOwed {
					want.Letters = append(want.Letters, sent(t, road, l))
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the preview is not what went: %s", diff)
			}
			var names []application.LetterName
			for _, l := range got.Letters {
				names = append(names, l.Name)
			}
			if diff := cmp.Diff(w.letters, names); diff != "" || !strings.Contains(all(got), w.says) {
				t.Errorf("the letters are not those: %s\n%s", diff, all(got))
			}
		})
	}
}

func ask(t *testing.T, store *table.Store, road *applicationtest.Road, role string, body any, status int) events.APIGatewayV2HTTPResponse {
	t.Helper()
	serve := previewLetter(store, func() time.Time { return road.Now }, site)
	response := httpapitest.Send(t, serve, route, httpapitest.Application(road.File.Application.ID), httpapitest.Staff("mo", role), httpapitest.Body(body))
	if response.StatusCode != status {
		t.Fatalf("%d %s, want %d", response.StatusCode, response.Body, status)
	}
	return response
}

// understood is a body as the function reads it.
func understood(t *testing.T, body any) (r request) {
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

// sent is the letter as send-letter renders it.
func sent(t *testing.T, road *applicationtest.Road, l application.Letter) letterPreview {
	t.Helper()
	content, err := letter.For(road.File.Application, l, road.Who.Submission.Contact, site)
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
	approval := request{Decision: &application.Decision{Outcome: application.OutcomeApproved, Products: []provider.Participation{}, Reasons: applicationtest.Because("All is met.")}}
	for _, c := range []struct {
		name   string
		role   string
		body   any
		status int
		field  string
	}{
		{"a specialist decides", application.RoleSpecialist, approval, http.StatusForbidden, ""},
		{"an auditor", application.RoleAuditor, approval, http.StatusForbidden, ""},
		{"a director asks for documents", application.RoleMedicalDirector, writes[0].body(road), http.StatusForbidden, ""},
		{"no write", application.RoleSpecialist, map[string]any{}, http.StatusUnprocessableEntity, ""},
		{"two writes", application.RoleSpecialist, map[string]any{"contract": contract{"send"}, "reopen": reopening{"Why."}}, http.StatusUnprocessableEntity, ""},
		{"an unknown write", application.RoleSpecialist, map[string]any{"gift": map[string]any{}}, http.StatusUnprocessableEntity, "/gift"},
		{"a malformed body", application.RoleSpecialist, map[string]any{"contract": map[string]any{"action": "burn"}}, http.StatusUnprocessableEntity, "/contract/action"},
		{"a day in the past", application.RoleSpecialist, request{DocumentRequest: &application.DocumentRequest{Types: []string{"other"}, Note: "Please.", DueOn: "2026-11-23"}},
			http.StatusUnprocessableEntity, "/documentRequest/dueOn"},
		{"nothing to reopen", application.RoleSpecialist, request{Reopen: &reopening{"They called."}}, http.StatusConflict, ""},
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
