// Package staff is what every write of a member of staff has in common: the file is read,
// the version they saw is held against it, one command changes it, and they are told
// where it stands now. It exists so that no function can forget one of these.
package staff

import (
	"context"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/problem"
	"credo/shared/table"
)

// Request is what a member of staff asks for.
type Request[Body any] struct {
	httpapi.Request[Body]
	By  application.Actor
	Now time.Time // business time
}

// Command changes a file as a request asks. It is called anew, with the file read again,
// whenever somebody else wrote in between.
type Command[Body any] func(ctx context.Context, f application.File, r Request[Body]) (application.Change, error)

// Changed is the answer to every staff write.
type Changed struct {
	ApplicationID string            `json:"applicationId"`
	State         application.State `json:"state"`
	Version       int               `json:"version"`
}

// Write serves a staff write of openapi.yaml by a command: one Query and one transaction.
// A file whose version is not the request's If-Match is left alone, with a problem of
// kind stale. Under an Idempotency-Key a repeated request gets the first answer again.
func Write[Body any](route string, files *table.Store, clock calendar.Clock, command Command[Body]) httpapi.Handler {
	return httpapi.Handle(route, func(ctx context.Context, r httpapi.Request[Body]) (httpapi.Answer, error) {
		asked := Request[Body]{Request: r, By: application.Staff(r.Caller.Username, r.Caller.Roles...)}
		file, err := files.Update(ctx, r.ApplicationID, func(f application.File) (application.Change, error) {
			if f.Application.Version != r.Version {
				return application.Change{}, stale(f, r.Version)
			}
			asked.Now = clock()
			change, err := command(ctx, f, asked)
			if err != nil || r.Key == "" || change.Empty() {
				return change, err
			}
			change.Answer, err = remember(change.After, r.Key, r.Hash, asked.Now)
			return change, err
		})
		if err != nil {
			return repeated(ctx, files, r.Key, r.Hash, err)
		}
		changed := after(file.Application)
		return httpapi.Answer{Body: changed, Version: changed.Version}, nil
	})
}

func after(a application.Application) Changed {
	return Changed{ApplicationID: a.ID, State: a.State, Version: a.Version}
}

// stale says what somebody else did meanwhile, as far as the history tells it.
func stale(f application.File, seen int) error {
	last := f.Events[len(f.Events)-1]
	return problem.New(problem.KindStale,
		"You saw version %d; somebody changed this file and it is now version %d. Its last entry is %s by %s. Read it again, then decide whether your change still fits.",
		seen, f.Application.Version, last.Event, last.Actor)
}
