package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// heard notes what the public routes of a host answered, without what is new each time,
// so that two hosts can be held against each other.
type heard struct {
	mu      sync.Mutex
	answers map[string]bool
}

// fresh is what differs between two runs: IDs, keys, instants, addresses, signed fields.
var fresh = regexp.MustCompile(`CRD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}|\d{4}-\d\d-\d\dT[0-9:.]+Z|https?://[^"]+|"documentId":"[^"]+"|"fields":\{[^}]*\}`)

func (h *heard) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(body))
	route := fresh.ReplaceAllString(r.URL.Path, "…")
	first, _, _ := strings.Cut(strings.TrimPrefix(route, "/"), "/")
	if err != nil || !slices.Contains([]string{"markets", "npi", "applications", "application-id-reminders"}, first) {
		return response, err
	}
	what := fresh.ReplaceAllString(string(body), "…")
	if r.Method == http.MethodGet && route == "/applications/…" && response.StatusCode == http.StatusOK {
		what = "as far as the file is" // polled: the number of its states is a matter of time
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.answers[fmt.Sprintf("%s %s: %d %s", r.Method, route, response.StatusCode, what)] = true
	return response, nil
}

// differences are the answers that only one of two hosts gave.
func differences(here, there *heard) (out []string) {
	for _, answer := range slices.Sorted(maps.Keys(here.answers)) {
		if !there.answers[answer] {
			out = append(out, "only the local host: "+answer)
		}
	}
	for _, answer := range slices.Sorted(maps.Keys(there.answers)) {
		if !here.answers[answer] {
			out = append(out, "only SAM: "+answer)
		}
	}
	return out
}
