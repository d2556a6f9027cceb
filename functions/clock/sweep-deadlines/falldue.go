package main

import (
	"context"
	"crypto/rand"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/identifier"
	"credo/shared/problem"
	"credo/shared/table"
)

// fallDue does the work of one deadline and takes it away, in one transaction.
func (s sweep) fallDue(ctx context.Context, due table.DueItem, on calendar.Date, now time.Time) error {
	kind, err := s.kinds.Of(due.ID)
	if err != nil {
		return err // a newer version's, which will know it: a promise is not thrown away
	}
	found := false
	var did casefile.Change
	_, err = s.store.Update(ctx, due.ID, func(c casefile.Case) (casefile.Change, error) {
		found = true
		around, err := s.around(ctx, kind, c, due.Due)
		if err != nil {
			return casefile.Change{}, err
		}
		did, err = kind.FallDue(c, due.Due, on, around, now)
		return did, err
	})
	if !found && problem.Is(err, problem.KindNotFound) {
		return s.store.RemoveDue(ctx, due)
	}
	if err == nil && len(did.Events) > 0 && kind.Alarms[due.Kind] != "" {
		// The template's metric filters count such a field, and their alarms ring.
		s.log.WarnContext(ctx, "a promise was not kept", kind.Alarms[due.Kind], 1)
	}
	return err
}

// around reads what a deadline needs beside its case.
func (s sweep) around(ctx context.Context, kind casefile.Kind, c casefile.Case, due casefile.Due) (casefile.Around, error) {
	with := casefile.Around{Cases: map[string]casefile.Case{}, Records: map[casefile.Ref][]byte{}}
	if kind.Needs == nil {
		return with, nil
	}
	needs := kind.Needs(c, due)
	for _, id := range needs.Cases {
		beside, err := s.store.Case(ctx, id)
		if err != nil {
			return with, err
		}
		with.Cases[id] = beside
	}
	for _, ref := range needs.Records {
		raw, err := s.store.Record(ctx, ref)
		if err != nil {
			return with, err
		}
		with.Records[ref] = raw
	}
	var err error
	if needs.NewID {
		with.NewID, err = identifier.NewApplicationID(rand.Reader)
	}
	return with, err
}
