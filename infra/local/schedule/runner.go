package schedule

import (
	"context"
	"fmt"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/template"
)

// Invoker runs a function, named by its logical ID, and returns its answer.
type Invoker interface {
	Invoke(ctx context.Context, function string, payload []byte) ([]byte, error)
}

// Options says what a runner works with.
type Options struct {
	DB      *bbolt.DB
	Now     func() time.Time // business time
	Invoker Invoker
	// Undelivered takes the input of an invocation that failed too often, for
	// the schedule's dead-letter queue; nil drops it.
	Undelivered func(queueID, input string) error
	Hold        sync.Locker   // held while the date moves: nothing is due meanwhile; nil: never
	Backoff     time.Duration // before the first retry, then doubled; 0: a second
}

// Runner invokes functions when their schedules are due.
type Runner struct {
	options   Options
	schedules []scheduled
	wake      chan struct{}
}

type scheduled struct {
	template.Schedule
	expression Expression
}

// recheck is how long at most the runner trusts its timer: a machine that
// slept, or a date that moved, makes a schedule due earlier than it thought.
const recheck = time.Minute

// New reads the schedules; one that is not supported is an error. A schedule
// that is new in the file is first due after now.
func New(schedules []template.Schedule, options Options) (*Runner, error) {
	if options.Backoff == 0 {
		options.Backoff = time.Second
	}
	if options.Hold == nil {
		options.Hold = &sync.Mutex{}
	}
	r := &Runner{options: options, wake: make(chan struct{}, 1)}
	for _, schedule := range schedules {
		expression, err := Parse(schedule.Expression, schedule.TimeZone)
		if err != nil {
			return nil, fmt.Errorf("schedule %s: %w", schedule.ID, err)
		}
		if !schedule.Enabled {
			continue
		}
		r.schedules = append(r.schedules, scheduled{schedule, expression})
		last, err := r.last(schedule.ID)
		if err == nil && last.IsZero() {
			err = r.Done(schedule.ID, options.Now())
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Wake makes the runner look at the clock again, after the date was moved.
func (r *Runner) Wake() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Run invokes what is due until ctx ends.
func (r *Runner) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		r.options.Hold.Lock()
		wait, err := r.due(ctx)
		r.options.Hold.Unlock()
		if err != nil && ctx.Err() == nil {
			return err
		}
		timer := time.NewTimer(min(wait, recheck))
		select {
		case <-timer.C:
		case <-r.wake:
		case <-ctx.Done():
		}
		timer.Stop()
	}
	return nil
}

// due invokes what is due now and says how long nothing else will be.
func (r *Runner) due(ctx context.Context) (time.Duration, error) {
	wait := recheck
	for _, schedule := range r.schedules {
		last, err := r.last(schedule.ID)
		if err != nil {
			return 0, err
		}
		now := r.options.Now()
		at, next := schedule.latest(last, now)
		if !at.IsZero() {
			if err := r.Fire(ctx, schedule.ID, at); err != nil {
				return 0, err
			}
		}
		if !next.IsZero() {
			wait = min(wait, max(0, next.Sub(r.options.Now())))
		}
	}
	return wait, nil
}

// latest is the last occurrence after one instant and not after another, zero
// if there is none, and the one that comes next.
func (s scheduled) latest(after, now time.Time) (latest, next time.Time) {
	if start := now.AddDate(0, 0, -40); s.expression.every == 0 && after.Before(start) {
		if recent, coming := s.latest(start, now); !recent.IsZero() {
			return recent, coming // years may have passed; the latest is all that counts
		}
	}
	for next = s.expression.Next(after); !next.IsZero() && !next.After(now); next = s.expression.Next(next) {
		latest = next
	}
	return latest, next
}

// Upcoming is the schedule's next occurrence in business time, for people.
func (r *Runner) Upcoming() map[string]time.Time {
	upcoming := map[string]time.Time{}
	for _, schedule := range r.schedules {
		upcoming[schedule.ID] = schedule.expression.Next(r.options.Now())
	}
	return upcoming
}
