package lambda

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"credo/infra/local/engine"
)

// process is one running copy of a function.
type process struct {
	function   *function
	generation int
	token      string
	run        *engine.Process
	next       chan *invocation
	current    current
	initFailed chan []byte
	killed     atomic.Bool
	idleSince  time.Time // guarded by Pool.mu
}

// start starts a process of f; it answers once it asks for its first event.
func (p *Pool) start(f *function) (*process, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, fmt.Errorf("%s: the host is stopping", f.ID)
	}
	one := &process{function: f, generation: f.generation, token: newID(), next: make(chan *invocation),
		initFailed: make(chan []byte, 1)}
	out, err := p.log(f.ID)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(f.binary)
	cmd.Dir = filepath.Dir(f.binary)
	cmd.Env = p.processEnvironment(f, one.token)
	if one.run, err = engine.StartProcess(f.ID, cmd, out); err != nil {
		out.Close()
		return nil, err
	}
	p.processes[one.token] = one
	go func() {
		<-one.run.Done()
		out.Close()
		p.forget(one)
	}()
	return one, nil
}

// processEnvironment is what Lambda sets, over it what the template and the
// host set. Nothing of the host's own environment is let through.
func (p *Pool) processEnvironment(f *function, token string) []string {
	all := map[string]string{
		"AWS_LAMBDA_RUNTIME_API":          p.address + "/" + token,
		"AWS_LAMBDA_FUNCTION_NAME":        f.Name,
		"AWS_LAMBDA_FUNCTION_VERSION":     "$LATEST",
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": strconv.Itoa(f.MemoryMB),
		"AWS_LAMBDA_LOG_GROUP_NAME":       "/aws/lambda/" + f.Name,
		"AWS_LAMBDA_LOG_STREAM_NAME":      "local/" + token,
		"AWS_LAMBDA_INITIALIZATION_TYPE":  "on-demand",
		"AWS_EXECUTION_ENV":               "AWS_Lambda_provided.al2023",
		"AWS_REGION":                      p.options.Region,
		"AWS_DEFAULT_REGION":              p.options.Region,
		"LAMBDA_TASK_ROOT":                filepath.Dir(f.binary),
		"_HANDLER":                        "bootstrap",
		"TZ":                              ":UTC",
		"PATH":                            "/usr/local/bin:/usr/bin:/bin",
	}
	for _, layer := range []map[string]string{f.Environment, p.environment} {
		for key, value := range layer {
			all[key] = value
		}
	}
	out := make([]string, 0, len(all))
	for key, value := range all {
		out = append(out, key+"="+value)
	}
	slices.Sort(out)
	return out
}

// kill ends the process and what it started, at once.
func (one *process) kill() {
	one.killed.Store(true)
	pid := one.run.PID()
	if err := syscall.Kill(-pid, syscall.SIGKILL); err != nil {
		syscall.Kill(pid, syscall.SIGKILL)
	}
}

// exit says how the process ended: "exit status 1".
func (one *process) exit() string {
	if err := one.run.Err(); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return strings.TrimPrefix(first, one.function.ID+": ")
	}
	return "exit status 0"
}

// takeIdle gives the idle process of f that worked last, or nil.
func (p *Pool) takeIdle(f *function) *process {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, one := range slices.Backward(p.idle) {
		if one.function == f && !one.killed.Load() {
			p.idle = slices.Delete(p.idle, i, i+1)
			return one
		}
	}
	return nil
}

// giveBack makes a process idle, unless it is stale. When there are too many,
// the longest idle ones go soon.
func (p *Pool) giveBack(one *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.processes[one.token] != one || one.killed.Load() {
		return
	}
	if one.generation != one.function.generation || p.closed {
		one.kill()
		return
	}
	one.idleSince = time.Now()
	p.idle = append(p.idle, one)
	if len(p.idle) > p.options.MaxIdle {
		p.reaper.Reset(p.options.Excess)
	}
}

func (p *Pool) forget(one *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.processes, one.token)
	if i := slices.Index(p.idle, one); i >= 0 {
		p.idle = slices.Delete(p.idle, i, i+1)
	}
}

// reap ends processes that were idle for too long.
func (p *Pool) reap() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	for len(p.idle) > 0 && time.Since(p.idle[0].idleSince) >= p.mayIdle() {
		p.idle[0].kill()
		p.idle = p.idle[1:]
	}
	wait := p.options.IdleTimeout
	if len(p.idle) > 0 {
		wait = p.mayIdle() - time.Since(p.idle[0].idleSince)
	}
	p.reaper.Reset(max(wait, 10*time.Millisecond))
}

// mayIdle is how long the longest idle process may go on idling.
func (p *Pool) mayIdle() time.Duration {
	if len(p.idle) > p.options.MaxIdle {
		return min(p.options.Excess, p.options.IdleTimeout)
	}
	return p.options.IdleTimeout
}
