// Package rehearsal tries staff's writes: each runs on the cases as they are, and nothing of
// it is kept, so that the letters it would send can be read before anybody sends them. It
// is apart from the functions that write, since what draws letters is too large for each.
package rehearsal

import (
	"context"
	"encoding/json"
	"time"

	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/store"
)

// Write is a write that can be tried.
type Write struct {
	Name      string            // of its body in a request
	Operation httpapi.Operation // whose roles are the write's
	try       func(context.Context, *store.Store, Attempt) (Trial, error)
}

// Attempt is who would write what, on which file, and when.
type Attempt struct {
	ID   string // the case's
	Body json.RawMessage
	By   casefile.Actor
	Now  time.Time // business time
}

// Trial is what a write would do.
type Trial struct {
	Change casefile.Change
	Cases  map[string]casefile.Case // those it is about as they are, by ID
}

// Try runs the write. Its refusals are a *problem.Error, whose fields are the body's.
func (w Write) Try(ctx context.Context, files *store.Store, a Attempt) (Trial, error) {
	return w.try(ctx, files, a)
}

// Of is the write whose body a request holds under its name; the request's schema sees to
// it that there is one.
func Of(request map[string]json.RawMessage) (Write, json.RawMessage) {
	for _, w := range Writes {
		if body, ok := request[w.Name]; ok {
			return w, body
		}
	}
	return Write{}, nil
}
