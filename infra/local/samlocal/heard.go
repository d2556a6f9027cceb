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

	"credo/infra/local/template"
)

// heard notes what the public routes of a host answered, without what is new each time,
// so that two hosts can be held against each other.
type heard struct {
	routes  []template.Route // the public ones
	by      http.RoundTripper
	mu      sync.Mutex
	asked   map[string]bool // keys of routes
	answers map[string]bool
}

// listen notes what the open ones of an API's routes answer to requests that by sends.
func listen(routes []template.Route, by http.RoundTripper) *heard {
	h := &heard{by: by, asked: map[string]bool{}, answers: map[string]bool{}}
	for _, r := range routes {
		if r.Authorizer == "" {
			h.routes = append(h.routes, r)
		}
	}
	return h
}

// route is the public route of a request, or nil.
func (h *heard) route(method, path string) *template.Route {
	i := slices.IndexFunc(h.routes, func(r template.Route) bool {
		return r.Method == method && slices.EqualFunc(strings.Split(r.Path, "/"), strings.Split(path, "/"),
			func(want, got string) bool { return want == got || strings.HasPrefix(want, "{") && got != "" })
	})
	if i < 0 {
		return nil
	}
	return &h.routes[i]
}

// silent are the public routes that nobody asked.
func (h *heard) silent() (out []string) {
	for _, r := range h.routes {
		if !h.asked[r.Key] {
			out = append(out, r.Key)
		}
	}
	return out
}

// fresh is what differs between two runs: IDs, keys, instants, addresses, signed fields.
var fresh = regexp.MustCompile(`CRD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}|\d{4}-\d\d-\d\dT[0-9:.]+Z|https?://[^"]+|"documentId":"[^"]+"|"fields":\{[^}]*\}`)

func (h *heard) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := h.by.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(body))
	route := h.route(r.Method, r.URL.Path)
	if err != nil || route == nil {
		return response, err
	}
	path, what := fresh.ReplaceAllString(r.URL.Path, "…"), fresh.ReplaceAllString(string(body), "…")
	if route.Key == "GET /applications/{applicationId}" && response.StatusCode == http.StatusOK {
		what = "as far as the file is" // polled: the number of its states is a matter of time
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked[route.Key] = true
	h.answers[fmt.Sprintf("%s %s: %d %s", r.Method, path, response.StatusCode, what)] = true
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
