package stream

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/pattern"
	"credo/infra/local/template"
)

// Invoker runs a function, named by its logical ID, and returns its answer.
type Invoker interface {
	Invoke(ctx context.Context, function string, payload []byte) ([]byte, error)
}

// Polling is quick after a write or a record, though never so quick that the
// engine does nothing else, and slows down while nothing comes.
const (
	quickPoll = 20 * time.Millisecond
	slowPoll  = time.Second
)

// Options says where a reader reads and writes.
type Options struct {
	Endpoint string // of DynamoDB Local
	DB       *bbolt.DB
	Invoker  Invoker
	// GiveUp takes batches that failed too often; nil drops them.
	GiveUp func(ctx context.Context, destination string, discarded Discarded) error
	Hasten int // divides the backoff between attempts, for tests; 0 is 1
}

// Reader feeds one function from one table's stream.
type Reader struct {
	source   template.StreamSource
	table    template.Table
	client   *client
	db       *bbolt.DB
	invoker  Invoker
	giveUpTo func(ctx context.Context, destination string, discarded Discarded) error
	hasten   int
	filters  []*pattern.Pattern
	wake     chan struct{}

	mu      sync.Mutex
	at      checkpoint
	status  Status
	emptyAt time.Time // when a read was begun that found nothing more
}

// Status is how a reader stands.
type Status struct {
	Function, Table string
	Handled         int // records, since the start
	LastError       string
	LastErrorAt     time.Time
}

// NewReader reads the source; what is not supported is an error.
func NewReader(source template.StreamSource, table template.Table, options Options) (*Reader, error) {
	r := &Reader{
		source: source, table: table, db: options.DB, invoker: options.Invoker, giveUpTo: options.GiveUp,
		hasten: max(1, options.Hasten), wake: make(chan struct{}, 1),
		client: &client{endpoint: options.Endpoint, http: &http.Client{Timeout: 30 * time.Second}},
		status: Status{Function: source.Function, Table: source.Table},
	}
	if source.Parallelization > 1 {
		return nil, fmt.Errorf("stream source of %s: ParallelizationFactor is not supported locally", source.Function)
	}
	for _, filter := range source.Filters {
		parsed, err := pattern.Parse(filter)
		if err != nil {
			return nil, fmt.Errorf("stream source of %s: %w", source.Function, err)
		}
		r.filters = append(r.filters, parsed)
	}
	return r, nil
}

// Wake tells the reader that the table was written, so it looks at once.
func (r *Reader) Wake() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Status tells how the reader stands.
func (r *Reader) Status() Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

// CaughtUp says whether everything written before an instant was handled.
func (r *Reader) CaughtUp(at time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.emptyAt.After(at)
}

// found notes that there was nothing more to read when it was asked for.
func (r *Reader) found(nothingAt time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.emptyAt = nothingAt
}

// Run reads until ctx ends. Failures of the engine are waited out.
func (r *Reader) Run(ctx context.Context) error {
	for attempt := 0; ctx.Err() == nil; attempt++ {
		err := r.read(ctx)
		if err == nil {
			attempt = 0
			continue
		}
		r.fail(err)
		_ = pause(ctx, min(backoff(attempt), 2*time.Second))
	}
	return nil
}

func (r *Reader) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status.LastError, r.status.LastErrorAt = err.Error(), time.Now()
}
