package gateway

import (
	"strings"
	"sync"
	"time"

	"credo/infra/local/template"
)

type route struct {
	template.Route
	segments []string
	bucket   *bucket
}

func newRoute(r template.Route, now func() time.Time) route {
	return route{r, strings.Split(r.Path, "/"), newBucket(r.Throttle, now)}
}

// match finds the most specific route for a decoded path, and its parameters.
func (g *Gateway) match(method, path string) (*route, map[string]string) {
	segments := strings.Split(path, "/")
	var best *route
	bestRank := ""
	for i := range g.routes {
		r := &g.routes[i]
		if r.Method != method && r.Method != "ANY" {
			continue
		}
		rank, ok := r.fits(segments)
		if r.Method == "ANY" {
			rank += "z"
		}
		if ok && (best == nil || rank < bestRank) {
			best, bestRank = r, rank
		}
	}
	if best == nil {
		return nil, nil
	}
	return best, best.parameters(segments)
}

// fits ranks how a route matches: a character a segment, "a" for one that is
// literal, "b" for a variable, "c" for the greedy rest. Less is better.
func (r *route) fits(segments []string) (rank string, ok bool) {
	for i, s := range r.segments {
		if strings.HasSuffix(s, "+}") {
			return rank + "c", len(segments) > i
		}
		switch {
		case i >= len(segments):
			return "", false
		case strings.HasPrefix(s, "{") && segments[i] != "":
			rank += "b"
		case s == segments[i]:
			rank += "a"
		default:
			return "", false
		}
	}
	return rank, len(segments) == len(r.segments)
}

func (r *route) parameters(segments []string) map[string]string {
	var out map[string]string
	for i, s := range r.segments {
		if !strings.HasPrefix(s, "{") {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		if name, greedy := strings.CutSuffix(s, "+}"); greedy {
			out[name[1:]] = strings.Join(segments[i:], "/")
			break
		}
		out[strings.Trim(s, "{}")] = segments[i]
	}
	return out
}

// bucket is a token bucket.
type bucket struct {
	mu     sync.Mutex
	limit  template.Throttle
	tokens float64
	at     time.Time
	now    func() time.Time
}

func newBucket(limit template.Throttle, now func() time.Time) *bucket {
	return &bucket{limit: limit, tokens: float64(limit.Burst), at: now(), now: now}
}

func (b *bucket) take() bool {
	if b.limit == (template.Throttle{}) {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	b.tokens = min(float64(b.limit.Burst), b.tokens+now.Sub(b.at).Seconds()*b.limit.Rate)
	b.at = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}
