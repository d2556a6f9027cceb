// Package blackbox checks an API from outside, by HTTP alone: an address, a source of
// tokens and what the host can do are all it is told. The same checks run against the
// local host, against `sam local start-api` and against a deployed stage, so that what
// holds for one is known of the others. A check that a host cannot answer is reported as
// such, never as passed.
package blackbox

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"credo/infra/road"
)

// Host is what is checked.
type Host struct {
	Name   string
	API    string
	Tokens road.Tokens // nil: nobody of the staff can sign in here
	Writes bool        // invented providers may be left behind
	Guards bool        // the HTTP API is there itself: it checks tokens and routes before a function runs
	Works  bool        // streams, queues and uploads have effects
	Now    func() time.Time
	HTTP   *http.Client // nil: http.DefaultClient
}

// need is what a check asks of a host.
type need int

const (
	reading  need = iota // changes nothing
	writing              // leaves an invented provider behind
	guarding             // wants tokens and routes checked
	staffing             // wants a member of the staff
	working              // wants the effects of events
)

func (h Host) lacks(n need) string {
	switch {
	case n == writing && !h.Writes:
		return "nothing may be left behind"
	case n == guarding && !h.Guards:
		return "the HTTP API itself is not there"
	case n == staffing && (h.Tokens == nil || !h.Writes):
		return "nobody of the staff can sign in, or nothing may be left behind"
	case n == working && (!h.Works || !h.Writes):
		return "events have no effects"
	}
	return ""
}

type check struct {
	name string
	need need
	run  func(ctx context.Context, v *visitor) error
}

// Result counts checks.
type Result struct{ Passed, Failed, Elsewhere int }

// Run runs every check and says what came of each. offset makes the invented providers of
// one run differ from another's.
func Run(ctx context.Context, h Host, offset int, say func(format string, args ...any)) Result {
	v := &visitor{Host: h, next: offset, client: road.Client{API: h.API, Tokens: h.Tokens, HTTP: h.HTTP}}
	var r Result
	for _, c := range checks {
		if lacks := h.lacks(c.need); lacks != "" {
			r.Elsewhere++
			say("  not on this host: %s (%s)", c.name, lacks)
			continue
		}
		begun := time.Now()
		if err := c.run(ctx, v); err != nil {
			r.Failed++
			say("  FAILED %s: %v", c.name, err)
			continue
		}
		r.Passed++
		say("  passed %s (%d ms)", c.name, time.Since(begun).Milliseconds())
	}
	say("%s: %d passed, %d failed, %d not on this host", h.Name, r.Passed, r.Failed, r.Elsewhere)
	return r
}

// visitor is one run against one host.
type visitor struct {
	Host
	client road.Client
	next   int // number of the next invented provider
}

// expect sends a request and wants one status.
func (v *visitor) expect(ctx context.Context, status int, method, path string, body any, headers ...string) (road.Answer, error) {
	a, err := v.client.Do(ctx, method, path, body, headers...)
	if err == nil && a.Status != status {
		err = fmt.Errorf("%s %s: %d %s, want %d", method, path, a.Status, a.Body, status)
	}
	return a, err
}
