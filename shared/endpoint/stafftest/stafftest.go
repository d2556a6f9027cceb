// Package stafftest holds every staff write against what is promised of all of them: who
// may, on which version, once, in how many calls, and that a refusal changes nothing. A
// function's own test says only what is particular to it.
package stafftest

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

// Write is what is particular to a staff write.
type Write struct {
	Serve    func(*store.Store, calendar.Clock) httpapi.Handler
	Route    string
	Role     string                                             // that may; the user is "dana"
	NotRole  string                                             // that may not
	From     func(applicationtest.T, int) *applicationtest.Road // the n-th provider's file, to which it may be done
	Path     func(application.File) map[string]string           // beside the application ID; nil: none
	Body     any
	BodyOf   func(application.File) any                         // instead of Body, where it depends on the file
	Event    casefile.EventName                                 // the first of what it says happened; "" for none
	State    application.State                                  // where the file stands afterwards
	Queries  int                                                // cases read beside the application and its participation
	Reads    int                                                // items read beside the file
	Invalid  map[string]any                                     // wrong bodies, by the field at fault
	Refusing func(applicationtest.T, int) *applicationtest.Road // a file to which it may not be done; nil: none
	Then     func(*testing.T, application.Story)                // looks closer at the outcome; nil: does not
}

const key = "2d7f6a3e-9f0b-4c57"

// Test runs it all on a table of its own.
func (w Write) Test(t *testing.T) {
	t.Parallel()
	held, calls := tabletest.Counted(t)
	road := w.From(t, 1)
	hold(t, held, road)
	d := &desk{T: t, write: w, store: held, serve: w.Serve(held, func() time.Time { return road.Now })}

	d.sample()
	d.refusals(road)
	d.ordinary(road, calls)
	if w.Then != nil {
		w.Then(t, d.story(road.File.Application.ID))
	}
	if w.Refusing != nil {
		other := w.Refusing(t, 2)
		hold(t, held, other)
		d.now(other)
		d.changesNothing("in another state", other.Story(), http.StatusConflict)
	}
	d.race(w.From(t, 3))
}

// hold puts a road's file into the table: at once, or as it came where a provider
// belongs to it.
func hold(t *testing.T, to *store.Store, r *applicationtest.Road) {
	t.Helper()
	if r.Number() == "" && r.Meeting == nil {
		tabletest.Hold(t, to, r.File, casefile.Record{Name: application.ApplicantRecord, Value: r.Who.Submission})
		return
	}
	tabletest.Commit(t, to, r.Changes...)
}

// desk is where the requests come from.
type desk struct {
	*testing.T
	write Write
	store *store.Store
	serve httpapi.Handler
}

func (d *desk) now(r *applicationtest.Road) {
	d.serve = d.write.Serve(d.store, func() time.Time { return r.Now })
}

func (d *desk) story(id string) application.Story {
	d.Helper()
	s, err := d.store.Story(d.Context(), id)
	if err != nil {
		d.Fatal(err)
	}
	return s
}

// send is the ordinary request for a file; options change it.
func (d *desk) send(f application.Story, options ...httpapitest.Option) events.APIGatewayV2HTTPResponse {
	body := d.write.Body
	if d.write.BodyOf != nil {
		body = d.write.BodyOf(f.File)
	}
	all := []httpapitest.Option{
		httpapitest.Path("applicationId", f.File.Application.ID), httpapitest.Staff("dana", d.write.Role),
		version(f.Version()), httpapitest.Body(body),
	}
	if d.write.Path != nil {
		for name, value := range d.write.Path(f.File) {
			all = append(all, httpapitest.Path(name, value))
		}
	}
	response, err := d.serve(d.Context(), httpapitest.Event(d.write.Route, append(all, options...)...))
	if err != nil {
		d.Error(err)
	}
	return response
}

func version(v int) httpapitest.Option { return httpapitest.Header("If-Match", tag(v)) }

func (d *desk) changesNothing(what string, f application.Story, status int, options ...httpapitest.Option) events.APIGatewayV2HTTPResponse {
	d.Helper()
	before := d.story(f.File.Application.ID)
	response := d.send(f, options...)
	if response.StatusCode != status {
		d.Errorf("%s: %d %s, want %d", what, response.StatusCode, response.Body, status)
	}
	if status != http.StatusUnauthorized { // which the HTTP API answers itself
		httpapitest.Check(d, d.write.Route, response)
	}
	if diff := cmp.Diff(before, d.story(f.File.Application.ID)); diff != "" {
		d.Errorf("%s changed the file: %s", what, diff)
	}
	return response
}

