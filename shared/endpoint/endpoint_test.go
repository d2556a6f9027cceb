package endpoint_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/problem"
	"credo/shared/table"
)

const (
	noteRoute = "POST /staff/applications/{applicationId}/notes"
	withdraw  = "POST /applications/{applicationId}/withdrawal"
	id        = "CRD-0000-0000-00000"
	key       = "2d7f6a3e-9f0b-4c57"
)

var (
	submission = applicationtest.Practitioner(1, "ga", "NP", "2026-11-22")
	npi        = submission.NPI
	otherNPI   = applicationtest.Practitioner(2, "ga", "NP", "2026-11-22").NPI
)

var now = time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// files is a store of one file that keeps what is committed.
type files struct {
	file     application.File
	answers  map[string]casefile.Answer
	conflict int // commits that lose against somebody else's
	commits  int
}

func newFiles(t *testing.T) *files {
	t.Helper()
	c, err := application.Submit(submission, id, "tax-ref", nil, now)
	if err != nil {
		t.Fatal(err)
	}
	return &files{file: application.File{}.Apply(c), answers: map[string]casefile.Answer{}}
}

func (s *files) Answered(_ context.Context, key, hash string) error {
	a, ok := s.answers[key]
	switch {
	case !ok:
		return nil
	case a.Hash != hash:
		return problem.New(problem.KindInvalid, "This Idempotency-Key was used for another request.")
	}
	return &table.RepeatedError{Answer: a}
}

func (s *files) UpdateStory(ctx context.Context, id string, command func(application.Story) (casefile.Change, error)) (application.Story, error) {
	return s.UpdateStoryFor(ctx, id, s.file.Application.NPI, command)
}

func (s *files) UpdateStoryFor(ctx context.Context, id, npi string, command func(application.Story) (casefile.Change, error)) (application.Story, error) {
	if id != s.file.Application.ID || npi != s.file.Application.NPI {
		return application.Story{}, problem.NoApplication()
	}
	change, err := command(application.Story{File: s.file})
	if err != nil {
		return application.Story{}, err
	}
	if s.conflict > 0 {
		s.conflict--
		return application.Story{}, table.ErrConflict
	}
	if a := change.Answer; a != nil {
		if err := s.Answered(ctx, a.Key, a.Hash); err != nil {
			return application.Story{}, err
		}
		s.answers[a.Key] = *a
	}
	if change.Empty() {
		return application.Story{File: s.file}, nil
	}
	s.commits++
	s.file = s.file.Apply(change)
	return application.Story{File: s.file}, nil
}

type note struct {
	Text string `json:"text"`
}

func addNote(_ context.Context, s application.Story, c endpoint.Call[note]) (casefile.Change, error) {
	return s.AddNote(c.By, c.Body.Text, c.Now)
}

type withdrawal struct {
	endpoint.Provider
	Reason string `json:"reason"`
}

func end(_ context.Context, s application.Story, c endpoint.Call[withdrawal]) (casefile.Change, error) {
	return s.File.Withdraw(c.Body.Reason, application.Network{}, c.Now)
}

func send(t *testing.T, h httpapi.Handler, route string, options ...httpapitest.Option) (int, string, http.Header) {
	t.Helper()
	response, err := h(t.Context(), httpapitest.Event(route, append(options, httpapitest.Path("applicationId", id))...))
	if err != nil {
		t.Fatal(err)
	}
	httpapitest.Check(t, route, response)
	headers := http.Header{}
	for k, v := range response.Headers {
		headers.Set(k, v)
	}
	return response.StatusCode, response.Body, headers
}

func TestAStaffWriteIsDoneOnWhatWasSeen(t *testing.T) {
	t.Parallel()
	store := newFiles(t)
	h := endpoint.ByStaff(httpapitest.Operation(noteRoute), store, clock, addNote)
	text, sam := httpapitest.Body(note{"Called the office."}), httpapitest.Staff("sam", "specialist")
	status, body, headers := send(t, h, noteRoute, text, sam, httpapitest.Header("If-Match", `"1"`))
	if status != 200 || headers.Get("ETag") != `"2"` || !strings.Contains(body, `"version":2`) {
		t.Fatal(status, body, headers)
	}
	if n := store.file.Notes; len(n) != 1 || n[0].Actor != "staff:sam" || !n[0].At.Equal(now) {
		t.Errorf("notes %+v", n)
	}
	status, body, _ = send(t, h, noteRoute, text, sam, httpapitest.Header("If-Match", `"1"`))
	if status != 412 || store.commits != 1 {
		t.Errorf("%d %s after %d commits", status, body, store.commits)
	}
}

