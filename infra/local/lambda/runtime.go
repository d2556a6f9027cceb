package lambda

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// invocation is one event on its way through a process.
type invocation struct {
	id      string
	payload []byte
	timeout time.Duration
	done    chan result // takes one
}

// runtimeAPI serves the Lambda Runtime API (version 2018-06-01) to all
// processes; each has its own base path, so that it is known by it.
func (p *Pool) runtimeAPI() http.Handler {
	mux := http.NewServeMux()
	const base = "/{token}/2018-06-01/runtime/"
	mux.HandleFunc("GET "+base+"invocation/next", p.withProcess(serveNext))
	mux.HandleFunc("POST "+base+"invocation/{id}/response", p.withProcess(serveResponse))
	mux.HandleFunc("POST "+base+"invocation/{id}/error", p.withProcess(serveError))
	mux.HandleFunc("POST "+base+"init/error", p.withProcess(serveInitError))
	return mux
}

func (p *Pool) withProcess(serve func(*process, http.ResponseWriter, *http.Request)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		one := p.processes[r.PathValue("token")]
		p.mu.Unlock()
		if one == nil {
			http.Error(w, `{"errorType":"InvalidSandbox"}`, http.StatusForbidden)
			return
		}
		serve(one, w, r)
	}
}

func serveNext(one *process, w http.ResponseWriter, r *http.Request) {
	select {
	case inv := <-one.next:
		one.current.set(inv)
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Lambda-Runtime-Aws-Request-Id", inv.id)
		h.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(time.Now().Add(inv.timeout).UnixMilli(), 10))
		h.Set("Lambda-Runtime-Invoked-Function-Arn", one.function.ARN)
		h.Set("Lambda-Runtime-Trace-Id", traceID())
		w.Write(inv.payload)
	case <-r.Context().Done():
	case <-one.run.Done():
	}
}

func serveResponse(one *process, w http.ResponseWriter, r *http.Request) {
	inv := one.current.take(r.PathValue("id"))
	if inv == nil {
		http.Error(w, `{"errorType":"InvalidRequestID"}`, http.StatusBadRequest)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxPayload+1))
	switch {
	case err != nil:
		inv.done <- result{err: one.failure(inv, "Runtime.Unknown", "reading the response: %v", err)}
	case len(body) > maxPayload:
		inv.done <- result{err: one.failure(inv, "Function.ResponseSizeTooLarge",
			"Response payload size exceeded maximum allowed payload size (%d bytes).", maxPayload)}
		http.Error(w, `{"errorType":"RequestEntityTooLarge"}`, http.StatusRequestEntityTooLarge)
		return
	default:
		inv.done <- result{payload: body}
	}
	accepted(w)
}

func serveError(one *process, w http.ResponseWriter, r *http.Request) {
	inv := one.current.take(r.PathValue("id"))
	if inv == nil {
		http.Error(w, `{"errorType":"InvalidRequestID"}`, http.StatusBadRequest)
		return
	}
	inv.done <- result{err: &FunctionError{one.function.ID, readError(r)}}
	accepted(w)
}

func serveInitError(one *process, w http.ResponseWriter, r *http.Request) {
	select {
	case one.initFailed <- readError(r):
	default:
	}
	accepted(w)
}

func readError(r *http.Request) []byte {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxPayload))
	if err != nil || !json.Valid(body) {
		body, _ = json.Marshal(map[string]string{"errorType": r.Header.Get("Lambda-Runtime-Function-Error-Type"), "errorMessage": string(body)})
	}
	return body
}

func accepted(w http.ResponseWriter) {
	w.WriteHeader(http.StatusAccepted)
	io.WriteString(w, `{"status":"OK"}`)
}

// current is the invocation a process is at.
type current struct {
	mu  sync.Mutex
	inv *invocation
}

func (c *current) set(inv *invocation) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.inv = inv
}

// take gives the invocation to whoever answers it first.
func (c *current) take(id string) *invocation {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.inv == nil || c.inv.id != id {
		return nil
	}
	inv := c.inv
	c.inv = nil
	return inv
}

// newID makes a request ID in the form of a UUID.
func newID() string {
	var b [16]byte
	rand.Read(b[:])
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func traceID() string {
	var b [20]byte
	rand.Read(b[:])
	return fmt.Sprintf("Root=1-%08x-%x;Parent=%x;Sampled=0", time.Now().Unix(), b[:12], b[12:])
}
