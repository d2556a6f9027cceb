package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"credo/infra/local/template"
)

var routes = []template.Route{
	{Key: "GET /markets", Method: "GET", Path: "/markets"},
	{Key: "GET /applications/{applicationId}", Method: "GET", Path: "/applications/{applicationId}"},
	{Key: "POST /applications", Method: "POST", Path: "/applications"},
	{Key: "GET /staff/dashboard", Method: "GET", Path: "/staff/dashboard", Authorizer: "Staff"},
}

// ask listens to a host that answers everything with body.
func ask(t *testing.T, body string, requests ...string) *heard {
	t.Helper()
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }))
	defer host.Close()
	h := listen(routes, http.DefaultTransport)
	for _, r := range requests {
		method, path, _ := strings.Cut(r, " ")
		request, err := http.NewRequestWithContext(t.Context(), method, host.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Client{Transport: h}).Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	}
	return h
}

func TestOnlyWhatIsNewEachTimeMayDiffer(t *testing.T) {
	t.Parallel()
	here := ask(t, `{"applicationId":"CRD-7K3M-9QXT-2B4FW","at":"2026-11-22T10:00:00Z"}`, "POST /applications", "GET /staff/dashboard")
	same := ask(t, `{"applicationId":"CRD-0000-0000-00000","at":"2026-11-23T10:00:00Z"}`, "POST /applications", "GET /elsewhere")
	other := ask(t, `{"applicationId":"CRD-0000-0000-00000"}`, "POST /applications")
	if diff := differences(here, same); diff != nil {
		t.Errorf("got %v", diff)
	}
	if diff := differences(here, other); len(diff) != 2 {
		t.Errorf("got %v, want what each alone answered", diff)
	}
}

func TestAPublicRouteThatNobodyAskedIsNamed(t *testing.T) {
	t.Parallel()
	h := ask(t, `{}`, "GET /markets", "GET /applications/CRD-7K3M-9QXT-2B4FW", "GET /applications/", "GET /staff/dashboard")
	if silent := h.silent(); !slices.Equal(silent, []string{"POST /applications"}) {
		t.Errorf("got %v", silent)
	}
}
