package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/identifier"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/table"
	"credo/shared/verification/nppes"
)

// Files opens files.
type Files interface {
	endpoint.Files
	Commit(ctx context.Context, c casefile.Change) error
	Participation(ctx context.Context, number string) (participation.File, error)
	UpdateFile(ctx context.Context, id string, command func(application.File) (casefile.Change, error)) (application.File, error)
}

// Secret is what references to Tax IDs are keyed with.
type Secret interface {
	Value(ctx context.Context) ([]byte, error)
}

// Registry lists providers by NPI; the errors are those of nppes.Client.
type Registry interface {
	Lookup(ctx context.Context, npi string) (nppes.Record, error)
}

// submitted is the answer to a form that was taken.
type submitted struct {
	ApplicationID     string                  `json:"applicationId"`
	State             application.State       `json:"state"`
	Version           int                     `json:"version"`
	DocumentsRequired []casefile.DocumentView `json:"documentsRequired"`
	Directions        string                  `json:"directions,omitempty"`
}

// intake is the desk where forms come in.
type intake struct {
	files    Files
	registry Registry
	secret   Secret
	clock    calendar.Clock
	random   io.Reader // application IDs are drawn from it
}

// submitApplication opens a file in one transaction, after it asked the NPI registry; a
// change application first reads the provider it changes.
func submitApplication(in intake) httpapi.Handler {
	return httpapi.Handle(contract.SubmitApplication, func(ctx context.Context, r httpapi.Request[form.Submission]) (httpapi.Answer, error) {
		answer, err := in.take(ctx, r)
		if err == nil {
			return answer, nil
		}
		answer, err = endpoint.Refused(ctx, in.files, r.Key, r.Hash, err)
		var open *table.HeldError
		if errors.As(err, &open) && application.Owns(open.Holder) {
			err = in.secondAttempt(ctx, open, r.Body.Contact)
		}
		return answer, err
	})
}

// maxTries is how often a form is tried while other writes are in its way.
const maxTries = 4

func (in intake) take(ctx context.Context, r httpapi.Request[form.Submission]) (httpapi.Answer, error) {
	changed, err := in.changed(ctx, r.Body)
	if err != nil {
		return httpapi.Answer{}, err
	}
	secret, err := in.secret.Value(ctx)
	if err != nil {
		return httpapi.Answer{}, err
	}
	ref := identifier.TaxRef(secret, r.Body.TaxID)
	if _, err := application.Submit(r.Body, "", ref, changed, in.clock()); err != nil {
		return httpapi.Answer{}, err // nobody is asked about a form that is wrong
	}
	listed := in.listed(ctx, r.Body.NPI)
	for try := 1; ; try++ {
		id, err := identifier.NewApplicationID(in.random)
		if err != nil {
			return httpapi.Answer{}, err
		}
		now := in.clock()
		change, err := application.Submit(r.Body, id, ref, changed, now, listed)
		if err != nil {
			return httpapi.Answer{}, err
		}
		answer := answerTo(change)
		if change.Answer, err = endpoint.Remember(r.Key, r.Hash, http.StatusCreated, answer, now); err != nil {
			return httpapi.Answer{}, err
		}
		err = in.files.Commit(ctx, change)
		if !errors.Is(err, table.ErrConflict) && !errors.Is(err, table.ErrTaken) || try == maxTries {
			return httpapi.Answer{Status: http.StatusCreated, Body: answer, Version: answer.Version}, err
		}
	}
}

// patience is how long a form waits for the registry.
const patience = 2500 * time.Millisecond

// listed is what the registry lists for an NPI.
func (in intake) listed(ctx context.Context, npi string) form.Listing {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	record, err := in.registry.Lookup(ctx, npi)
	switch {
	case errors.Is(err, nppes.ErrUnknown):
		return form.Listing{Answer: form.RegistryKnowsNobody}
	case err != nil:
		slog.WarnContext(ctx, "the NPI registry did not answer", "error", err.Error())
		return form.Listing{Answer: form.RegistryUnsuccessful}
	}
	l := form.Listing{Answer: form.RegistryLists, Person: record.Type == nppes.Practitioner, Name: record.Name}
	for _, t := range record.Taxonomies {
		l.Taxonomies = append(l.Taxonomies, t.Code)
	}
	return l
}

// changed reads the provider that a change application changes; nil when there is none,
// which application.Submit says in the form's words.
func (in intake) changed(ctx context.Context, s form.Submission) (*participation.Participation, error) {
	if s.Kind != form.KindChange || s.Change == nil {
		return nil, nil
	}
	p, err := in.files.Participation(ctx, s.Change.ProviderNumber)
	if problem.Is(err, problem.KindNotFound) {
		return nil, nil
	}
	return &p.Participation, err
}

func answerTo(change casefile.Change) submitted {
	f := application.File{}.Apply(change)
	a := f.Application
	return submitted{ApplicationID: a.ID, State: a.State, Version: a.Version, DocumentsRequired: f.Checklist(), Directions: f.Directions()}
}

// secondAttempt tells staff when somebody with another contact tries to apply for a
// provider whose application is open; the caller hears the same conflict either way.
func (in intake) secondAttempt(ctx context.Context, open *table.HeldError, contact form.Contact) error {
	_, err := in.files.UpdateFile(ctx, open.Holder, func(f application.File) (casefile.Change, error) {
		if strings.EqualFold(f.Application.Email, contact.Email) {
			return casefile.Nothing(f.Head())
		}
		return f.NoteSecondAttempt(in.clock())
	})
	if err != nil {
		return err
	}
	return open
}
