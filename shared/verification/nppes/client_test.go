package nppes

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	person  = "1234567893"
	company = "1679576722"
)

// counted counts the questions as they leave, heard or not.
type counted struct{ asked *atomic.Int32 }

func (c counted) RoundTrip(r *http.Request) (*http.Response, error) {
	c.asked.Add(1)
	return http.DefaultTransport.RoundTrip(r)
}

// registry answers the n-th question by its n-th handler, the last one for all that follow.
// The client waits long for it: a busy machine is no silent registry.
func registry(t *testing.T, answers ...http.HandlerFunc) (client *Client, asked *atomic.Int32, pauses *[]time.Duration) {
	t.Helper()
	asked, pauses = new(atomic.Int32), new([]time.Duration)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answers[min(int(asked.Load()), len(answers))-1](w, r)
	}))
	t.Cleanup(server.Close)
	client, err := New(server.URL + "/api/")
	if err != nil {
		t.Fatal(err)
	}
	client.http = &http.Client{Timeout: time.Minute, Transport: counted{asked}}
	client.pause = func(_ context.Context, d time.Duration) error { *pauses = append(*pauses, d); return nil }
	return client, asked, pauses
}

func recorded(t *testing.T, name string) http.HandlerFunc {
	t.Helper()
	body, err := os.ReadFile("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) }
}

func fails(status int, retryAfter string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		w.WriteHeader(status)
	}
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) }
}

