// Command measure walks providers down the whole road on the local host and prints what
// one application costs: DynamoDB capacity, invocations, requests. docs/deploy.md works
// its prices out from these figures.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"credo/infra/local/engine"
	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application/applicationtest"
)

func main() {
	engine.RunIfChild()
	applications := flag.Int("n", 10, "how many providers walk")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := measure(ctx, *applications); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		stop()
		os.Exit(1)
	}
}

// looks counts how often the status was asked for: the walk polls, people do not.
type looks struct{ atomic.Int64 }

func (l *looks) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodGet && strings.Count(r.URL.Path, "/") == 2 && strings.HasPrefix(r.URL.Path, "/applications/") {
		l.Add(1)
	}
	return http.DefaultTransport.RoundTrip(r)
}

func measure(ctx context.Context, n int) error {
	meter, err := newMeter()
	if err != nil {
		return err
	}
	system, err := supervisor.Start(ctx, supervisor.Options{Progress: os.Stderr, Console: os.Stderr, Environment: meter.environment()})
	if err != nil {
		return err
	}
	defer system.Stop()
	meter.engines(system.Engines())
	today := road.Day(system.Now())
	control := road.Control{Address: system.Addresses().Supervisor}
	looks := &looks{}
	walker := &road.Walker{Client: road.Client{API: system.Addresses().API, Tokens: control.Token, HTTP: &http.Client{Transport: looks}}, Patience: 60e9, Say: func(string, ...any) {},
		Now: func(context.Context) (time.Time, error) { return system.Now(), nil }}
	var last *road.Traveller
	for i := range n + 1 {
		if i == 1 { // the first warmed everything up
			meter.reset()
			looks.Store(0)
		}
		traveller, _, err := walker.Apply(ctx, applicationtest.Practitioner(5000+i, "ga", "MD", today))
		if err != nil {
			return err
		}
		if err := traveller.Join(ctx); err != nil {
			return err
		}
		last = traveller
	}
	figures, looked := meter.figures(), looks.Load()
	meter.reset()
	if _, err := last.Status(ctx); err != nil {
		return err
	}
	status, err := system.Status()
	if err != nil {
		return err
	}
	invocations, ms := 0, 0.0
	for _, f := range status.Functions {
		invocations += f.Invocations
		ms += float64(f.Invocations) * f.MeanMS
	}
	fmt.Printf("from submission to welcome letter, a provider (mean of %d):\n", n)
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		fmt.Printf("  %-28s %8.1f\n", name, figures[name]/float64(n))
	}
	fmt.Printf("  %-28s %8.1f\n", "invocations", float64(invocations)/float64(n+1))
	fmt.Printf("  %-28s %8.1f\n", "milliseconds", ms/float64(n+1))
	fmt.Printf("of these, looks at the status %8.1f, of %.1f read units each\n", float64(looked)/float64(n), meter.figures()["DynamoDB read units"])
	return nil
}
