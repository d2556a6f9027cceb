// Package endpointtest holds what every write of a provider has to keep, whichever
// command it runs: the refusals of the HTTP contract, each of which changes nothing, and
// that a request is done once, however often and however much at once it is sent.
package endpointtest

import (
	"crypto/rand"
	"net/http"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application/applicationtest"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

// Write is a provider's write, on a file that is ready for it.
type Write struct {
	Route   string
	Handler httpapi.Handler
	Store   *store.Store
	Calls   *tabletest.Calls // of the store
	ID      string           // of the application
	Body    map[string]any   // a good one
	Other   map[string]any   // another good one
}

// Sends sends the good body under a key of its own, or what the options say instead.
func (w Write) Sends(t testing.TB, options ...httpapitest.Option) events.APIGatewayV2HTTPResponse {
	t.Helper()
	first := []httpapitest.Option{httpapitest.Application(w.ID), httpapitest.Key(rand.Text()), httpapitest.Body(w.Body)}
	return httpapitest.Send(t, w.Handler, w.Route, append(first, options...)...)
}

// with is the good body with one field changed, or left out for nil.
func (w Write) with(field string, value any) httpapitest.Option {
	body := map[string]any{}
	for k, v := range w.Body {
		body[k] = v
	}
	if body[field] = value; value == nil {
		delete(body, field)
	}
	return httpapitest.Body(body)
}

// unknownID is well formed and nobody's.
const unknownID = "CRD-0000-0000-00000"

// Refuses holds the write against the refusals that all of them share.
func (w Write) Refuses(t *testing.T) {
	t.Helper()
	before := tabletest.File(t, w.Store, w.ID)
	stranger := w.with("npi", applicationtest.NPI(77))
	for name, c := range map[string]struct {
		options []httpapitest.Option
		status  int
	}{
		"another provider's NPI": {[]httpapitest.Option{stranger}, http.StatusNotFound},
		"an unknown ID":          {[]httpapitest.Option{httpapitest.Application(unknownID)}, http.StatusNotFound},
		"no ID at all":           {[]httpapitest.Option{httpapitest.Application("CRD-1")}, http.StatusNotFound},
		"no NPI":                 {[]httpapitest.Option{w.with("npi", nil)}, http.StatusUnprocessableEntity},
		"a mistyped NPI":         {[]httpapitest.Option{w.with("npi", "12345")}, http.StatusUnprocessableEntity},
		"an unknown field":       {[]httpapitest.Option{w.with("colour", "blue")}, http.StatusUnprocessableEntity},
		"no body":                {[]httpapitest.Option{httpapitest.Body("")}, http.StatusBadRequest},
		"half a body":            {[]httpapitest.Option{httpapitest.Body(`{"npi": `)}, http.StatusBadRequest},
		"a form":                 {[]httpapitest.Option{httpapitest.Header("Content-Type", "text/plain")}, http.StatusBadRequest},
		"a key that is none":     {[]httpapitest.Option{httpapitest.Key("short")}, http.StatusBadRequest},
	} {
		if response := w.Sends(t, c.options...); response.StatusCode != c.status {
			t.Errorf("%s: %d %s", name, response.StatusCode, response.Body)
		}
	}
	w.hidesWhich(t, stranger)
	if diff := cmp.Diff(before, tabletest.File(t, w.Store, w.ID)); diff != "" {
		t.Errorf("a refusal changed the file: %s", diff)
	}
}

// hidesWhich checks that nobody learns by answer or by calls which of ID and NPI is wrong.
func (w Write) hidesWhich(t *testing.T, stranger httpapitest.Option) {
	t.Helper()
	w.Calls.Reset()
	wrongNPI := w.Sends(t, stranger)
	callsForNPI := w.Calls.Reset()
	unknown := w.Sends(t, httpapitest.Application(unknownID))
	callsForID := w.Calls.Reset()
	if diff := cmp.Diff(wrongNPI, unknown); diff != "" {
		t.Errorf("a wrong NPI and a wrong ID are answered differently: %s", diff)
	}
	if diff := cmp.Diff(callsForNPI, callsForID); diff != "" || len(callsForID) == 0 {
		t.Errorf("a wrong NPI and a wrong ID call %v: %s", callsForID, diff)
	}
}

// atOnce is how many send the same request at the same time.
const atOnce = 8

// IsDoneOnce sends one request many times, at once and later, and expects one change of
// the file, in one read and one transaction, and one answer.
func (w Write) IsDoneOnce(t *testing.T) {
	t.Helper()
	before := tabletest.File(t, w.Store, w.ID)
	key := httpapitest.Key(rand.Text())
	answers := make([]events.APIGatewayV2HTTPResponse, atOnce)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = w.Sends(t, key) })
	}
	all.Wait()
	again := w.Sends(t, key)
	if again.StatusCode/100 != 2 {
		t.Fatalf("repeated: %d %s", again.StatusCode, again.Body)
	}
	for _, a := range answers {
		if a.StatusCode == http.StatusConflict {
			continue // it was still running
		}
		if diff := cmp.Diff(again, a); diff != "" {
			t.Errorf("two answers to one request: %s", diff)
		}
	}
	if response := w.Sends(t, key, httpapitest.Body(w.Other)); response.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("another body under the same key: %d %s", response.StatusCode, response.Body)
	}
	after := tabletest.File(t, w.Store, w.ID)
	if after.Application.Rev != before.Application.Rev+1 {
		t.Errorf("%d changes", after.Application.Rev-before.Application.Rev)
	}
}

// Costs is what the write may call: one read and one transaction.
var Costs = map[string]int{"Query": 1, "TransactWriteItems": 1}
