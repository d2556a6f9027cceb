package main

import (
	"context"
	"crypto/rand"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/identifier"
	"credo/shared/problem"
	"credo/shared/table"
)

// fallDue does the work of one deadline and takes it away, in one transaction.
func (s sweep) fallDue(ctx context.Context, due table.DueItem, on calendar.Date, now time.Time) error {
	found, late := false, false
	_, err := s.store.Update(ctx, due.ApplicationID, func(f application.File) (application.Change, error) {
		found = true
		with, err := s.needs(ctx, due.Kind, f.Application)
		if err != nil {
			return application.Change{}, err
		}
		c, err := f.FallDue(due.Due, on, with, now)
		late = due.Kind == application.DueWelcome && len(c.Events) > 0
		return c, err
	})
	if !found && problem.Is(err, problem.KindNotFound) {
		return s.store.RemoveDue(ctx, due)
	}
	if err == nil && late {
		// The template's metric filter counts this field and its alarm rings.
		s.log.WarnContext(ctx, "a welcome letter is later than promised", "WelcomeLate", 1)
	}
	return err
}

// needs reads what some deadlines need beside the file.
func (s sweep) needs(ctx context.Context, kind application.DueKind, a application.Application) (application.Context, error) {
	var with application.Context
	if !kind.Needs() || a.Provider == "" {
		return with, nil
	}
	p, err := s.store.Provider(ctx, a.Provider)
	if err != nil {
		return with, err
	}
	with.Provider = &p
	if kind != application.DueRecredOpen {
		return with, nil
	}
	applicant, err := s.store.Applicant(ctx, p.FormIn())
	if err != nil {
		return with, err
	}
	with.Applicant = &applicant
	with.NewID, err = identifier.NewApplicationID(rand.Reader)
	return with, err
}
