package main

import (
	"net/http"
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

// asked is the n-th nurse's road to a question, with nothing else open.
func asked(t *testing.T, n int) *applicationtest.Road {
	t.Helper()
	road := applicationtest.Nurse(t, n).Ready()
	question := casefile.Discrepancy{Element: "work-history", Yours: "June 2024", Source: "May 2024", DueOn: road.Today().AddDays(10)}
	road.Take(road.File.RaiseDiscrepancy(applicationtest.Sam, question, road.Now))
	return road
}

// explanation is an answer to the question of the file at the end of a road.
func explanation(t *testing.T, road *applicationtest.Road) endpointtest.Write {
	t.Helper()
	store, calls := tabletest.Counted(t)
	tabletest.Hold(t, store, road.File)
	npi := road.File.Application.NPI
	return endpointtest.Write{
		Route: "POST /applications/{applicationId}/answers", Store: store, Calls: calls, ID: road.File.Application.ID,
		Handler: answerDiscrepancy(store, func() time.Time { return road.Now }),
		Body:    map[string]any{"npi": npi, "discrepancyId": "q-01", "answer": "The end month was mistyped.", "correction": "May 2024"},
		Other:   map[string]any{"npi": npi, "discrepancyId": "q-01", "answer": "June is right."},
	}
}

func TestAnAnswerTakesTheFileOn(t *testing.T) {
	t.Parallel()
	w := explanation(t, asked(t, 1))
	w.Calls.Reset()
	response := w.Sends(t)
	if diff := cmp.Diff(endpointtest.Costs, w.Calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	if got := httpapitest.Decode[endpoint.Changed](t, response); response.StatusCode != http.StatusOK || got.State != application.StateReady {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
	f := tabletest.File(t, w.Store, w.ID)
	if d := f.Discrepancies[0]; d.Answer != w.Body["answer"] || d.Correction != w.Body["correction"] || d.AnsweredAt.IsZero() {
		t.Errorf("%+v", d)
	}
}

func TestAnswersAsAllWrites(t *testing.T) {
	t.Parallel()
	w := explanation(t, asked(t, 2))
	w.Refuses(t)
	w.IsDoneOnce(t)
}

func TestAnswersThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		question, answer string
		status           int
		detail           string
	}{
		"to a question nobody asked": {"q-02", "Yes.", http.StatusNotFound, "no question q-02"},
		"of no words":                {"q-01", "", http.StatusUnprocessableEntity, "/answer"},
		"to nothing":                 {"", "Yes.", http.StatusUnprocessableEntity, "/discrepancyId"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			road := asked(t, 3)
			w := explanation(t, road)
			w.Body["discrepancyId"], w.Body["answer"] = c.question, c.answer
			response := w.Sends(t)
			if response.StatusCode != c.status || !strings.Contains(response.Body, c.detail) {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if diff := cmp.Diff(road.File.Application, tabletest.File(t, w.Store, w.ID).Application); diff != "" {
				t.Errorf("the refusal changed the file: %s", diff)
			}
		})
	}
}

func TestASecondAnswerIsOneTooMany(t *testing.T) {
	t.Parallel()
	w := explanation(t, asked(t, 4))
	first := w.Sends(t)
	if same := w.Sends(t); same.StatusCode != http.StatusOK || same.Body != first.Body {
		t.Errorf("the same words again: %d %s", same.StatusCode, same.Body)
	}
	if other := w.Sends(t, httpapitest.Body(w.Other)); other.StatusCode != http.StatusConflict {
		t.Errorf("other words: %d %s", other.StatusCode, other.Body)
	}
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	w := explanation(t, asked(t, 5))
	response, err := w.Handler(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
