package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"credo/shared/realtime"
	"credo/shared/verification/nppes"
)

const (
	remembered = 10 * time.Minute // the registry itself changes once a day
	atMost     = 500              // records
)

// memory is a registry that answers again what it answered lately: people go back and
// forth in a form. That an NPI is unknown is remembered too, that nobody answered is not.
type memory struct {
	from registry
	now  func() realtime.Instant

	mu    sync.Mutex
	known map[string]known
}

type known struct {
	record nppes.Record
	err    error // nil or nppes.ErrUnknown
	until  realtime.Instant
}

func newMemory(from registry, now func() realtime.Instant) *memory {
	return &memory{from: from, now: now, known: map[string]known{}}
}

// Lookup answers as the registry does.
func (m *memory) Lookup(ctx context.Context, npi string) (nppes.Record, error) {
	m.mu.Lock()
	k, ok := m.known[npi]
	m.mu.Unlock()
	if ok && m.now() < k.until {
		return k.record, k.err
	}
	record, err := m.from.Lookup(ctx, npi)
	if err == nil || errors.Is(err, nppes.ErrUnknown) {
		m.remember(npi, known{record, err, m.now().Add(remembered)})
	}
	return record, err
}

func (m *memory) remember(npi string, k known) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.known) >= atMost {
		clear(m.known)
	}
	m.known[npi] = k
}
