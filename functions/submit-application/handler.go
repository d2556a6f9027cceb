package main

import (
	"context"
	"errors"
	"io"
	"net/http"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/identifier"
	"credo/shared/problem"
	"credo/shared/provider"
	"credo/shared/table"
)

// Files opens files.
type Files interface {
	endpoint.Answers
	Commit(ctx context.Context, c application.Change) error
	Provider(ctx context.Context, number string) (provider.Provider, error)
	Update(ctx context.Context, id string, command func(application.File) (application.Change, error)) (application.File, error)
}

// Key is what references to Tax IDs are keyed with.
type Key interface {
	Value(ctx context.Context) ([]byte, error)
}

// submitted is the answer to a form that was taken.
type submitted struct {
	ApplicationID     string                     `json:"applicationId"`
	State             application.State          `json:"state"`
	Version           int                        `json:"version"`
	DocumentsRequired []application.DocumentView `json:"documentsRequired"`
	Directions        string                     `json:"directions,omitempty"`
}

// intake is one form on its way into a file.
type intake struct {
	files  Files
	key    Key
	clock  calendar.Clock
	random io.Reader
}

// submitApplication opens a file in one transaction; a change application first reads the
// provider it changes.
func submitApplication(files Files, key Key, clock calendar.Clock, random io.Reader) httpapi.Handler {
	in := intake{files: files, key: key, clock: clock, random: random}
	return httpapi.Handle("POST /applications", func(ctx context.Context, r httpapi.Request[application.Submission]) (httpapi.Answer, error) {
		answer, err := in.take(ctx, r)
		var open *table.OpenError
		if errors.As(err, &open) {
			if again := endpoint.Again(ctx, files, r.Key, r.Hash, err); again != err {
				err = again
			} else {
				err = in.secondAttempt(ctx, open, r.Body)
			}
		}
		if before, ok := endpoint.Repeat(err); ok {
			return before, nil
		}
		return answer, err
	})
}

// maxConflicts is how often a form is tried while other writes are in its way.
const maxConflicts = 4

func (in intake) take(ctx context.Context, r httpapi.Request[application.Submission]) (httpapi.Answer, error) {
	changed, err := in.changed(ctx, r.Body)
	if err != nil {
		return httpapi.Answer{}, err
	}
	secret, err := in.key.Value(ctx)
	if err != nil {
		return httpapi.Answer{}, err
	}
	for try := 1; ; try++ {
		id, err := identifier.NewApplicationID(in.random)
		if err != nil {
			return httpapi.Answer{}, err
		}
		now := in.clock()
		change, err := application.Submit(r.Body, id, identifier.TaxRef(secret, r.Body.TaxID), changed, now)
		if err != nil {
			return httpapi.Answer{}, err
		}
		answer := answerTo(change)
		if change.Answer, err = endpoint.Remember(r.Key, r.Hash, http.StatusCreated, answer, now); err != nil {
			return httpapi.Answer{}, err
		}
		err = in.files.Commit(ctx, change)
		if errors.Is(err, table.ErrConflict) {
			if try < maxConflicts {
				continue
			}
			err = &problem.Error{Kind: problem.KindConflict, Detail: "This request is being worked on already. Try again in a moment.", Cause: err}
		}
		return httpapi.Answer{Status: http.StatusCreated, Body: answer, Version: answer.Version}, err
	}
}

// changed reads the provider that a change application changes.
func (in intake) changed(ctx context.Context, s application.Submission) (*provider.Provider, error) {
	if s.Kind != application.KindChange || s.Change == nil {
		return nil, nil
	}
	p, err := in.files.Provider(ctx, s.Change.ProviderNumber)
	if problem.Is(err, problem.KindNotFound) {
		return nil, nil // the domain says so, in the form's words
	}
	return &p, err
}

func answerTo(change application.Change) submitted {
	a := change.After
	f := application.File{}.Apply(change)
	out := submitted{ApplicationID: a.ID, State: a.State, Version: a.Version, DocumentsRequired: f.Checklist(), Directions: f.Directions()}
	return out
}

// secondAttempt tells staff when somebody with another contact tries to apply for a
// provider whose application is open; the caller hears the same conflict either way.
func (in intake) secondAttempt(ctx context.Context, open *table.OpenError, s application.Submission) error {
	_, err := in.files.Update(ctx, open.Holder, func(f application.File) (application.Change, error) {
		if f.Application.Email == s.Contact.Email {
			return application.Change{Before: f.Application, After: f.Application}, nil
		}
		return f.NoteSecondAttempt(in.clock())
	})
	if err != nil {
		return err
	}
	return open
}
