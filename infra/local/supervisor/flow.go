package supervisor

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"credo/infra/local/queue"
	"credo/infra/local/schedule"
	"credo/infra/local/stream"
	"credo/infra/local/template"
)

// drainTime is how long work under way may take to end when the system stops.
const drainTime = 3 * time.Second

// flow lets streams, queues and schedules invoke functions. When the system
// stops they take nothing more, and what is under way may end.
func (s *Supervisor) flow(ctx context.Context, runs []func(context.Context) error) error {
	flowing, stop := context.WithCancel(context.WithoutCancel(ctx))
	var group sync.WaitGroup
	s.onStop(func() {
		stop()
		draining, cancel := context.WithTimeout(context.Background(), drainTime)
		defer cancel()
		_ = s.pool.Drain(draining)
		s.pool.Close()
		group.Wait()
	})
	for _, run := range runs {
		group.Go(func() { s.fail(run(flowing)) })
	}
	if s.options.Watch {
		return s.watch(flowing)
	}
	return nil
}

// sources are everything that invokes functions by itself.
func (s *Supervisor) sources() (runs []func(context.Context) error, err error) {
	for _, source := range s.model.QueueSources {
		q, err := queue.NewSource(s.queues, source, s.pool)
		if err != nil {
			return nil, fmt.Errorf("queue source of %s: %w", source.Function, err)
		}
		runs = append(runs, q.Run)
	}
	var readers []*stream.Reader
	for _, source := range s.model.StreamSources {
		table := s.model.Tables[slices.IndexFunc(s.model.Tables, func(t template.Table) bool { return t.ID == source.Table })]
		reader, err := stream.NewReader(source, table, stream.Options{Endpoint: s.engines.DynamoDB, DB: s.db, Invoker: s.pool, GiveUp: stream.ToBuckets(s.objects)})
		if err != nil {
			return nil, err
		}
		readers = append(readers, reader)
		runs = append(runs, reader.Run)
	}
	s.readers.Store(&readers)
	s.schedules, err = schedule.New(s.model.Schedules, schedule.Options{DB: s.db, Now: s.clock.now, Invoker: s.pool, Undelivered: s.queues.SendNow, Hold: &s.scheduling})
	return append(runs, s.schedules.Run), err
}

// streams are the readers of the tables' streams, once there are any.
func (s *Supervisor) streams() []*stream.Reader {
	if readers := s.readers.Load(); readers != nil {
		return *readers
	}
	return nil
}
