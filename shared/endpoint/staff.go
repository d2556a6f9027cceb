package endpoint

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/problem"
)

// ByStaff serves a staff write. A caller who has not seen the file's latest version
// changes nothing.
func ByStaff[Body any](op httpapi.Operation, files Files, clock calendar.Clock, command Command[Body]) httpapi.Handler {
	return httpapi.Handle(op, func(ctx context.Context, r httpapi.Request[Body]) (httpapi.Answer, error) {
		c := Call[Body]{Request: r, By: application.Staff(r.Caller.Username, r.Caller.Roles...), Now: clock()}
		file, err := files.Update(ctx, r.ApplicationID, func(f application.File) (application.Change, error) {
			if f.Application.Version != r.Version {
				return application.Change{}, stale(f, r.Version)
			}
			return remembered(ctx, files, f, c, command)
		})
		return answer(ctx, files, r.Key, r.Hash, file, err)
	})
}

// stale says what somebody else did meanwhile, as far as the history tells it.
func stale(f application.File, seen int) error {
	last := f.Events[len(f.Events)-1]
	return problem.New(problem.KindStale,
		"You saw version %d; somebody changed this file, and it is now version %d. The last entry of its history is %s by %s. Read it again, then decide whether your change still fits.",
		seen, f.Application.Version, last.Event, last.Actor)
}
