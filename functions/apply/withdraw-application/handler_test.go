package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint"
	"credo/shared/endpoint/endpointtest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

// withdrawal is a withdrawal of the file at the end of a road.
func withdrawal(t *testing.T, road *applicationtest.Road) endpointtest.Write {
	t.Helper()
	store, calls := tabletest.Counted(t)
	tabletest.Commit(t, store, road.Changes...)
	npi := road.File.Application.NPI
	return endpointtest.Write{
		Route: "POST /applications/{applicationId}/withdrawal", Store: store, Calls: calls, ID: road.File.Application.ID,
		Handler: withdrawApplication(store, func() time.Time { return road.Now }),
		Body:    map[string]any{"npi": npi, "reason": "The practice is closing."},
		Other:   map[string]any{"npi": npi},
	}
}

func TestAWithdrawalEndsTheApplication(t *testing.T) {
	t.Parallel()
	w := withdrawal(t, applicationtest.Nurse(t, 1))
	w.Calls.Reset()
	response := w.Sends(t)
	if diff := cmp.Diff(endpointtest.Costs, w.Calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	if got := httpapitest.Decode[endpoint.Changed](t, response); response.StatusCode != http.StatusOK || got.State != application.StateWithdrawn || response.Headers["ETag"] != `"2"` {
		t.Errorf("%d %s %v", response.StatusCode, response.Body, response.Headers)
	}
	f := tabletest.File(t, w.Store, w.ID)
	last := f.Events[len(f.Events)-1]
	if last.Event != application.ApplicationWithdrawn || last.Actor != "provider" || last.Reason != w.Body["reason"] || len(last.Letters) != 1 {
		t.Errorf("%+v", last)
	}
	if again := w.Sends(t); again.StatusCode != http.StatusOK {
		t.Errorf("withdrawn twice: %d %s", again.StatusCode, again.Body)
	}
}

func TestWithdrawalsAsAllWrites(t *testing.T) {
	t.Parallel()
	w := withdrawal(t, applicationtest.Nurse(t, 2))
	w.Refuses(t)
	w.IsDoneOnce(t)
}

func TestWhatIsLoadedOrEndedIsNotWithdrawn(t *testing.T) {
	t.Parallel()
	for state, road := range map[application.State]*applicationtest.Road{
		application.StateEnrolling: applicationtest.Nurse(t, 3).Contracted().Ready().Approved(),
		application.StateDenied:    applicationtest.Nurse(t, 4).Unclean().Denied(),
	} {
		t.Run(string(state), func(t *testing.T) {
			t.Parallel()
			w := withdrawal(t, road)
			response := w.Sends(t)
			if response.StatusCode != http.StatusConflict || !strings.Contains(response.Body, "can no longer be withdrawn") {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if diff := cmp.Diff(road.File.Application, tabletest.File(t, w.Store, w.ID).Application); diff != "" {
				t.Errorf("the refusal changed the file: %s", diff)
			}
		})
	}
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	w := withdrawal(t, applicationtest.Nurse(t, 5))
	response, err := w.Handler(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