func (d *desk) refusals(r *applicationtest.Road) {
	d.Helper()
	f := r.Story()
	d.changesNothing("a wrong role", f, http.StatusForbidden, httpapitest.Staff("dana", d.write.NotRole))
	d.changesNothing("no role", f, http.StatusForbidden, httpapitest.Staff("dana"))
	d.changesNothing("nobody", f, http.StatusUnauthorized, func(e *events.APIGatewayV2HTTPRequest) { e.RequestContext.Authorizer = nil })
	d.changesNothing("no If-Match", f, http.StatusPreconditionRequired, func(e *events.APIGatewayV2HTTPRequest) { delete(e.Headers, "if-match") })
	d.changesNothing("a version to come", f, http.StatusPreconditionFailed, version(f.Version()+1))
	stale := d.changesNothing("an old version", f, http.StatusPreconditionFailed, version(f.Version()-1))
	if said := httpapitest.Decode[httpapitest.Problem](d, stale).Detail; !strings.Contains(said, "now version "+strings.Trim(tag(f.Version()), `"`)) {
		d.Errorf("the stale write hears %q", said)
	}
	d.changesNothing("no JSON", f, http.StatusBadRequest, httpapitest.Body("{"))
	d.changesNothing("an unknown field", f, http.StatusUnprocessableEntity, httpapitest.Body(map[string]any{"nobody": 1}))
	d.changesNothing("an unknown application", f, http.StatusNotFound, httpapitest.Path("applicationId", r.NewID()))
	d.changesNothing("no application ID at all", f, http.StatusNotFound, httpapitest.Path("applicationId", "CRD-1"))
	for field, body := range d.write.Invalid {
		response := d.changesNothing("a wrong "+field, f, http.StatusUnprocessableEntity, httpapitest.Body(body))
		if e := httpapitest.Decode[httpapitest.Problem](d, response).Errors; len(e) == 0 || e[0].Field != field || e[0].Detail == "" {
			d.Errorf("a wrong %s: %+v", field, e)
		}
	}
}

// sample holds event.json: a request of this route, allowed but for a file that is not there.
func (d *desk) sample() {
	d.Helper()
	response, err := d.serve(d.Context(), httpapitest.File(d, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		d.Errorf("event.json: %d %s, %v", response.StatusCode, response.Body, err)
	}
}

// ordinary sends the request, then again, and another one under the same key.
func (d *desk) ordinary(r *applicationtest.Road, calls *tabletest.Calls) {
	d.Helper()
	before := r.Story()
	calls.Reset()
	first := d.send(before, httpapitest.Header("Idempotency-Key", key))
	want := map[string]int{"Query": 1 + d.write.Queries, "TransactWriteItems": 1}
	if before.Participation != nil {
		want["Query"]++
	}
	if d.write.Reads > 0 {
		want["GetItem"] = d.write.Reads
	}
	if diff := cmp.Diff(want, calls.Reset()); diff != "" {
		d.Errorf("it costs: %s", diff)
	}
	d.done(before, first)

	again := d.changesNothing("the same again", before, http.StatusOK, httpapitest.Header("Idempotency-Key", key))
	if again.Body != first.Body || again.Headers["ETag"] != first.Headers["ETag"] {
		d.Errorf("the same again is answered %s %s, not %s %s", again.Body, again.Headers["ETag"], first.Body, first.Headers["ETag"])
	}
	other := func(e *events.APIGatewayV2HTTPRequest) { e.PathParameters["applicationId"] = r.NewID() }
	if response := d.send(before, other, httpapitest.Header("Idempotency-Key", key)); response.StatusCode == http.StatusOK {
		d.Errorf("another request under the same key: %d %s", response.StatusCode, response.Body)
	}
}

func (d *desk) done(before application.Story, response events.APIGatewayV2HTTPResponse) {
	d.Helper()
	if response.StatusCode != http.StatusOK {
		d.Fatalf("%d %s", response.StatusCode, response.Body)
	}
	httpapitest.Check(d, d.write.Route, response)
	said, is := httpapitest.Decode[endpoint.Changed](d, response), d.story(before.File.Application.ID)
	want := endpoint.Changed{ApplicationID: is.File.Application.ID, State: is.File.Application.State, Version: is.Version()}
	if said != want || want.Version <= before.Version() || response.Headers["ETag"] != tag(want.Version) {
		d.Errorf("it answers %+v with ETag %s; want %+v", said, response.Headers["ETag"], want)
	}
	if is.File.Application.State != d.write.State {
		d.Errorf("the file is %s, want %s", is.File.Application.State, d.write.State)
	}
	added := added(before, is)
	first := slices.ContainsFunc(added, func(e casefile.Event) bool { return e.Event == d.write.Event && e.Actor == "staff:dana" })
	switch {
	case d.write.Event == "" && len(added) > 0:
		d.Errorf("it says that %v happened", added)
	case d.write.Event != "" && !first:
		d.Errorf("it says that %+v happened", added)
	}
	for _, chain := range chains(is) {
		if err := casefile.VerifyChain(chain); err != nil {
			d.Error(err)
		}
	}
}

// chains are the histories of a story: the application's and, once there is one, the
// participation's.
func chains(s application.Story) [][]casefile.Event {
	if s.Participation == nil {
		return [][]casefile.Event{s.File.Events, nil}
	}
	return [][]casefile.Event{s.File.Events, s.Participation.Events}
}

// added are the first new events, of the application and of the participation.
func added(before, after application.Story) []casefile.Event {
	var out []casefile.Event
	was, is := chains(before), chains(after)
	for i := range is {
		if len(is[i]) > len(was[i]) {
			out = append(out, is[i][len(was[i])])
		}
	}
	return out
}

// race has several people do the same at once: one of them does it.
func (d *desk) race(r *applicationtest.Road) {
	d.Helper()
	hold(d.T, d.store, r)
	d.now(r)
	var people sync.WaitGroup
	answers := make([]events.APIGatewayV2HTTPResponse, 4)
	for i := range answers {
		people.Go(func() { answers[i] = d.send(r.Story()) })
	}
	people.Wait()
	done := 0
	for _, a := range answers {
		switch a.StatusCode {
		case http.StatusOK:
			done++
			d.done(r.Story(), a)
		case http.StatusPreconditionFailed:
		default:
			d.Errorf("one of them hears %d %s", a.StatusCode, a.Body)
		}
	}
	if done != 1 {
		d.Errorf("%d of %d did it", done, len(answers))
	}
}

func tag(version int) string { return `"` + strconv.Itoa(version) + `"` }
