package main

import (
	"bytes"
	"cmp"
	"net/http"
	"os"
	"strings"
)

// again sends a request with an Idempotency-Key once more when it was answered 5xx, as the
// answer itself advises and the site does. A function in SAM's containers can lose its
// connection to an engine on a busy machine. What the functions logged of it is said.
type again struct{ log string } // the file that SAM prints to

func (a again) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || response.StatusCode < http.StatusInternalServerError || r.Header.Get("Idempotency-Key") == "" || r.GetBody == nil {
		return response, err
	}
	say("  %s was answered %d and is sent once more: %s", r.Method, response.StatusCode, cmp.Or(a.lastError(), "no function logged an error"))
	body, err := r.GetBody()
	if err != nil {
		return response, nil
	}
	response.Body.Close()
	next := r.Clone(r.Context())
	next.Body = body
	return http.DefaultTransport.RoundTrip(next)
}

// lastError is the last line of the log that a function wrote as an error.
func (a again) lastError() string {
	raw, err := os.ReadFile(a.log)
	if err != nil {
		return ""
	}
	lines := bytes.Split(raw, []byte("\n"))
	for i := len(lines) - 1; i >= 0; i-- {
		if bytes.Contains(lines[i], []byte(`"level":"ERROR"`)) {
			return strings.TrimSpace(string(lines[i]))
		}
	}
	return ""
}
