package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/participation"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

const decisions = "POST /staff/applications/{applicationId}/decision"

// decided sends a decision as a member of staff who just looked at the file.
func decided(t *testing.T, files *store.Store, id, user, role string, d application.Decision) (int, string) {
	t.Helper()
	s, err := files.Story(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if d.Products == nil {
		d.Products = []participation.Term{}
	}
	if d.Reasons == nil {
		d.Reasons = []participation.Reason{}
	}
	response := httpapitest.Send(t, decideApplication(files, func() time.Time { return calendartest.Start }), decisions,
		httpapitest.Application(id), httpapitest.Staff(user, role),
		httpapitest.Header("If-Match", fmt.Sprintf("%q", fmt.Sprint(s.Version()))), httpapitest.Body(d))
	return response.StatusCode, response.Body
}

func kept(t *testing.T, files *store.Store, r *applicationtest.Road) string {
	t.Helper()
	tabletest.Commit(t, files, r.Changes...)
	return r.File.Application.ID
}

func found(r *applicationtest.Road, element string) *applicationtest.Road {
	return r.Found(element, credential.Verification{Result: credential.ResultAdverse, Source: "The source", VerifiedOn: r.Today(), Note: "Listed.", Why: "Asked again."})
}

// 42 CFR 438.214(d): neither the director nor the committee approves, fully or provisionally,
// whom a hard stop bars; the answer names the rule.
func TestNobodyApprovesAnExcludedProvider(t *testing.T) {
	t.Parallel()
	files := tabletest.New(t)
	r := found(applicationtest.Nurse(t, 1).Contracted().Ready(), "exclusions-oig")
	meeting := r.Met(committee.Approve)
	id := kept(t, files, r)
	approve := application.Decision{Outcome: application.OutcomeApproved, Reasons: applicationtest.Because("So it voted."), Meeting: meeting}
	status, body := decided(t, files, id, "mel", casefile.RoleCommittee, approve)
	if status != 422 || !strings.Contains(body, "42 CFR 438.214(d)") {
		t.Errorf("the committee: %d %s", status, body)
	}
	if status, body = decided(t, files, id, "dana", casefile.RoleMedicalDirector, application.Decision{Outcome: application.OutcomeApproved, Provisional: true}); status != 409 {
		t.Errorf("provisionally: %d %s", status, body)
	}
	status, body = decided(t, files, id, "dana", casefile.RoleMedicalDirector, application.Decision{Outcome: application.OutcomeDenied,
		Reasons: []participation.Reason{{Code: "exclusion", Text: "Excluded by the OIG."}}})
	if status != 200 {
		t.Errorf("denied at once: %d %s", status, body)
	}
}

// NCQA CR 3: provisional once an NPI and market, also by another application under another Tax
// ID: the table holds it.
func TestProvisionalIsGivenOnce(t *testing.T) {
	t.Parallel()
	files := tabletest.New(t)
	kept(t, files, applicationtest.Nurse(t, 1).Provisional())
	again := applicationtest.Practitioner(1, "ga", "NP", calendartest.Day)
	again.TaxID = "123456789"
	id := kept(t, files, applicationtest.Submitted(t, again).Ready())
	status, body := decided(t, files, id, "dana", casefile.RoleMedicalDirector, application.Decision{Outcome: application.OutcomeApproved, Provisional: true})
	if status != 409 || !strings.Contains(body, "once") {
		t.Errorf("%d %s", status, body)
	}
	if status, body = decided(t, files, id, "dana", casefile.RoleMedicalDirector, application.Decision{Outcome: application.OutcomeApproved}); status != 200 {
		t.Errorf("in full: %d %s", status, body)
	}
}

// An approval is taken back until it is loaded; the Provider Number that was given never
// begins, and the file is approved under another one.
func TestAnApprovalIsTakenBack(t *testing.T) {
	t.Parallel()
	files := tabletest.New(t)
	r := applicationtest.Nurse(t, 1).Contracted().Ready().Approved()
	id, number := kept(t, files, r), r.Number()
	reasons := applicationtest.Because("The license was revoked.")
	if status, body := decided(t, files, id, "mel", casefile.RoleCommittee, application.Decision{Outcome: application.OutcomeRescinded, Reasons: reasons}); status != 403 {
		t.Errorf("the committee: %d %s", status, body)
	}
	status, body := decided(t, files, id, "dana", casefile.RoleMedicalDirector, application.Decision{Outcome: application.OutcomeRescinded, Reasons: reasons})
	if status != 200 || !strings.Contains(body, string(application.StateVerifying)) {
		t.Fatalf("%d %s", status, body)
	}
	p, err := files.Participation(t.Context(), number)
	if err != nil || !p.Participation.Ended() || p.Participation.EnrolledOn != "" {
		t.Errorf("%+v, %v", p.Participation, err)
	}
}
