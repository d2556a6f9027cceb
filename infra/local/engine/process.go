package engine

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// stopGrace is how long a process may take to end after it was asked to.
const stopGrace = 5 * time.Second

// Process is one engine as a process in its own group. It is stopped with
// whatever it started, and the kernel ends it when this process dies.
type Process struct {
	name   string
	cmd    *exec.Cmd
	tail   *tail
	done   chan struct{}
	mu     sync.Mutex
	wanted bool // the end was asked for
	err    error
}

// StartProcess starts cmd under the given name. Its output is kept for the
// error message of an early end, and copied to watch when that is not nil.
func StartProcess(name string, cmd *exec.Cmd, watch io.Writer) (*Process, error) {
	p := &Process{name: name, cmd: cmd, tail: &tail{}, done: make(chan struct{})}
	out := io.Writer(p.tail)
	if watch != nil {
		out = io.MultiWriter(p.tail, watch)
	}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = processAttributes()
	started := make(chan error)
	go func() {
		// The kernel's parent-death signal follows the thread that forked, so
		// that thread stays until the child has ended.
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.finish(cmd.Wait())
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	return p, nil
}

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

// Err says why the process ended; nil while it runs or when Stop ended it.
func (p *Process) Err() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}

// PID is the process's number.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// Stop ends the process and its group, politely at first, and waits for it.
func (p *Process) Stop() {
	p.mu.Lock()
	p.wanted = true
	p.mu.Unlock()
	signalGroup(p.cmd.Process, syscall.SIGTERM)
	select {
	case <-p.done:
	case <-time.After(stopGrace):
		signalGroup(p.cmd.Process, syscall.SIGKILL)
		<-p.done
	}
}

func (p *Process) finish(err error) {
	p.mu.Lock()
	if !p.wanted {
		if err == nil {
			err = errors.New("it ended")
		}
		p.err = fmt.Errorf("%s: %w\n%s", p.name, err, p.tail)
	}
	p.mu.Unlock()
	close(p.done)
}

func signalGroup(process *os.Process, signal syscall.Signal) {
	if err := syscall.Kill(-process.Pid, signal); err != nil {
		_ = process.Signal(signal)
	}
}

// tail keeps the last of what a process printed.
type tail struct {
	mu   sync.Mutex
	kept []byte
}

const tailSize = 4096

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, b...)
	if over := len(t.kept) - tailSize; over > 0 {
		t.kept = append(t.kept[:0], t.kept[over:]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.kept)
}
