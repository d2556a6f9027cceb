package lambda

import (
	"context"
	"sync"
)

// gate lets invocations in, and can be shut until those inside have left.
type gate struct {
	mu      sync.Mutex
	inside  int
	shutter chan struct{} // closed when the gate opens again; nil = open
	empty   chan struct{} // closed when the last one leaves; nil = nobody waits
}

func (g *gate) enter(ctx context.Context) error {
	for {
		g.mu.Lock()
		shutter := g.shutter
		if shutter == nil {
			g.inside++
			g.mu.Unlock()
			return nil
		}
		g.mu.Unlock()
		select {
		case <-shutter:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside--
	if g.inside == 0 && g.empty != nil {
		close(g.empty)
		g.empty = nil
	}
}

// shut keeps newcomers out and returns when nobody is inside. It waits its
// turn when the gate is shut already.
func (g *gate) shut(ctx context.Context) error {
	for {
		g.mu.Lock()
		shutter := g.shutter
		if shutter == nil {
			break
		}
		g.mu.Unlock()
		select {
		case <-shutter:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	g.shutter = make(chan struct{})
	if g.inside == 0 {
		g.mu.Unlock()
		return nil
	}
	empty := make(chan struct{})
	g.empty = empty
	g.mu.Unlock()
	select {
	case <-empty:
		return nil
	case <-ctx.Done():
		g.open()
		return ctx.Err()
	}
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.shutter)
	g.shutter = nil
	g.empty = nil
}
