package queue

import (
	"context"
	"time"

	"golang.org/x/sync/semaphore"

	"credo/infra/local/pattern"
	"credo/infra/local/template"
)

// defaultConcurrency is how many batches a source without a limit of its own
// hands out at once; Lambda starts with as many.
const defaultConcurrency = 5

// Invoker runs a function, named by its logical ID, and returns its answer.
type Invoker interface {
	Invoke(ctx context.Context, function string, payload []byte) ([]byte, error)
}

// Source feeds one function from one queue.
type Source struct {
	store   *Store
	source  template.QueueSource
	queue   template.Queue
	filters []*pattern.Pattern
	invoker Invoker
}

// NewSource reads the source's filters; an unsupported one is an error.
func NewSource(store *Store, source template.QueueSource, invoker Invoker) (*Source, error) {
	s := &Source{store: store, source: source, queue: store.queues[source.Queue], invoker: invoker}
	for _, filter := range source.Filters {
		parsed, err := pattern.Parse(filter)
		if err != nil {
			return nil, err
		}
		s.filters = append(s.filters, parsed)
	}
	return s, nil
}

// Run hands batches to the function until ctx ends, then waits for those that
// are under way.
func (s *Source) Run(ctx context.Context) error {
	concurrency := int64(s.source.MaxConcurrency)
	if concurrency == 0 {
		concurrency = defaultConcurrency
	}
	slots := semaphore.NewWeighted(concurrency)
	for slots.Acquire(ctx, 1) == nil {
		if !s.await(ctx) {
			slots.Release(1)
			break
		}
		batch, err := s.receive(ctx)
		if err != nil {
			return err
		}
		go func() {
			defer slots.Release(1)
			s.handle(ctx, batch)
		}()
	}
	return slots.Acquire(context.WithoutCancel(ctx), concurrency)
}

// await returns true when a message is visible, false when ctx ended.
func (s *Source) await(ctx context.Context) bool {
	for ctx.Err() == nil {
		changed := s.store.changes(s.queue.ID)
		at, any := s.store.next(s.queue.ID)
		wait := at.Sub(s.store.options.Now())
		if any && wait <= 0 {
			return true
		}
		var timer <-chan time.Time
		if any {
			timer = time.After(wait)
		}
		select {
		case <-timer:
		case <-changed:
		case <-ctx.Done():
		}
	}
	return false
}

// receive takes a batch, and waits the source's window for it to fill.
func (s *Source) receive(ctx context.Context) ([]Message, error) {
	batch, err := s.store.Receive(s.queue.ID, s.source.BatchSize)
	if err != nil || s.source.Window == 0 || len(batch) == 0 {
		return batch, err
	}
	closing, cancel := context.WithTimeout(ctx, s.source.Window)
	defer cancel()
	for len(batch) < s.source.BatchSize && s.await(closing) {
		more, err := s.store.Receive(s.queue.ID, s.source.BatchSize-len(batch))
		if err != nil {
			return batch, err
		}
		batch = append(batch, more...)
	}
	return batch, nil
}

// handle invokes the function and deletes what it handled; the rest becomes
// visible again when its timeout is over.
func (s *Source) handle(ctx context.Context, batch []Message) {
	batch = s.filter(batch)
	if len(batch) == 0 {
		return
	}
	answer, err := s.invoker.Invoke(ctx, s.source.Function, event(s.queue, batch))
	if err != nil {
		_ = s.store.note(s.queue.ID, batch, err.Error())
		return
	}
	done, failed := batch, []Message(nil)
	if s.source.PartialFailures {
		done, failed = split(batch, answer)
	}
	_ = s.store.Delete(s.queue.ID, done)
	if len(failed) > 0 {
		_ = s.store.note(s.queue.ID, failed, "reported as failed by "+s.source.Function)
	}
}

// filter deletes the messages no filter wants, as Lambda does.
func (s *Source) filter(batch []Message) []Message {
	if len(s.filters) == 0 {
		return batch
	}
	var wanted, unwanted []Message
	for _, message := range batch {
		if s.wants(message) {
			wanted = append(wanted, message)
		} else {
			unwanted = append(unwanted, message)
		}
	}
	_ = s.store.Delete(s.queue.ID, unwanted)
	return wanted
}

func (s *Source) wants(message Message) bool {
	for _, filter := range s.filters {
		if ok, err := filter.Matches([]byte(`{"body":` + message.Body + `}`)); err == nil && ok {
			return true
		}
	}
	return false
}
