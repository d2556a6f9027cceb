package engine

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Service names one of the services whose requests can be made to fail.
type Service string

// The services behind proxies.
const (
	DynamoDB Service = "dynamodb"
	S3       Service = "s3"
	SES      Service = "ses"
)

// Kind is the way in which a service fails.
type Kind string

// The kinds of failure.
const (
	Refuse     Kind = "refuse"      // the connection breaks, nothing is done
	Error      Kind = "error"       // 503, nothing is done
	LoseAnswer Kind = "lose-answer" // the request is done, its answer is lost
	Slow       Kind = "slow"        // done after DelaySeconds
)

var kinds = []Kind{Refuse, Error, LoseAnswer, Slow}

// Fault is a failure of a service for a while.
type Fault struct {
	Kind         Kind    `json:"kind"`
	Share        float64 `json:"share"`        // of the requests, 0 to 1
	ForSeconds   float64 `json:"forSeconds"`   // 0: until it is cleared
	DelaySeconds float64 `json:"delaySeconds"` // of Slow
}

// Faults holds the failures that are on, by service. Its zero value has none.
type Faults struct {
	mu    sync.Mutex
	on    map[Service]Fault
	until map[Service]time.Time
}

// Set turns a failure of the service on, in place of an earlier one.
func (f *Faults) Set(service Service, fault Fault) error {
	if !slices.Contains(kinds, fault.Kind) {
		return fmt.Errorf("unknown kind of fault %q", fault.Kind)
	}
	if !slices.Contains([]Service{DynamoDB, S3, SES}, service) {
		return fmt.Errorf("unknown service %q", service)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.on == nil {
		f.on, f.until = map[Service]Fault{}, map[Service]time.Time{}
	}
	f.on[service] = fault
	delete(f.until, service)
	if fault.ForSeconds > 0 {
		f.until[service] = time.Now().Add(seconds(fault.ForSeconds))
	}
	return nil
}

// Clear ends every failure.
func (f *Faults) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on, f.until = nil, nil
}

// draw decides whether the next request fails, and how.
func (f *Faults) draw(service Service) (Fault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	fault, ok := f.on[service]
	if until, ends := f.until[service]; ends && time.Now().After(until) {
		delete(f.on, service)
		delete(f.until, service)
		return Fault{}, false
	}
	return fault, ok && rand.Float64() < fault.Share
}

// ServeHTTP lets a test outside this process set failures: PUT with
// {"s3": {"kind": "error", "share": 1, "forSeconds": 60}, …}, DELETE clears.
func (f *Faults) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodDelete:
		f.Clear()
	case http.MethodPut:
		var wanted map[Service]Fault
		if err := json.NewDecoder(r.Body).Decode(&wanted); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		for service, fault := range wanted {
			if err := f.Set(service, fault); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
		}
	default:
		http.Error(w, "PUT or DELETE", http.StatusMethodNotAllowed)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
