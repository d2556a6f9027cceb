package page

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

type system struct{}

func (system) Status() (Status, error) { return Status{Date: "2026-11-22"}, nil }
func (system) Messages(queue string) ([]Message, error) {
	return []Message{{ID: queue + "-1"}}, nil
}
func (system) Redrive(queue string) (int, error) {
	if queue != "Dead" {
		return 0, errors.New("no queue " + queue)
	}
	return 3, nil
}
func (system) Date(_ context.Context, to string, progress func(string)) error {
	progress("2026-11-23")
	if to != "+2d" {
		return errors.New("no date " + to)
	}
	progress("2026-11-24")
	return nil
}
func (system) Token(_ context.Context, role, user string) (string, error) {
	return role + "/" + user, nil
}

func TestTheEndpointsAnswer(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(New(system{}))
	t.Cleanup(server.Close)
	tests := []struct {
		method, path string
		form         url.Values
		status       int
		want         string
	}{
		{"GET", "/", nil, 200, "<!doctype html>"},
		{"GET", "/status", nil, 200, `"date":"2026-11-22"`},
		{"GET", "/queues/Work/messages", nil, 200, `"id":"Work-1"`},
		{"POST", "/queues/Dead/redrive", nil, 200, `{"redriven":3}`},
		{"POST", "/queues/Other/redrive", nil, 400, `{"error":"no queue Other"}`},
		{"POST", "/token", url.Values{"role": {"admin"}, "user": {"ada"}}, 200, `{"token":"admin/ada"}`},
		{"POST", "/date", url.Values{"to": {"+2d"}}, 200, "{\"step\":\"2026-11-23\"}\n{\"step\":\"2026-11-24\"}\n{\"done\":true}\n"},
		{"POST", "/date", url.Values{"to": {"x"}}, 200, "{\"step\":\"2026-11-23\"}\n{\"error\":\"no date x\"}\n"},
		{"GET", "/date", nil, 405, ""},
	}
	for _, test := range tests {
		request, err := http.NewRequestWithContext(t.Context(), test.method, server.URL+test.path, strings.NewReader(test.form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != test.status || !strings.Contains(string(body), test.want) {
			t.Errorf("%s %s: got %d %s %v", test.method, test.path, response.StatusCode, body, err)
		}
	}
}

func TestOtherOriginsMayNotAsk(t *testing.T) {
	t.Parallel()
	handler := New(system{})
	for _, test := range []struct {
		host, origin string
		status       int
	}{
		{"127.0.0.1:9", "", 200}, {"localhost:9", "http://localhost:9", 200}, {"[::1]:9", "", 200},
		{"127.0.0.1:9", "http://evil.example", 403}, {"evil.example", "", 403}, {"evil.example", "http://evil.example", 403}, {"127.0.0.1:9", "null", 403},
	} {
		r := httptest.NewRequest("POST", "/token", nil)
		r.Host = test.host
		if test.origin != "" {
			r.Header.Set("Origin", test.origin)
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != test.status {
			t.Errorf("host %s, origin %s: got %d", test.host, test.origin, w.Code)
		}
	}
}
