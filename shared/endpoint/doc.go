// Package endpoint is the shape that all writes to a file share, behind the API: read the
// application with its participation, compare what the caller has seen, run one command,
// commit its change, answer where it stands now. A function adds only its command.
//
// A request with an Idempotency-Key is remembered in the transaction of its change, so
// that it is answered again and not done again.
package endpoint

import (
	"context"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/store"
)

// Answers tells requests that were made before: nil for a new key, a
// *table.RepeatedError for a repeated request, a problem for a key used twice.
type Answers interface {
	Answered(ctx context.Context, key, hash string) error
}

// Files is the store of files, for staff.
type Files interface {
	Answers
	// UpdateStory runs a command on the latest version of an application and its
	// participation, again for each conflict.
	UpdateStory(ctx context.Context, id string, command func(application.Story) (casefile.Change, error)) (application.Story, error)
}

// ProviderFiles is the store of files, for providers: they know ID and NPI.
type ProviderFiles interface {
	Answers
	// UpdateStoryFor is UpdateStory by ID and NPI; a wrong one of either is not found.
	UpdateStoryFor(ctx context.Context, id, npi string, command func(application.Story) (casefile.Change, error)) (application.Story, error)
}

// Call is a request at work on a file.
type Call[Body any] struct {
	httpapi.Request[Body]
	By  casefile.Actor
	Now time.Time // business time
}

// Command says what a request changes. It is called anew for each attempt.
type Command[Body any] func(ctx context.Context, s application.Story, c Call[Body]) (casefile.Change, error)

// Changed is the answer of a write: where the application stands now.
type Changed struct {
	ApplicationID string            `json:"applicationId"`
	State         application.State `json:"state"`
	Version       int               `json:"version"`
}

func changed(s application.Story) Changed {
	a := s.File.Application
	return Changed{a.ID, a.State, s.Version()}
}

var _ interface {
	Files
	ProviderFiles
} = (*store.Store)(nil)
