package supervisor

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"credo/infra/local/lambda"
)

// build compiles the functions and says how it goes.
func (s *Supervisor) build(ctx context.Context) error {
	began := time.Now()
	ticking, stop := context.WithCancel(ctx)
	defer stop()
	go tick(ticking, 10*time.Second, func() {
		say(s.options.Progress, "  building for %d s", int(time.Since(began).Seconds()))
	})
	say(s.options.Progress, "building %d functions", len(s.model.Functions))
	changed, err := lambda.Build(ctx, s.options.Root, s.options.Binaries, s.model.Functions)
	if err != nil {
		return err
	}
	say(s.options.Progress, "%d functions built in %.1f s", len(changed), time.Since(began).Seconds())
	return nil
}

func tick(ctx context.Context, every time.Duration, f func()) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			f()
		case <-ctx.Done():
			return
		}
	}
}

// startPool prepares to run the functions beside the engines.
func (s *Supervisor) startPool(environment map[string]string) (err error) {
	for name, value := range s.options.Environment {
		environment[name] = value
	}
	environment["CLOCK_OFFSET"] = s.clock.text()
	s.pool, err = lambda.NewPool(s.model.Functions, lambda.Options{
		Binaries: s.options.Binaries, Logs: filepath.Join(s.options.Data, "logs"), Environment: environment,
		Console: s.options.Console, MaxPerName: s.options.MaxPerName, Observe: s.seen.invocation,
	})
	if err == nil {
		s.onStop(s.pool.Close)
	}
	return err
}

// watch builds functions anew when their files are saved, and restarts those
// that changed.
func (s *Supervisor) watch(ctx context.Context) error {
	folders := []string{filepath.Join(s.options.Root, "functions"), filepath.Join(s.options.Root, "shared")}
	return lambda.Watch(ctx, folders, func() {
		began := time.Now()
		changed, err := lambda.Build(ctx, s.options.Root, s.options.Binaries, s.model.Functions)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			say(s.options.Console, "the functions run as they were:\n%v", err)
			return
		}
		if len(changed) > 0 {
			s.pool.Restart(changed...)
			say(s.options.Console, "rebuilt in %.1f s: %s", time.Since(began).Seconds(), summary(changed))
		}
	})
}

func summary(names []string) string {
	if len(names) > 5 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:4], ", "), len(names)-4)
	}
	return strings.Join(names, ", ")
}
