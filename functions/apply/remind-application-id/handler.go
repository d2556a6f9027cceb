package main

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/table"
)

// Files is the store of files.
type Files interface {
	ByNPI(ctx context.Context, npi string) ([]table.Listed, error)
	UpdateFile(ctx context.Context, id string, command func(application.File) (casefile.Change, error)) (application.File, error)
}

// reminder answers every request alike and never before least has passed, so that
// neither the answer nor its time tells whether the NPI and the address belong together.
type reminder struct {
	files Files
	clock calendar.Clock
	least time.Duration
}

type body struct {
	NPI   string `json:"npi"`
	Email string `json:"email"`
}

// most is how many applications one request reminds of; often within is too soon to
// remind again, so that nobody can fill somebody's mailbox.
const (
	most  = 3
	often = time.Hour
)

func (r reminder) handler() httpapi.Handler {
	return httpapi.Handle(contract.RemindApplicationID, func(ctx context.Context, q httpapi.Request[body]) (httpapi.Answer, error) {
		over := time.After(r.least)
		listed, err := r.files.ByNPI(ctx, q.Body.NPI)
		if err != nil {
			return httpapi.Answer{}, err
		}
		for _, a := range asked(listed, q.Body.Email) {
			if _, err := r.files.UpdateFile(ctx, a.ID, r.remind); err != nil {
				slog.ErrorContext(ctx, "a reminder was not written", "error", err.Error())
			}
		}
		select {
		case <-over:
		case <-ctx.Done():
		}
		return httpapi.Accepted(map[string]string{"detail": "If we have an application for this NPI with this email address, the application ID is on its way there."}), nil
	})
}

// asked are the applications with the address on file: the open ones, or else the last one.
func asked(listed []table.Listed, email string) []table.Line {
	var open, closed []table.Line
	for _, l := range listed {
		switch a := l.Case; {
		case !strings.EqualFold(a.Email, strings.TrimSpace(email)):
		case a.Open:
			open = append(open, a)
		default:
			closed = append(closed, a)
		}
	}
	newest := func(a, b table.Line) int {
		return cmp.Or(cmp.Compare(b.SubmittedOn, a.SubmittedOn), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(open, newest)
	slices.SortFunc(closed, newest)
	if len(open) == 0 {
		return closed[:min(1, len(closed))]
	}
	return open[:min(most, len(open))]
}

// remind owes the letter, unless one went out within the hour.
func (r reminder) remind(f application.File) (casefile.Change, error) {
	now := r.clock()
	recent := func(l casefile.Letter) bool {
		return l.Name == application.LetterApplicationID && now.Sub(l.At) < often
	}
	if slices.ContainsFunc(f.Letters, recent) {
		return casefile.Nothing(f.Head())
	}
	return f.RemindID(now)
}
