package main

import (
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

const route = "POST /applications/{applicationId}/agreement"

func ask(t *testing.T, serve httpapi.Handler, id, npi string) events.APIGatewayV2HTTPResponse {
	t.Helper()
	return httpapitest.Send(t, serve, route, httpapitest.Application(id), httpapitest.Body(map[string]any{"npi": npi}))
}

func TestTheAgreementIsOpenedAndItsFirstOpeningNoted(t *testing.T) {
	t.Parallel()
	store, calls := tabletest.Counted(t)
	road := applicationtest.Nurse(t, 1).Offered()
	tabletest.Commit(t, store, road.Changes...)
	a := road.File.Application
	papers := vaulttest.New(t)
	if err := papers.Put(t.Context(), vault.AgreementKey(a.Agreement.SHA256), "application/pdf", []byte("%PDF-1.7 sample")); err != nil {
		t.Fatal(err)
	}
	serve := readAgreement(store, papers, func() time.Time { return road.Now })
	calls.Reset()
	first := ask(t, serve, a.ID, a.NPI)
	if diff := cmp.Diff(map[string]int{"Query": 1, "TransactWriteItems": 1}, calls.Reset()); diff != "" || first.StatusCode != http.StatusOK {
		t.Fatalf("%d %s, calls %s", first.StatusCode, first.Body, diff)
	}
	got := httpapitest.Decode[paper](t, first)
	if got.SHA256 != a.Agreement.SHA256 || got.Version != a.Agreement.Version {
		t.Errorf("%+v", got)
	}
	if fetched, err := http.Get(got.URL); err != nil || fetched.StatusCode != http.StatusOK || fetched.Header.Get("Content-Type") != "application/pdf" {
		t.Errorf("the link leads to %+v, %v", fetched, err)
	} else if err := fetched.Body.Close(); err != nil {
		t.Error(err)
	}
	after := tabletest.File(t, store, a.ID)
	g := after.Application.Agreement
	if last := after.Events[len(after.Events)-1]; last.Event != application.AgreementOpened || last.Data["from"] != "192.0.2.1" || g.OpenedAt.IsZero() {
		t.Errorf("the history has %+v, the file %+v", last, g)
	}
	if after.Application.Version != a.Version {
		t.Error("reading makes a reviewer's screen stale")
	}
	ask(t, serve, a.ID, a.NPI)
	if diff := cmp.Diff(after, tabletest.File(t, store, a.ID)); diff != "" {
		t.Errorf("reading again changed the file: %s", diff)
	}
}

func TestTheExecutedCopyIsHandedBack(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	road := applicationtest.Nurse(t, 2).Contracted()
	tabletest.Commit(t, store, road.Changes...)
	a := road.File.Application
	answer := ask(t, readAgreement(store, vaulttest.New(t), func() time.Time { return road.Now }), a.ID, a.NPI)
	if got := httpapitest.Decode[paper](t, answer); answer.StatusCode != http.StatusOK || got.SHA256 != a.Agreement.Executed.SHA256 {
		t.Errorf("%d %s", answer.StatusCode, answer.Body)
	}
}

func TestWhoReadsNoAgreement(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	road, none := applicationtest.Nurse(t, 3).Offered(), applicationtest.Nurse(t, 4)
	tabletest.Commit(t, store, append(road.Changes, none.Changes...)...)
	serve := readAgreement(store, vaulttest.New(t), func() time.Time { return road.Now })
	for name, c := range map[string]struct{ id, npi string }{
		"somebody else":      {road.File.Application.ID, none.File.Application.NPI},
		"whom none was sent": {none.File.Application.ID, none.File.Application.NPI},
		"who invents an ID":  {"CRD-0000-0000-00000", road.File.Application.NPI},
	} {
		if answer := ask(t, serve, c.id, c.npi); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d %s", name, answer.StatusCode, answer.Body)
		}
	}
	if f := tabletest.File(t, store, road.File.Application.ID); !f.Application.Agreement.OpenedAt.IsZero() {
		t.Error("a stranger's request counts as reading")
	}
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	response, err := readAgreement(tabletest.New(t), vaulttest.New(t), func() time.Time { return calendartest.Start })(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
