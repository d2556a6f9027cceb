package queue

import (
	"math/rand/v2"
	"sync"
	"time"
)

// Faults makes the queues as bad as SQS may be, for tests.
type Faults struct {
	RepeatShare  float64 `json:"repeatShare"`  // of handled messages, delivered once more
	DelayShare   float64 `json:"delayShare"`   // of sent messages, delayed
	DelaySeconds float64 `json:"delaySeconds"` // at most, for a delayed message
}

type faults struct {
	mu sync.Mutex
	on Faults
}

// SetFaults replaces the faults that are on; the zero Faults ends them.
func (s *Store) SetFaults(on Faults) {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.on = on
}

func (f *faults) repeat() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.on.RepeatShare > 0 && rand.Float64() < f.on.RepeatShare
}

func (f *faults) delay() time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.on.DelayShare == 0 || rand.Float64() >= f.on.DelayShare {
		return 0
	}
	return time.Duration(rand.Float64() * f.on.DelaySeconds * float64(time.Second))
}
