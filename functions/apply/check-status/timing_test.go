package main

import (
	"math"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"credo/shared/application/applicationtest"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/table/tabletest"
)

const (
	pairs   = 500
	callers = 10   // at once
	apart   = 0.05 // of the medians, at most
	runs    = 5    // a run that the machine upset is repeated
)

// Time must not tell what the answer hides. Pairs are interleaved, so that what else the
// machine does falls on both sides alike.
func TestTimeDoesNotTellWhichOfIDAndNPIIsWrong(t *testing.T) {
	t.Parallel()
	store, road := tabletest.New(t), applicationtest.Nurse(t, 18).Enrolled()
	tabletest.Hold(t, store, road.File)
	wrongNPI := stopwatch(t, checkStatus(store), road.File.Application.ID, applicationtest.NPI(77))
	wrongID := stopwatch(t, checkStatus(store), unknownID, road.File.Application.NPI)
	var ratios []float64
	for range runs {
		ratio := interleaved(wrongNPI, wrongID)
		if math.Abs(ratio-1) <= apart {
			return
		}
		ratios = append(ratios, ratio)
	}
	t.Errorf("a wrong NPI takes %.2f times as long as a wrong ID", ratios)
}

// stopwatch takes the time of one refusal.
func stopwatch(t *testing.T, h httpapi.Handler, id, npiValue string) func() time.Duration {
	request := httpapitest.Event(route, httpapitest.Application(id), npi(npiValue))
	return func() time.Duration {
		begun := time.Now()
		response, err := h(t.Context(), request)
		if err != nil || response.StatusCode != http.StatusNotFound {
			t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
		}
		return time.Since(begun)
	}
}

// interleaved is the ratio of the medians of a and b over all pairs.
func interleaved(a, b func() time.Duration) float64 {
	var mu sync.Mutex
	var ofA, ofB []time.Duration
	var all sync.WaitGroup
	for range callers {
		all.Go(func() {
			for i := range pairs / callers {
				var took [2]time.Duration
				for _, first := range [2]bool{i%2 == 0, i%2 == 1} {
					if first {
						took[0] = a()
					} else {
						took[1] = b()
					}
				}
				mu.Lock()
				ofA, ofB = append(ofA, took[0]), append(ofB, took[1])
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return float64(median(ofA)) / float64(median(ofB))
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
