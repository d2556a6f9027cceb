package engine

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		fault  Fault
		status int // 0: the connection broke
		done   bool
	}{
		"refused":     {Fault{Kind: Refuse, Share: 1}, 0, false},
		"unavailable": {Fault{Kind: Error, Share: 1}, http.StatusServiceUnavailable, false},
		"answer lost": {Fault{Kind: LoseAnswer, Share: 1}, 0, true},
		"slow":        {Fault{Kind: Slow, Share: 1, DelaySeconds: 0.001}, http.StatusOK, true},
		"none drawn":  {Fault{Kind: Error, Share: 0}, http.StatusOK, true},
		"over":        {Fault{Kind: Error, Share: 1, ForSeconds: 1e-9}, http.StatusOK, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			done := false
			service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				done = true
				_, _ = io.WriteString(w, "ok")
			}))
			defer service.Close()
			target, _ := url.Parse(service.URL)
			faults := &Faults{}
			front := httptest.NewServer(faulty(SES, forward(&running{target: target}), faults))
			defer front.Close()
			if err := faults.Set(SES, test.fault); err != nil {
				t.Fatal(err)
			}
			status := 0
			if response, err := http.Post(front.URL, "text/plain", strings.NewReader("x")); err == nil {
				status = response.StatusCode
				response.Body.Close()
			}
			if status != test.status || done != test.done {
				t.Errorf("status %d done %v, want %d %v", status, done, test.status, test.done)
			}
		})
	}
}

func TestFaultsAreSetOverHTTP(t *testing.T) {
	t.Parallel()
	faults := &Faults{}
	server := httptest.NewServer(faults)
	defer server.Close()
	put := func(body string) int {
		status, _ := do(t, http.MethodPut, server.URL, "", strings.NewReader(body))
		return status
	}
	if got := put(`{"s3": {"kind": "error", "share": 1}}`); got != http.StatusNoContent {
		t.Fatalf("set: %d", got)
	}
	if _, fails := faults.draw(S3); !fails {
		t.Error("not set")
	}
	for _, wrong := range []string{`{"s4": {"kind": "error"}}`, `{"s3": {"kind": "explode"}}`, `[`} {
		if got := put(wrong); got != http.StatusBadRequest {
			t.Errorf("%s: %d, want 400", wrong, got)
		}
	}
	if _, _ = do(t, http.MethodDelete, server.URL, "", nil); len(faults.on) != 0 {
		t.Error("not cleared")
	}
}
