package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAKeyedRequestThatWasAnswered5xxIsSentOnceMore(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		key    string
		broken int // answers that are 500
		status int
		asked  int
	}{
		"with a key, broken once":  {"k", 1, http.StatusOK, 2},
		"with a key, broken twice": {"k", 2, http.StatusInternalServerError, 2},
		"without a key":            {"", 1, http.StatusInternalServerError, 1},
		"nothing is wrong":         {"k", 0, http.StatusOK, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var bodies []string
			host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				if bodies = append(bodies, string(body)); len(bodies) <= c.broken {
					w.WriteHeader(http.StatusInternalServerError)
				}
			}))
			defer host.Close()
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, host.URL, strings.NewReader("{}"))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Idempotency-Key", c.key)
			response, err := again{}.RoundTrip(request)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if response.StatusCode != c.status || strings.Join(bodies, "") != strings.Repeat("{}", c.asked) {
				t.Errorf("%d after %q", response.StatusCode, bodies)
			}
		})
	}
}

func TestTheLastErrorOfALogIsSaid(t *testing.T) {
	t.Parallel()
	log := filepath.Join(t.TempDir(), "sam.log")
	if err := os.WriteFile(log, []byte("START\n{\"level\":\"ERROR\",\"n\":1}\n{\"level\":\"ERROR\",\"n\":2}\n{\"level\":\"INFO\"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := (again{log}).lastError(); got != `{"level":"ERROR","n":2}` {
		t.Errorf("got %s", got)
	}
	if got := (again{log + "x"}).lastError(); got != "" {
		t.Errorf("got %s", got)
	}
}
