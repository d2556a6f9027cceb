package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"credo/shared/httpapi/httpapitest"
	"credo/shared/realtime"
	"credo/shared/verification/nppes"
)

const route = "GET /npi/{npi}"

// fake is a registry that always answers the same and counts the questions.
type fake struct {
	record nppes.Record
	err    error
	asked  int
}

func (f *fake) Lookup(_ context.Context, npi string) (nppes.Record, error) {
	f.asked++
	record := f.record
	record.NPI = npi
	return record, f.err
}

var listed = nppes.Record{
	Type: nppes.Practitioner, Name: "AVERY EXAMPLE",
	Taxonomies: []nppes.Taxonomy{{Code: "363LF0000X", Description: "Nurse Practitioner, Family", Primary: true}},
	Addresses:  []nppes.Address{{Purpose: "location", Line1: "1 EXAMPLE ST", City: "ATLANTA", State: "GA", ZIP: "30303"}},
	UpdatedOn:  "2026-03-01",
}

func TestLookUpNPI(t *testing.T) {
	t.Parallel()
	down := &nppes.Unavailable{RetryAfter: 90 * time.Second, Cause: errors.New("secret cause")}
	for name, c := range map[string]struct {
		npi    string
		fake   fake
		status int
		asked  int
		says   string // part of the body
	}{
		"listed":                   {"1234567893", fake{record: listed}, 200, 1, "AVERY EXAMPLE"},
		"unknown or deactivated":   {"1234567893", fake{err: nppes.ErrUnknown}, 404, 1, "no active provider"},
		"a wrong check digit":      {"1234567890", fake{record: listed}, 404, 0, "no active provider"},
		"no NPI at all":            {"abc", fake{record: listed}, 404, 0, "no active provider"},
		"passes Luhn, but no NPI":  {"0000000006", fake{record: listed}, 404, 0, "no active provider"},
		"the registry is down":     {"1234567893", fake{err: down}, 503, 1, "by hand"},
		"something else is broken": {"1234567893", fake{err: errors.New("secret cause")}, 500, 1, "our side"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response, err := lookUpNPI(&c.fake)(t.Context(), httpapitest.Event(route, httpapitest.Path("npi", c.npi)))
			if err != nil {
				t.Fatal(err)
			}
			httpapitest.Check(t, route, response)
			if response.StatusCode != c.status || !strings.Contains(response.Body, c.says) || strings.Contains(response.Body, "secret") {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if c.fake.asked != c.asked {
				t.Errorf("asked %d times", c.fake.asked)
			}
			if c.status == 503 && response.Headers["Retry-After"] != "90" {
				t.Errorf("Retry-After %q", response.Headers["Retry-After"])
			}
		})
	}
}

func TestTheSampleEvent(t *testing.T) {
	t.Parallel()
	response, err := lookUpNPI(&fake{record: listed})(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 200 {
		t.Fatal(response, err)
	}
	httpapitest.Check(t, route, response)
}

func TestAnAnswerIsRememberedForAWhile(t *testing.T) {
	t.Parallel()
	now := realtime.Now()
	from := &fake{record: listed}
	m := newMemory(from, func() realtime.Instant { return now })
	ask := func(npi string, want int) {
		t.Helper()
		if _, err := m.Lookup(t.Context(), npi); !errors.Is(err, from.err) {
			t.Fatal(err)
		}
		if from.asked != want {
			t.Errorf("the registry was asked %d times, want %d", from.asked, want)
		}
	}
	ask("1234567893", 1)
	ask("1234567893", 1)
	ask("1679576722", 2)
	now = now.Add(remembered)
	ask("1234567893", 3)

	from.err = nppes.ErrUnknown
	ask("1245319599", 4)
	ask("1245319599", 4)

	from.err = &nppes.Unavailable{Cause: errors.New("down")}
	ask("1003000126", 5)
	ask("1003000126", 6)
}

func TestTheMemoryHasABound(t *testing.T) {
	t.Parallel()
	m := newMemory(&fake{record: listed}, realtime.Now)
	for i := range 3 * atMost {
		if _, err := m.Lookup(t.Context(), string(rune('a'+i))); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.known) > atMost {
		t.Errorf("it holds %d records", len(m.known))
	}
}