func breaks(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

func hangs(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func TestAPractitioner(t *testing.T) {
	t.Parallel()
	question := ""
	answer := recorded(t, "practitioner")
	client, _, _ := registry(t, func(w http.ResponseWriter, r *http.Request) { question = r.URL.String(); answer(w, r) })
	got, err := client.Lookup(t.Context(), person)
	if err != nil {
		t.Fatal(err)
	}
	if question != "/api/?number=1234567893&version=2.1" {
		t.Errorf("asked %s", question)
	}
	want := Record{
		NPI: person, Type: Practitioner, Name: "AVERY Q. EXAMPLE", Credential: "FNP-C",
		Taxonomies: []Taxonomy{
			{Code: "363LF0000X", Description: "Nurse Practitioner, Family", License: "RN000001", State: "GA", Primary: true},
			{Code: "163W00000X", Description: "Registered Nurse"},
		},
		Addresses: []Address{
			{Purpose: "mailing", Line1: "PO BOX 1", City: "ATLANTA", State: "GA", ZIP: "30303-0001", Phone: "404-555-0101"},
			{Purpose: "location", Line1: "1 EXAMPLE ST", Line2: "SUITE 2", City: "ATLANTA", State: "GA", ZIP: "30303", Phone: "404-555-0100"},
			{Purpose: "location", Line1: "9 SAMPLE AVE", City: "MACON", State: "GA", ZIP: "31201-0009", Phone: "478-555-0100"},
		},
		UpdatedOn: "2026-03-01",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnOrganizationWithNumbersForStringsAndKeysLeftOut(t *testing.T) {
	t.Parallel()
	client, _, _ := registry(t, recorded(t, "organization"))
	got, err := client.Lookup(t.Context(), company)
	if err != nil {
		t.Fatal(err)
	}
	want := Record{
		NPI: company, Type: Organization, Name: "SAMPLE SURGERY CENTER INC",
		Taxonomies: []Taxonomy{{Code: "261QA1903X", Description: "Clinic/Center, Ambulatory Surgical", Primary: true}},
		Addresses:  []Address{{Purpose: "location", Line1: "100 SAMPLE BLVD", City: "INDIANAPOLIS", State: "IN", ZIP: "46204", Phone: "317-555-0100"}},
		UpdatedOn:  "2007-03-09",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNobodyActiveHasTheNPI(t *testing.T) {
	t.Parallel()
	for _, shape := range []string{"unknown", "deactivated", "errors"} {
		t.Run(shape, func(t *testing.T) {
			t.Parallel()
			client, asked, _ := registry(t, recorded(t, shape))
			if _, err := client.Lookup(t.Context(), person); !errors.Is(err, ErrUnknown) {
				t.Errorf("got %v", err)
			}
			if asked.Load() != 1 {
				t.Errorf("asked %d times for an answer that stands", asked.Load())
			}
		})
	}
	t.Run("another number's record", func(t *testing.T) {
		t.Parallel()
		client, _, _ := registry(t, recorded(t, "practitioner"))
		if _, err := client.Lookup(t.Context(), company); !errors.Is(err, ErrUnknown) {
			t.Errorf("got %v", err)
		}
	})
}

func TestAFailureThatPassesIsNotSeen(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]http.HandlerFunc{
		"server error":      fails(502, ""),
		"throttled":         fails(429, "1"),
		"connection broken": breaks,
		"maintenance page":  says("<html>down for maintenance</html>"),
		"half an answer":    says(`{"result_count":1,"results":[{"num`),
		"an empty object":   says(`{}`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, asked, pauses := registry(t, fault, fault, recorded(t, "practitioner"))
			if _, err := client.Lookup(t.Context(), person); err != nil {
				t.Fatal(err)
			}
			if asked.Load() != 3 || len(*pauses) != 2 {
				t.Errorf("asked %d times with pauses %v", asked.Load(), *pauses)
			}
			for _, p := range *pauses {
				if p > longestPause {
					t.Errorf("paused %v", p)
				}
			}
			if name == "throttled" && (*pauses)[0] != time.Second {
				t.Errorf("paused %v, though told 1 s", (*pauses)[0])
			}
		})
	}
}

func TestTheRegistryDoesNotAnswer(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault http.HandlerFunc
		asked int32
		after time.Duration
	}{
		"down":                      {fails(503, ""), attempts, askAgain},
		"down, back in two minutes": {fails(503, "120"), 1, 2 * time.Minute},
		"throttled beyond reason":   {fails(429, "99999999"), attempts, askAgain},
		"we are blocked":            {fails(403, ""), 1, askAgain},
		"broken":                    {breaks, attempts, askAgain},
		"hanging":                   {hangs, attempts, askAgain},
		"an answer without end":     {says(strings.Repeat(" ", maxAnswer+1)), 1, askAgain},
		"refusing the question":     {says(`{"Errors":[{"description":"Unsupported Version","field":"version"}]}`), 1, askAgain},
		"a type nobody knows":       {says(`{"result_count":1,"results":[{"number":"1234567893","enumeration_type":"NPI-9"}]}`), 1, askAgain},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, asked, _ := registry(t, c.fault)
			if name == "hanging" {
				client.http.Timeout = 50 * time.Millisecond
			}
			_, err := client.Lookup(t.Context(), person)
			var unavailable *Unavailable
			if !errors.As(err, &unavailable) || unavailable.Cause == nil {
				t.Fatalf("got %v", err)
			}
			if asked.Load() != c.asked || unavailable.RetryAfter != c.after {
				t.Errorf("asked %d times, ask again after %v; want %d, %v", asked.Load(), unavailable.RetryAfter, c.asked, c.after)
			}
		})
	}
}

func TestACallerWhoGoesAwayIsNotServedOn(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	client, asked, _ := registry(t, func(w http.ResponseWriter, r *http.Request) { cancel(); hangs(w, r) })
	var unavailable *Unavailable
	if _, err := client.Lookup(ctx, person); !errors.As(err, &unavailable) || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
}

func TestPauseEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := pause(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if err := pause(t.Context(), 0); err != nil {
		t.Error(err)
	}
}

func TestAWrongAddressIsRefused(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"", "npiregistry.cms.hhs.gov", "ftp://registry.example/", "https://", ":"} {
		if _, err := New(address); err == nil {
			t.Errorf("%q was taken", address)
		}
	}
}
