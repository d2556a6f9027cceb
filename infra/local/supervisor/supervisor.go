package supervisor

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"credo/infra/local/bus"
	"credo/infra/local/engine"
	"credo/infra/local/issuer"
	"credo/infra/local/lambda"
	"credo/infra/local/mailevents"
	"credo/infra/local/queue"
	"credo/infra/local/schedule"
	"credo/infra/local/secrets"
	"credo/infra/local/state"
	"credo/infra/local/stream"
	"credo/infra/local/template"
)

// Supervisor is one running system.
type Supervisor struct {
	options   Options
	model     *template.Model
	addresses Addresses
	clock     *clock
	db        *bbolt.DB
	engines   *engine.Engines
	queues    *queue.Store
	bus       *bus.Bus
	issuer    *issuer.Issuer
	secrets   *secrets.Manager
	mail      *mailevents.Reporter
	readers   atomic.Pointer[[]*stream.Reader]
	pool      *lambda.Pool
	seen      *seen

	tables    *dynamodb.Client
	objects   *s3.Client
	schedules *schedule.Runner

	dating     sync.Mutex // held while the date moves
	scheduling sync.Mutex // held while the date moves, and while what is due by schedule runs
	failed     chan error
	stopOnce   sync.Once
	stops      []func() // in the order of the start
}

// Start starts a system and returns when it answers. It runs until Stop, or
// until ctx ends. What it started is ended also when it fails half-way.
func Start(ctx context.Context, options Options) (*Supervisor, error) {
	s := &Supervisor{options: options, seen: newSeen(), failed: make(chan error, 1)}
	cleanup, err := s.options.complete()
	if cleanup != nil {
		s.onStop(cleanup)
	}
	if err == nil {
		err = s.start(ctx)
	}
	if err != nil {
		s.Stop()
		return nil, err
	}
	context.AfterFunc(ctx, s.Stop)
	return s, nil
}

func (s *Supervisor) start(ctx context.Context) error {
	began := time.Now()
	doors, err := s.listen()
	if err != nil {
		return err
	}
	if s.model, err = template.Load(s.options.Template, s.templateOptions(doors)); err != nil {
		return fmt.Errorf("the template asks for what this host does not have: %w", err)
	}
	if s.clock, err = openClock(filepath.Join(s.options.Data, "clock"), s.zone()); err != nil {
		return err
	}
	if s.db, err = state.Open(filepath.Join(s.options.Data, "state.db")); err != nil {
		return err
	}
	s.onStop(func() { s.db.Close() })
	if err := s.startMessaging(); err != nil {
		return err
	}
	group, starting := errgroup.WithContext(ctx)
	group.Go(func() error { return s.startEngines(ctx) }) // they live as long as ctx
	group.Go(func() error { return s.build(starting) })
	if err := group.Wait(); err != nil {
		return err
	}
	if err := s.serve(ctx, doors); err != nil {
		return err
	}
	if err := s.load(ctx); err != nil {
		return err
	}
	say(s.options.Progress, "ready after %.1f s", time.Since(began).Seconds())
	return nil
}

// zone is the plan's: that of the daily sweep.
func (s *Supervisor) zone() *time.Location {
	i := slices.IndexFunc(s.model.Schedules, func(one template.Schedule) bool { return one.Function == sweep })
	if i >= 0 {
		if zone, err := time.LoadLocation(s.model.Schedules[i].TimeZone); err == nil {
			return zone
		}
	}
	return time.UTC
}

func (s *Supervisor) onStop(f func()) { s.stops = append(s.stops, f) }

// Stop ends everything the system started, last first, and waits for it.
func (s *Supervisor) Stop() {
	s.stopOnce.Do(func() {
		for _, stop := range slices.Backward(s.stops) {
			stop()
		}
	})
}

// fail reports what ended a running system.
func (s *Supervisor) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	select {
	case s.failed <- err:
	default:
	}
}

// Failed reports an engine or a part that ended by itself.
func (s *Supervisor) Failed() <-chan error { return s.failed }

// Addresses are where the system answers.
func (s *Supervisor) Addresses() Addresses { return s.addresses }

// Model is the template as read.
func (s *Supervisor) Model() *template.Model { return s.model }

// Pool runs the functions.
func (s *Supervisor) Pool() *lambda.Pool { return s.pool }

// Queues are the system's queues.
func (s *Supervisor) Queues() *queue.Store { return s.queues }

// Bus is the system's event buses.
func (s *Supervisor) Bus() *bus.Bus { return s.bus }

// Mail is what was sent.
func (s *Supervisor) Mail() *mailevents.Reporter { return s.mail }

// Engines are the engines, with the faults a test may switch on.
func (s *Supervisor) Engines() *engine.Engines { return s.engines }

// Environment is what a program beside the functions needs to find the
// engines, as NAME=value.
func (s *Supervisor) Environment() []string { return s.engines.Environment() }

// Now is business time, in the plan's zone.
func (s *Supervisor) Now() time.Time { return s.clock.now() }
