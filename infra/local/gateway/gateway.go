// Package gateway is the HTTP API in front of the functions, answering as
// Amazon's HTTP API does: routes, payload format 2.0, JWT authorizers, CORS,
// throttles, limits, and the errors it makes itself, word for word.
package gateway

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"credo/infra/local/template"
)

// Options say what a Gateway serves.
type Options struct {
	API template.API
	// Invoke calls a function by its logical ID. An error is the function's
	// failure (500), or, when its context has ended, a time-out (503).
	Invoke func(ctx context.Context, function string, payload []byte) ([]byte, error)
	// Issuer replaces the issuer of every authorizer; "" keeps the template's.
	Issuer    string
	AccessLog io.Writer        // a line a request, by route key and never by path; nil = none
	Now       func() time.Time // for tokens and throttles; default time.Now
	Timeout   time.Duration    // of an integration; default 30 s, as AWS's
}

// maxBody is the HTTP API's limit on a request's body.
const maxBody = 10 << 20

// maxDrain is how much of a body that is too large is still taken.
const maxDrain = 64 << 20

// Gateway is an http.Handler.
type Gateway struct {
	options     Options
	routes      []route
	authorizers map[string]*authorizer
	logMu       sync.Mutex
}

// New prepares a gateway; it fetches keys of issuers only when a token comes.
func New(options Options) *Gateway {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Timeout == 0 {
		options.Timeout = 30 * time.Second
	}
	g := &Gateway{options: options, authorizers: map[string]*authorizer{}}
	for name, a := range options.API.Authorizers {
		if options.Issuer != "" {
			a.Issuer = options.Issuer
		}
		g.authorizers[name] = &authorizer{Authorizer: a, now: options.Now}
	}
	for _, r := range options.API.Routes {
		g.routes = append(g.routes, newRoute(r, options.Now))
	}
	return g
}

// ServeHTTP answers one request and writes its line of the access log.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	var random [8]byte
	rand.Read(random[:])
	call := &call{id: hex.EncodeToString(random[:]) + "=", began: g.options.Now(), key: "-"}
	seen := &statusWriter{ResponseWriter: w}
	seen.Header().Set("Apigw-Requestid", call.id)
	if !g.cors(seen, r) {
		g.serve(seen, r, call)
	}
	if g.options.AccessLog != nil {
		g.logMu.Lock()
		defer g.logMu.Unlock()
		fmt.Fprintf(g.options.AccessLog, "%s %s %d %d ms\n", call.id, call.key, seen.status, time.Since(began).Milliseconds())
	}
}

// call is what is known of a request on its way.
type call struct {
	id     string
	began  time.Time
	key    string // the route's, or "-"
	claims map[string]string
	scopes []string
	path   map[string]string
}

func (g *Gateway) serve(w http.ResponseWriter, r *http.Request, c *call) {
	route, parameters := g.match(r.Method, r.URL.Path)
	if route == nil {
		refuse(w, http.StatusNotFound, "Not Found")
		return
	}
	c.key, c.path = route.Key, parameters
	if !route.bucket.take() {
		refuse(w, http.StatusTooManyRequests, "Too Many Requests")
		return
	}
	if route.Authorizer != "" && !g.authorize(w, r, route, c) {
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		refuse(w, http.StatusBadRequest, "Bad Request")
		return
	}
	if len(body) > maxBody {
		_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, maxDrain)) // so that the client gets to read the answer
		refuse(w, http.StatusRequestEntityTooLarge, "Request Entity Too Large")
		return
	}
	g.integrate(w, r, route, c, body)
}

func (g *Gateway) authorize(w http.ResponseWriter, r *http.Request, route *route, c *call) bool {
	a := g.authorizers[route.Authorizer]
	claims, err := a.verify(r.Context(), r.Header.Get(a.Header))
	if err != nil {
		w.Header().Set("Www-Authenticate", err.challenge())
		refuse(w, http.StatusUnauthorized, "Unauthorized")
		return false
	}
	if !grants(claims, route.Scopes) {
		w.Header().Set("Www-Authenticate", `Bearer scope="`+strings.Join(route.Scopes, " ")+`" error="insufficient_scope"`)
		refuse(w, http.StatusForbidden, "Forbidden")
		return false
	}
	c.claims, c.scopes = flatten(claims), route.Scopes
	return true
}

func (g *Gateway) integrate(w http.ResponseWriter, r *http.Request, route *route, c *call, body []byte) {
	payload, err := event(r, route, c, body)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "Internal Server Error")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), g.options.Timeout)
	defer cancel()
	answer, err := g.options.Invoke(ctx, route.Function, payload)
	switch {
	case err == nil && reply(w, answer):
	case ctx.Err() != nil:
		refuse(w, http.StatusServiceUnavailable, "Service Unavailable")
	default:
		refuse(w, http.StatusInternalServerError, "Internal Server Error")
	}
}

// refuse answers as the HTTP API does for itself.
func refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"message":%q}`, message)
}

// statusWriter remembers the status for the access log.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}
