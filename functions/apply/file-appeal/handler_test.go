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
	"credo/shared/participation"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

func denied(t *testing.T, n int) *applicationtest.Road {
	t.Helper()
	return applicationtest.Nurse(t, n).Unclean().Denied()
}

// appeal is an appeal against the denial at the end of a road.
func appeal(t *testing.T, road *applicationtest.Road) endpointtest.Write {
	t.Helper()
	store, calls := tabletest.Counted(t)
	tabletest.Commit(t, store, road.Changes...)
	npi := road.File.Application.NPI
	return endpointtest.Write{
		Route: "POST /applications/{applicationId}/appeal", Store: store, Calls: calls, ID: road.File.Application.ID,
		Handler: fileAppeal(store, func() time.Time { return road.Now }),
		Body:    map[string]any{"npi": npi, "statement": "The board has corrected its record."},
		Other:   map[string]any{"npi": npi, "statement": "Please look again."},
	}
}

func TestAnAppealIsFiledAndConfirmed(t *testing.T) {
	t.Parallel()
	w := appeal(t, denied(t, 1))
	w.Calls.Reset()
	response := w.Sends(t)
	if diff := cmp.Diff(endpointtest.Costs, w.Calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	if got := httpapitest.Decode[endpoint.Changed](t, response); response.StatusCode != http.StatusOK || got.State != application.StateAppealed {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
	f := tabletest.File(t, w.Store, w.ID)
	if last := f.Letters[len(f.Letters)-1]; last.Name != application.LetterAppealReceived {
		t.Errorf("the last letter is %s", last.Name)
	}
	if !slices.ContainsFunc(f.Notes, func(n casefile.Note) bool { return strings.Contains(n.Text, "corrected its record") }) {
		t.Errorf("staff cannot read the statement: %+v", f.Notes)
	}
}

// NCQA CR 6, 42 CFR 422.202(d)(1): over HTTP, a suspension and an end are appealed by those they
// concern.
func TestASuspensionAndAnEndAreAppealed(t *testing.T) {
	t.Parallel()
	for i, action := range []participation.Action{"suspend", "end"} {
		road := applicationtest.Nurse(t, 8+i).Enrolled()
		road.Take(road.Story().Obey(applicationtest.Dana, applicationtest.Order(action), nil, road.Now))
		w := appeal(t, road)
		if response := w.Sends(t); response.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d %s", action, response.StatusCode, response.Body)
		}
		p, err := w.Store.Participation(t.Context(), road.Number())
		if last := p.Letters[len(p.Letters)-1]; err != nil || last.Name != participation.LetterAppealReceived || p.Participation.Status.Participating() != (action == "end") {
			t.Errorf("%s: the last letter is %s, the provider is %s, %v", action, last.Name, p.Participation.Status, err)
		}
	}
}

func TestAppealsAsAllWrites(t *testing.T) {
	t.Parallel()
	w := appeal(t, denied(t, 2))
	w.Refuses(t)
	w.IsDoneOnce(t)
}

func TestAppealsThatComeToNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		road   *applicationtest.Road
		status int
		detail string
	}{
		"where nothing was denied": {applicationtest.Nurse(t, 4), http.StatusConflict, "nothing to appeal"},
		"after the last day":       {denied(t, 5).Pass(91), http.StatusConflict, "The last day to appeal was"},
		"another appeal already":   {denied(t, 6).Appealed(), http.StatusConflict, "filed already"},
		"without a word":           {denied(t, 3), http.StatusUnprocessableEntity, "/statement"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := appeal(t, c.road)
			if c.status == http.StatusUnprocessableEntity {
				w.Body["statement"] = ""
			}
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

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	w := appeal(t, denied(t, 7))
	response, err := w.Handler(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
