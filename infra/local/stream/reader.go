package stream

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

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

// read reads all shards, parents before children, for as long as any is open.
func (r *Reader) read(ctx context.Context) error {
	if err := r.resume(ctx); err != nil {
		return err
	}
	shards, err := r.client.shards(ctx, r.at.Stream)
	if err != nil {
		return err
	}
	r.forget(shards)
	known := map[string]bool{}
	for _, shard := range shards {
		known[shard.ShardId] = true
	}
	group, ctx := errgroup.WithContext(ctx)
	for _, shard := range shards {
		parentRead := !known[shard.ParentShardId] || r.position(shard.ParentShardId).Done
		if parentRead && !r.position(shard.ShardId).Done {
			group.Go(func() error { return r.readFamily(ctx, group, shard) })
		}
	}
	return group.Wait()
}

// readFamily reads a shard and, once it is closed, the shards it became.
func (r *Reader) readFamily(ctx context.Context, group *errgroup.Group, parent shard) error {
	if err := r.readShard(ctx, parent); err != nil {
		return err
	}
	shards, err := r.client.shards(ctx, r.at.Stream)
	if err != nil {
		return err
	}
	for _, shard := range shards {
		if shard.ParentShardId == parent.ShardId {
			group.Go(func() error { return r.readFamily(ctx, group, shard) })
		}
	}
	return nil
}

// readShard reads one shard until it is closed and read.
func (r *Reader) readShard(ctx context.Context, shard shard) error {
	start := "TRIM_HORIZON"
	if r.source.StartingPosition == "LATEST" && shard.ParentShardId == "" {
		start = "LATEST"
	}
	iterator, err := r.client.iterator(ctx, r.at.Stream, shard.ShardId, r.position(shard.ShardId).After, start)
	if trimmed(err) { // the engine keeps a day; what is older is gone
		iterator, err = r.client.iterator(ctx, r.at.Stream, shard.ShardId, "", "TRIM_HORIZON")
	}
	if err != nil {
		return err
	}
	for wait := quickPoll; ; {
		asked := time.Now()
		answer, err := r.client.records(ctx, iterator)
		if err != nil {
			return err
		}
		if err := r.handle(ctx, shard.ShardId, answer); err != nil {
			return err
		}
		if answer.NextShardIterator == "" {
			return r.advance(shard.ShardId, position{After: r.position(shard.ShardId).After, Done: true}, 0)
		}
		iterator = answer.NextShardIterator
		if len(answer.Records) > 0 {
			wait = quickPoll
			continue
		}
		r.found(asked)
		if r.sleep(ctx, wait) {
			wait = quickPoll
		} else {
			wait = min(2*wait, slowPoll)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// handle delivers what the filters want, in batches, and keeps the position
// after each.
func (r *Reader) handle(ctx context.Context, shard string, read records) error {
	var batch []record
	last := ""
	for i, raw := range read.Records {
		record, err := normalize(raw, r.table.StreamARN)
		if err != nil {
			return err
		}
		last = record.sequence
		if wanted(r.filters, record) {
			batch = append(batch, record)
		}
		if len(batch) == r.source.BatchSize || i == len(read.Records)-1 {
			if err := r.deliver(ctx, shard, batch); err != nil {
				return err
			}
			if err := r.advance(shard, position{After: last}, len(batch)); err != nil {
				return err
			}
			batch = nil
		}
	}
	return nil
}

// resume finds the stream and where it was read to.
func (r *Reader) resume(ctx context.Context) error {
	stream, err := r.client.streamOf(ctx, r.table.Name)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.at.Stream == stream {
		return nil
	}
	if r.at, err = load(r.db, r.name()); err != nil {
		return err
	}
	if r.at.Stream != stream {
		r.at = checkpoint{Stream: stream}
	}
	if r.at.Shards == nil {
		r.at.Shards = map[string]position{}
	}
	return nil
}

func (r *Reader) advance(shard string, to position, handled int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.at.Shards[shard] = to
	r.status.Handled += handled
	return save(r.db, r.name(), r.at)
}

// forget drops the positions of shards that the engine no longer keeps.
func (r *Reader) forget(shards []shard) {
	r.mu.Lock()
	defer r.mu.Unlock()
	maps.DeleteFunc(r.at.Shards, func(id string, _ position) bool {
		return !slices.ContainsFunc(shards, func(s shard) bool { return s.ShardId == id })
	})
}

func (r *Reader) position(shard string) position {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.at.Shards[shard]
}

func (r *Reader) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status.LastError, r.status.LastErrorAt = err.Error(), time.Now()
}

func (r *Reader) name() string { return r.source.Function + "|" + r.source.Table }

// sleep waits, and says whether it was woken before its time.
func (r *Reader) sleep(ctx context.Context, d time.Duration) (woken bool) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-r.wake:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}
