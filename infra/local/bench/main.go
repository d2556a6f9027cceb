// Command bench measures every function behind the API at its start and warm, beside three
// handlers of infra/bench that show what is left to gain, and writes docs/benchmarks.md:
//
//	constant  the runtime client and an answer that is always the same
//	wire      one bare Query, signed by hand: the least a handler can take that asks the table
//	plain     the same Query through the SDK, without all that a route promises
//
// Both sides of a ratio are measured in turn in one run, so what else the machine does
// falls on both alike. Milliseconds of two runs do not compare; their ratios do.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"credo/infra/local/engine"
	"credo/infra/local/supervisor"
)

// plan says how much is measured.
type plan struct {
	only         string        // a function beside the status lookup, or "" for all
	starts, warm int           // of each program
	warmUp       time.Duration // DynamoDB Local answers slowly at first
}

func main() {
	engine.RunIfChild()
	var p plan
	flag.StringVar(&p.only, "only", "", "measure one function beside the status lookup, such as submit-application, and write nothing")
	flag.IntVar(&p.starts, "starts", 60, "how often each program is started")
	flag.IntVar(&p.warm, "warm", 800, "how often each is invoked once warm")
	flag.DurationVar(&p.warmUp, "warm-up", 15*time.Second, "how long the table is asked before it counts")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := bench(ctx, p); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

func bench(ctx context.Context, p plan) error {
	root, err := supervisor.FindRoot()
	if err != nil {
		return err
	}
	system, err := supervisor.Start(ctx, supervisor.Options{Root: root, Progress: os.Stderr, Console: os.Stderr})
	if err != nil {
		return err
	}
	defer system.Stop()
	m, err := newMeter(ctx, root, system, p)
	if err != nil {
		return err
	}
	defer m.pool.Close()
	compared, others, err := m.measure(ctx)
	if err != nil {
		return err
	}
	page := report(compared, others)
	fmt.Print(page)
	if p.only != "" {
		return nil
	}
	return os.WriteFile(filepath.Join(root, "docs", "benchmarks.md"), []byte(page), 0o644)
}