func TestARequestWithAKeyIsDoneOnce(t *testing.T) {
	t.Parallel()
	store := newFiles(t)
	h := endpoint.ByStaff(httpapitest.Operation(noteRoute), store, clock, addNote)
	options := func(text string) []httpapitest.Option {
		return []httpapitest.Option{httpapitest.Body(note{text}), httpapitest.Staff("sam", "specialist"),
			httpapitest.Header("If-Match", `"1"`), httpapitest.Header("Idempotency-Key", key)}
	}
	_, first, _ := send(t, h, noteRoute, options("Called.")...)
	status, again, _ := send(t, h, noteRoute, options("Called.")...)
	if status != 200 || again != first || store.commits != 1 {
		t.Errorf("%d %s after %s, %d commits", status, again, first, store.commits)
	}
	if status, body, _ := send(t, h, noteRoute, options("Mailed.")...); status != 422 || store.commits != 1 {
		t.Errorf("another body under the same key: %d %s", status, body)
	}
}

// A request that finds nothing to do was done, too: its key is no other request's.
func TestARequestThatChangesNothingKeepsItsKey(t *testing.T) {
	t.Parallel()
	store := newFiles(t)
	h := endpoint.ByStaff(httpapitest.Operation(noteRoute), store, clock, func(_ context.Context, s application.Story, c endpoint.Call[note]) (casefile.Change, error) {
		return casefile.Nothing(s.File.Head())
	})
	options := func(text string) []httpapitest.Option {
		return []httpapitest.Option{httpapitest.Body(note{text}), httpapitest.Staff("sam", "specialist"),
			httpapitest.Header("If-Match", `"1"`), httpapitest.Header("Idempotency-Key", key)}
	}
	_, first, _ := send(t, h, noteRoute, options("Called.")...)
	if status, again, _ := send(t, h, noteRoute, options("Called.")...); status != 200 || again != first || store.commits != 0 {
		t.Errorf("%d %s after %s, %d commits", status, again, first, store.commits)
	}
	if status, body, _ := send(t, h, noteRoute, options("Mailed.")...); status != 422 {
		t.Errorf("another body under the same key: %d %s", status, body)
	}
}

func TestAProvidersWrite(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		npi    string
		status int
	}{
		"the right NPI": {npi, 200},
		"another's NPI": {otherNPI, 404},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store := newFiles(t)
			h := endpoint.ByProvider(httpapitest.Operation(withdraw), store, clock, end)
			status, body, _ := send(t, h, withdraw, httpapitest.Body(map[string]string{"npi": c.npi}))
			if status != c.status || (store.commits == 1) != (c.status == 200) {
				t.Errorf("%d %s, %d commits", status, body, store.commits)
			}
			if c.status == 200 && store.file.Application.State != application.StateWithdrawn {
				t.Error(store.file.Application.State)
			}
		})
	}
}

func TestARepeatedWithdrawalWithAKey(t *testing.T) {
	t.Parallel()
	store := newFiles(t)
	h := endpoint.ByProvider(httpapitest.Operation(withdraw), store, clock, end)
	options := []httpapitest.Option{httpapitest.Body(map[string]string{"npi": npi}), httpapitest.Header("Idempotency-Key", key)}
	_, first, _ := send(t, h, withdraw, options...)
	status, again, _ := send(t, h, withdraw, options...)
	if status != 200 || first != again || store.commits != 1 {
		t.Errorf("%d %s after %s, %d commits", status, again, first, store.commits)
	}
}

func TestTooManyConflictsAreSaidSo(t *testing.T) {
	t.Parallel()
	store := newFiles(t)
	store.conflict = 1
	h := endpoint.ByProvider(httpapitest.Operation(withdraw), store, clock, end)
	status, body, _ := send(t, h, withdraw, httpapitest.Body(map[string]string{"npi": npi}))
	if status != 409 || !strings.Contains(body, "Try again") {
		t.Errorf("%d %s", status, body)
	}
}

func TestAFailureIsNotTakenForARefusal(t *testing.T) {
	t.Parallel()
	store := newFiles(t)
	h := endpoint.ByProvider(httpapitest.Operation(withdraw), store, clock, func(context.Context, application.Story, endpoint.Call[withdrawal]) (casefile.Change, error) {
		return casefile.Change{}, errors.New("secret")
	})
	status, body, _ := send(t, h, withdraw, httpapitest.Body(map[string]string{"npi": npi}), httpapitest.Header("Idempotency-Key", key))
	if status != 500 || strings.Contains(body, "secret") {
		t.Errorf("%d %s", status, body)
	}
}
