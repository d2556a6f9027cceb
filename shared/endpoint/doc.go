// Package endpoint is the shape that all writes to a file share, behind the API: read the
// file, compare what the caller has seen, run one command of shared/application, commit
// its change, answer where the file stands now. A function adds only its command.
//
// A request with an Idempotency-Key is remembered in the transaction of its change, so
// that it is answered again and not done again.
package endpoint

import (
	"context"
	"time"

	"credo/shared/application"
	"credo/shared/httpapi"
	"credo/shared/table"
)

// Answers tells requests that were made before: nil for a new key, a
// *table.RepeatedError for a repeated request, a problem for a key used twice.
type Answers interface {
	Answered(ctx context.Context, key, hash string) error
}

// Files is the store of files, for staff.
type Files interface {
	Answers
	// Update runs a command on the latest version of a file, again for each conflict.
	Update(ctx context.Context, id string, command func(application.File) (application.Change, error)) (application.File, error)
}

// ProviderFiles is the store of files, for providers: they know ID and NPI.
type ProviderFiles interface {
	Answers
	// UpdateFor is Update of a file by ID and NPI; a wrong one of either is not found.
	UpdateFor(ctx context.Context, id, npi string, command func(application.File) (application.Change, error)) (application.File, error)
}

// Call is a request at work on a file.
type Call[Body any] struct {
	httpapi.Request[Body]
	By  application.Actor
	Now time.Time // business time
}

// Command says what a request changes about a file. It is called anew for each attempt.
type Command[Body any] func(ctx context.Context, f application.File, c Call[Body]) (application.Change, error)

// Changed is the answer of a write: where the application stands now.
type Changed struct {
	ApplicationID string            `json:"applicationId"`
	State         application.State `json:"state"`
	Version       int               `json:"version"`
}

func changed(a application.Application) Changed { return Changed{a.ID, a.State, a.Version} }

var _ interface {
	Files
	ProviderFiles
} = (*table.Store)(nil)
