// Package lambda runs functions as Lambda runs them: each a real process that
// talks the Lambda Runtime API over HTTP, one invocation at a time, started on
// demand and stopped when idle. What a function does wrong (an error, a crash,
// a time-out) reaches its invoker in Lambda's own words.
package lambda

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"credo/infra/local/template"
)

// Options say how a Pool runs its functions. Only Binaries is required.
type Options struct {
	Binaries    string            // folder of the built functions, named as the last element of their Folder
	Logs        string            // folder of <function>.log files; "" = no logs
	Environment map[string]string // laid over each function's own
	Region      string            // default "us-east-1"
	Console     io.Writer         // one line for what goes wrong; default nowhere
	MaxPerName  int               // processes of one function without reserved concurrency; default 4
	MaxIdle     int               // of all functions' processes that idle for longer than Excess; default 5
	Excess      time.Duration     // default 3 s
	IdleTimeout time.Duration     // default 5 minutes
	Observe     func(Invocation)  // called after each invocation, if not nil
}

// Pool runs the functions of one template.
type Pool struct {
	options   Options
	address   string // of the runtime API
	server    *http.Server
	gate      gate
	functions map[string]*function

	mu          sync.Mutex
	environment map[string]string
	processes   map[string]*process // by token
	idle        []*process          // all functions', longest idle first
	closed      bool
	reaper      *time.Timer
}

// NewPool serves the runtime API for the functions; it starts none of them.
func NewPool(functions []template.Function, options Options) (*Pool, error) {
	if options.Region == "" {
		options.Region = "us-east-1"
	}
	if options.Console == nil {
		options.Console = io.Discard
	}
	options.MaxPerName = positive(options.MaxPerName, 4)
	options.MaxIdle = positive(options.MaxIdle, 5)
	if options.Excess <= 0 {
		options.Excess = 3 * time.Second
	}
	if options.IdleTimeout <= 0 {
		options.IdleTimeout = 5 * time.Minute
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Pool{options: options, address: listener.Addr().String(), functions: map[string]*function{},
		environment: map[string]string{}, processes: map[string]*process{}}
	for key, value := range options.Environment {
		p.environment[key] = value
	}
	for _, spec := range functions {
		limit := options.MaxPerName
		if spec.Concurrency > 0 && spec.Concurrency < limit {
			limit = spec.Concurrency
		}
		p.functions[spec.ID] = &function{Function: spec, binary: filepath.Join(options.Binaries, filepath.Base(spec.Folder)),
			slots: make(chan struct{}, limit)}
	}
	p.server = &http.Server{Handler: p.runtimeAPI()}
	go p.server.Serve(listener)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.reaper = time.AfterFunc(options.IdleTimeout, p.reap)
	return p, nil
}

func positive(n, fallback int) int {
	if n <= 0 {
		return fallback
	}
	return n
}

// function is one function and the places for its processes.
type function struct {
	template.Function
	binary     string
	slots      chan struct{} // one for each process that may be busy
	generation int           // of binary and environment; guarded by Pool.mu
}

// Processes lists the process IDs that run a function now, busy or idle.
func (p *Pool) Processes(function string) []int {
	p.mu.Lock()
	defer p.mu.Unlock()
	var pids []int
	for _, one := range p.processes {
		if one.function.ID == function {
			pids = append(pids, one.run.PID())
		}
	}
	return pids
}

// Kill ends every process of a function at once, busy ones in the middle of
// their work, and says how many. It is for tests.
func (p *Pool) Kill(function string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	killed := 0
	for _, one := range p.processes {
		if one.function.ID == function {
			one.kill()
			killed++
		}
	}
	return killed
}

// Restart lets the processes of the named functions (all, if none is named)
// finish what they do and starts new ones for the next invocations.
func (p *Pool) Restart(names ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(names) == 0 {
		for name := range p.functions {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if f, ok := p.functions[name]; ok {
			f.generation++
		}
	}
	kept := p.idle[:0]
	for _, one := range p.idle {
		if one.generation != one.function.generation {
			one.kill()
			continue
		}
		kept = append(kept, one)
	}
	p.idle = kept
}

// SetEnvironment changes a variable of every function: it holds new invocations
// back, waits for those under way, and restarts the processes. When ctx ends
// first nothing has changed.
func (p *Pool) SetEnvironment(ctx context.Context, key, value string) error {
	if err := p.gate.shut(ctx); err != nil {
		return fmt.Errorf("functions are still busy: %w", err)
	}
	defer p.gate.open()
	p.mu.Lock()
	p.environment[key] = value
	p.mu.Unlock()
	p.Restart()
	return nil
}

// Close ends every process and waits for them. Invocations under way fail.
func (p *Pool) Close() {
	p.mu.Lock()
	p.closed = true
	p.reaper.Stop()
	all := make([]*process, 0, len(p.processes))
	for _, one := range p.processes {
		one.kill()
		all = append(all, one)
	}
	p.mu.Unlock()
	for _, one := range all {
		<-one.run.Done()
	}
	p.server.Close()
}

// Busy is how many invocations are under way or wait for a process.
func (p *Pool) Busy() int {
	p.gate.mu.Lock()
	defer p.gate.mu.Unlock()
	return p.gate.inside
}

// Drain refuses no invocation but holds new ones back for good, and returns
// when those under way are over or ctx ends. What is held back ends with the
// context of its caller.
func (p *Pool) Drain(ctx context.Context) error { return p.gate.shut(ctx) }
