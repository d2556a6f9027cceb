package lambda

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// maxPayload is Lambda's limit on what an invocation takes and gives.
const maxPayload = 6 << 20

// initLimit is how long a process may take until it asks for its first invocation.
const initLimit = 10 * time.Second

// FunctionError is an invocation that the function, not the host, made fail.
// Payload is what Lambda answers: {"errorType", "errorMessage", …}.
type FunctionError struct {
	Function string
	Payload  []byte
}

func (e *FunctionError) Error() string { return fmt.Sprintf("%s: %s", e.Function, e.Payload) }

// Invocation tells of one invocation that is over.
type Invocation struct {
	Function string
	Began    time.Time
	Took     time.Duration
	Cold     bool
	Err      error
}

type result struct {
	payload []byte
	err     error
}

// Invoke calls a function, by its logical ID, and returns its answer. The error
// is a *FunctionError when the function failed, crashed or took too long. When
// ctx ends first the function works on, as it does on Lambda.
func (p *Pool) Invoke(ctx context.Context, name string, payload []byte) ([]byte, error) {
	f, ok := p.functions[name]
	if !ok {
		return nil, fmt.Errorf("no function %s", name)
	}
	if len(payload) > maxPayload {
		return nil, fmt.Errorf("%s: request of %d bytes is over Lambda's 6 MB", name, len(payload))
	}
	if err := p.gate.enter(ctx); err != nil {
		return nil, err
	}
	select {
	case f.slots <- struct{}{}:
	case <-ctx.Done():
		p.gate.leave()
		return nil, ctx.Err()
	}
	over := make(chan result, 1)
	go func() {
		answer, err := p.run(f, payload)
		<-f.slots
		p.gate.leave()
		over <- result{answer, err}
	}()
	select {
	case r := <-over:
		return r.payload, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// run invokes f, for which the caller holds a slot, on an idle process or a new one.
func (p *Pool) run(f *function, payload []byte) ([]byte, error) {
	seen := Invocation{Function: f.ID, Began: time.Now()}
	answer, err := p.attempt(f, payload, &seen)
	seen.Took, seen.Err = time.Since(seen.Began), err
	if err != nil {
		fmt.Fprintf(p.options.Console, "%s\n", oneLine(err.Error()))
	}
	if p.options.Observe != nil {
		p.options.Observe(seen)
	}
	return answer, err
}

func (p *Pool) attempt(f *function, payload []byte, seen *Invocation) ([]byte, error) {
	for {
		one := p.takeIdle(f)
		if seen.Cold = one == nil; seen.Cold {
			var err error
			if one, err = p.start(f); err != nil {
				return nil, err
			}
		}
		inv := &invocation{id: newID(), payload: payload, done: make(chan result, 1)}
		if err := one.deliver(inv); err != nil {
			if seen.Cold {
				return nil, err
			}
			continue // it died while idle: nothing was begun, so a new process may try
		}
		answer, err := one.await(inv)
		p.giveBack(one)
		return answer, err
	}
}

// deliver hands an invocation to a process, or says why it never asked for one.
func (one *process) deliver(inv *invocation) error {
	limit := time.NewTimer(initLimit)
	defer limit.Stop()
	inv.timeout = one.function.Timeout
	select {
	case one.next <- inv:
		return nil
	case failure := <-one.initFailed:
		one.kill()
		return &FunctionError{one.function.ID, failure}
	case <-one.run.Done():
		return one.failure(inv, "Runtime.ExitError", "Runtime exited with error: %s", one.exit())
	case <-limit.C:
		one.kill()
		return one.failure(inv, "Sandbox.Timedout", "Init timed out after %.2f seconds", initLimit.Seconds())
	}
}

// await waits for the answer to a delivered invocation.
func (one *process) await(inv *invocation) ([]byte, error) {
	limit := time.NewTimer(one.function.Timeout)
	defer limit.Stop()
	select {
	case r := <-inv.done:
		return r.payload, r.err
	case <-limit.C:
		one.kill()
		return nil, one.failure(inv, "Sandbox.Timedout", "Task timed out after %.2f seconds", one.function.Timeout.Seconds())
	case <-one.run.Done():
		select {
		case r := <-inv.done: // answered, then ended
			return r.payload, r.err
		default:
			return nil, one.failure(inv, "Runtime.ExitError", "Runtime exited with error: %s", one.exit())
		}
	}
}

func (one *process) failure(inv *invocation, kind, message string, args ...any) error {
	payload, _ := json.Marshal(map[string]string{
		"errorType":    kind,
		"errorMessage": fmt.Sprintf("RequestId: %s Error: %s", inv.id, fmt.Sprintf(message, args...)),
	})
	return &FunctionError{one.function.ID, payload}
}
