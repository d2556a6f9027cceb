package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/identifier"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
)

const route = "GET /applications/{applicationId}"

func TestMain(m *testing.M) { starttest.Main(m) }

func npi(value string) httpapitest.Option { return httpapitest.Query("npi", value) }

// stations are files all along the road.
func stations(t *testing.T) map[string]*applicationtest.Road {
	t.Helper()
	vision := applicationtest.Practitioner(1, "ar-passe", "OD", calendartest.Day)
	vision.Services = []string{"routine-vision"}
	asked := applicationtest.Nurse(t, 2).Ready()
	question := casefile.Discrepancy{Element: "work-history", Yours: "June 2024", Source: "May 2024", DueOn: asked.Today().AddDays(10)}
	asked.Take(asked.File.RaiseDiscrepancy(applicationtest.Sam, question, asked.Now))
	withdrawn := applicationtest.Nurse(t, 3)
	withdrawn.Take(withdrawn.File.Withdraw("", withdrawn.Network(), withdrawn.Now))
	return map[string]*applicationtest.Road{
		"turned away": applicationtest.Submitted(t, vision), "a question asked": asked, "withdrawn": withdrawn,
		"submitted": applicationtest.Nurse(t, 4), "in review": applicationtest.Nurse(t, 5).Sent(), "verifying": applicationtest.Nurse(t, 6).Reviewed(),
		"ready": applicationtest.Nurse(t, 7).Signed().Ready(), "approved": applicationtest.Nurse(t, 8).Ready().Approved(),
		"denied": applicationtest.Nurse(t, 9).Unclean().Denied(), "appealed": applicationtest.Nurse(t, 10).Unclean().Denied().Appealed(),
		"discontinued": applicationtest.Nurse(t, 11).Until(application.DueWait), "enrolling": applicationtest.Nurse(t, 12).Contracted().Ready().Approved(),
		"enrolled": applicationtest.Nurse(t, 13).Enrolled(), "provisional": applicationtest.Nurse(t, 14).Provisional(),
		"recredentialing": applicationtest.Nurse(t, 15).Recredentialing(),
	}
}

func atStart() time.Time { return calendartest.Start }

func TestTheStatusIsToldAllAlongTheRoad(t *testing.T) {
	t.Parallel()
	store, calls := tabletest.Counted(t)
	for name, road := range stations(t) {
		a := road.File.Application
		tabletest.Commit(t, store, road.Changes...)
		calls.Reset()
		response := httpapitest.Send(t, checkStatus(store, func() time.Time { return road.Now }), route, httpapitest.Application(a.ID), npi(a.NPI))
		cost := map[string]int{"Query": 1}
		if road.Participation != nil {
			cost["Query"]++
		}
		if diff := cmp.Diff(cost, calls.Reset()); diff != "" {
			t.Errorf("%s: calls %s", name, diff)
		}
		want, err := road.Story().Status(road.Now)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, httpapitest.Decode[application.Status](t, response)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		form := road.Who.Submission
		for _, secret := range []string{form.TaxID, string(form.Practitioner.DateOfBirth), form.Contact.Email, a.TaxRef} {
			if strings.Contains(response.Body, secret) {
				t.Errorf("%s: the status tells %s", name, secret)
			}
		}
	}
}

func TestTheIDIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	store, road := tabletest.New(t), applicationtest.Nurse(t, 16)
	a := road.File.Application
	tabletest.Hold(t, store, road.File)
	for _, id := range []string{a.ID, strings.ToLower(a.ID), strings.ReplaceAll(a.ID, "-", ""), strings.TrimPrefix(a.ID, "CRD-")} {
		response := httpapitest.Send(t, checkStatus(store, atStart), route, httpapitest.Application(id), npi(a.NPI))
		if response.StatusCode != http.StatusOK || response.Headers["ETag"] != `"1"` {
			t.Errorf("%s: %d %s", id, response.StatusCode, response.Body)
		}
	}
}

// unknownID is well formed and nobody's.
const unknownID = "CRD-0000-0000-00000"

func TestNobodyLearnsWhichOfIDAndNPIIsWrong(t *testing.T) {
	t.Parallel()
	store, calls := tabletest.Counted(t)
	road := applicationtest.Nurse(t, 17).Enrolled()
	tabletest.Hold(t, store, road.File)
	a := road.File.Application
	oneOff, err := identifier.ParseApplicationID(unknownID)
	if err != nil {
		t.Fatal(err)
	}
	var answers []any
	for _, c := range []struct{ id, npi string }{
		{a.ID, applicationtest.NPI(77)}, {oneOff, a.NPI}, {oneOff, applicationtest.NPI(77)},
	} {
		calls.Reset()
		response := httpapitest.Send(t, checkStatus(store, atStart), route, httpapitest.Application(c.id), npi(c.npi))
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%+v: %d %s", c, response.StatusCode, response.Body)
		}
		answers = append(answers, []any{response, calls.Reset()})
		if diff := cmp.Diff(answers[0], answers[len(answers)-1]); diff != "" {
			t.Errorf("%+v is answered differently: %s", c, diff)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	store, calls := tabletest.Counted(t)
	for name, c := range map[string]struct {
		id, npi string
		status  int
	}{
		"no NPI":         {unknownID, "", http.StatusUnprocessableEntity},
		"a mistyped NPI": {unknownID, "123456789", http.StatusUnprocessableEntity},
		"no ID":          {"CRD-1", applicationtest.NPI(1), http.StatusNotFound},
		"a mistyped ID":  {"CRD-0000-0000-00001", applicationtest.NPI(1), http.StatusNotFound},
	} {
		response := httpapitest.Send(t, checkStatus(store, atStart), route, httpapitest.Application(c.id), npi(c.npi))
		if response.StatusCode != c.status {
			t.Errorf("%s: %d %s", name, response.StatusCode, response.Body)
		}
	}
	if n := calls.Reset(); len(n) > 0 {
		t.Errorf("the table was asked: %v", n)
	}
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	response, err := checkStatus(tabletest.New(t), atStart)(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
