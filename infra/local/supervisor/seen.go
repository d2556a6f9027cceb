package supervisor

import (
	"slices"
	"sync"
	"time"

	"credo/infra/local/lambda"
	"credo/infra/local/page"
)

// kept is how many invocations the page shows.
const kept = 50

// seen counts what passed, for the page and for telling when all is quiet.
type seen struct {
	mu        sync.Mutex
	functions map[string]*page.Function
	recent    []page.Invocation // last first
	active    time.Time         // when something last happened
	wrote     time.Time         // when a table was last written
}

func newSeen() *seen { return &seen{functions: map[string]*page.Function{}, active: time.Now()} }

// write notes that a table was written, which its stream's readers act on.
func (s *seen) write() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.active = time.Now()
	s.wrote = s.active
}

// lastWrite is when a table was last written; zero if never.
func (s *seen) lastWrite() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.wrote
}

// quietFor is how long nothing has happened.
func (s *seen) quietFor() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Since(s.active)
}

func (s *seen) invocation(i lambda.Invocation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.active = time.Now()
	f := s.functions[i.Function]
	if f == nil {
		f = &page.Function{Name: i.Function}
		s.functions[i.Function] = f
	}
	one := page.Invocation{Function: i.Function, At: i.Began, MS: ms(i.Took), Cold: i.Cold}
	f.MeanMS += (one.MS - f.MeanMS) / float64(f.Invocations+1)
	f.Invocations++
	if i.Cold {
		f.Cold++
	}
	if i.Err != nil {
		f.Errors++
		one.Error = i.Err.Error()
	}
	s.recent = slices.Insert(s.recent, 0, one)
	s.recent = s.recent[:min(len(s.recent), kept)]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func (s *seen) function(name string) page.Function {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.functions[name]; f != nil {
		return *f
	}
	return page.Function{Name: name}
}

func (s *seen) invocations() []page.Invocation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.recent)
}
