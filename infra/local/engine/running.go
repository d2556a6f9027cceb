package engine

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// startLimit is how long an engine may take until it answers.
const startLimit = 60 * time.Second

// running is an engine that was started: its process and where it answers.
type running struct {
	process *Process
	target  *url.URL
	socket  string // Unix socket to dial instead of target's host, if any
}

// transport reaches the engine. Connections are given up before the engine
// gives them up (Node after 5 s), so no request dies on a closed one.
func (r *running) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	return &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if r.socket != "" {
				return dialer.DialContext(ctx, "unix", r.socket)
			}
			return dialer.DialContext(ctx, network, address)
		},
		MaxIdleConnsPerHost: 256,
		IdleConnTimeout:     3 * time.Second,
		DisableCompression:  true,
	}
}

// await returns when the engine answers, or with the reason why it never will.
func (r *running) await(ctx context.Context, answers func(context.Context, *http.Client, string) bool) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	transport := r.transport()
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for {
		if answers(ctx, client, r.target.String()) {
			return nil
		}
		select {
		case <-ticker.C:
		case <-r.process.Done():
			return r.process.Err()
		case <-ctx.Done():
			r.process.Stop()
			return fmt.Errorf("%s does not answer: %w\n%s", r.process.name, ctx.Err(), r.process.tail)
		}
	}
}

func answersOK(client *http.Client, request *http.Request) bool {
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode == http.StatusOK
}

// getAnswers is the check of an engine with a health page.
func getAnswers(path string) func(context.Context, *http.Client, string) bool {
	return func(ctx context.Context, client *http.Client, base string) bool {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, nil)
		return err == nil && answersOK(client, request)
	}
}
