package endpoint

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/problem"
)

// ByStaff serves a staff write. A caller who has not seen the file's latest version
// changes nothing.
func ByStaff[Body any](op httpapi.Operation, files Files, clock calendar.Clock, command Command[Body]) httpapi.Handler {
	return httpapi.Handle(op, func(ctx context.Context, r httpapi.Request[Body]) (httpapi.Answer, error) {
		c := Call[Body]{Request: r, By: casefile.Staff(r.Caller.Username, r.Caller.Roles...), Now: clock()}
		story, err := files.UpdateStory(ctx, r.ApplicationID, func(s application.Story) (casefile.Change, error) {
			if s.Version() != r.Version {
				return casefile.Change{}, stale(s, r.Version)
			}
			return remembered(ctx, files, s, c, command)
		})
		return answer(ctx, files, r.Key, r.Hash, story, err)
	})
}

// stale says what somebody else did meanwhile, as far as the history tells it.
func stale(s application.Story, seen int) error {
	last := s.Last()
	return problem.New(problem.KindStale,
		"You saw version %d; somebody changed this file, and it is now version %d. The last entry of its history is %s by %s. Read it again, then decide whether your change still fits.",
		seen, s.Version(), last.Event, last.Actor)
}
