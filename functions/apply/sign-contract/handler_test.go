package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/endpoint/endpointtest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

// offered is the n-th nurse's road to an agreement that waits for a signature.
func offered(t *testing.T, n int) *applicationtest.Road {
	t.Helper()
	road := applicationtest.Nurse(t, n)
	road.Offered()
	road.Take(road.File.OpenAgreement(applicationtest.Address, road.Now))
	return road
}

// signature is the signature of the file at the end of a road.
func signature(t *testing.T, road *applicationtest.Road) endpointtest.Write {
	t.Helper()
	store, calls := tabletest.Counted(t)
	tabletest.Commit(t, store, road.Changes...)
	npi := road.File.Application.NPI
	return endpointtest.Write{
		Route: "POST /applications/{applicationId}/contract-signature", Store: store, Calls: calls, ID: road.File.Application.ID,
		Handler: signContract(store, func() time.Time { return road.Now }),
		Body:    map[string]any{"npi": npi, "name": "Robin Example", "title": "Owner", "accepted": true, "agreement": applicationtest.Paper("sent").SHA256},
		Other:   map[string]any{"npi": npi, "name": "Casey Sample", "title": "Owner", "accepted": true, "agreement": applicationtest.Paper("sent").SHA256},
	}
}

func TestASignatureIsFiledWithWhoSigned(t *testing.T) {
	t.Parallel()
	w := signature(t, offered(t, 1))
	w.Calls.Reset()
	response := w.Sends(t)
	if diff := cmp.Diff(endpointtest.Costs, w.Calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	if got := httpapitest.Decode[endpoint.Changed](t, response); response.StatusCode != http.StatusOK || got.State != application.StateGathering {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
	f := tabletest.File(t, w.Store, w.ID)
	if f.Application.Contract != application.ContractSigned || f.Events[len(f.Events)-1].Event != application.ContractWasSigned {
		t.Errorf("contract %s after %s", f.Application.Contract, f.Events[len(f.Events)-1].Event)
	}
	if g := f.Application.Agreement; g.Signed == nil || g.Signed.Name != "Robin Example" || g.Signed.From != "192.0.2.1" {
		t.Errorf("nobody can tell who signed: %+v", g)
	}
	if !slices.ContainsFunc(f.Tasks, func(task casefile.Task) bool { return task.Queue == application.QueueContracts }) {
		t.Errorf("nobody is told to countersign: %+v", f.Tasks)
	}
}

func TestSignaturesAsAllWrites(t *testing.T) {
	t.Parallel()
	w := signature(t, offered(t, 2))
	w.Refuses(t)
	w.IsDoneOnce(t)
}

func TestSignaturesThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		road     *applicationtest.Road
		accepted bool
		status   int
		detail   string
	}{
		"without accepting":  {offered(t, 3), false, http.StatusUnprocessableEntity, "has to be accepted"},
		"before it was sent": {applicationtest.Nurse(t, 4), true, http.StatusConflict, "no agreement waiting"},
		"after it was ended": {withdrawn(t, 5), true, http.StatusConflict, "no agreement waiting"},
		"by somebody else":   {signedBy(t, "Casey Sample"), true, http.StatusConflict, "signed already"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := signature(t, c.road)
			w.Body["accepted"] = c.accepted
			response := w.Sends(t)
			if response.StatusCode != c.status || !strings.Contains(response.Body, c.detail) {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if diff := cmp.Diff(c.road.File.Application, tabletest.File(t, w.Store, w.ID).Application); diff != "" {
				t.Errorf("it changed the file: %s", diff)
			}
		})
	}
}

func withdrawn(t *testing.T, n int) *applicationtest.Road {
	t.Helper()
	road := offered(t, n)
	road.Take(road.File.Withdraw("", road.Network(), road.Now))
	return road
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	w := signature(t, offered(t, 7))
	response, err := w.Handler(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}

func signedBy(t *testing.T, name string) *applicationtest.Road {
	t.Helper()
	road := offered(t, 6)
	s := road.Signature()
	s.Name = name
	road.Take(road.File.SignContract(s, applicationtest.Address, road.Now))
	return road
}
