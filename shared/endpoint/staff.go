package endpoint

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
)

// ByStaff serves a staff write. A caller who has not seen the file's latest version
// changes nothing.
func ByStaff[Body any](route string, files Files, clock calendar.Clock, command Command[Body]) httpapi.Handler {
	return httpapi.Handle(route, func(ctx context.Context, r httpapi.Request[Body]) (httpapi.Answer, error) {
		c := Call[Body]{Request: r, By: application.Staff(r.Caller.Username, r.Caller.Roles...), Now: clock()}
		file, err := files.Update(ctx, r.ApplicationID, func(f application.File) (application.Change, error) {
			if f.Application.Version != r.Version {
				return application.Change{}, httpapi.Stale()
			}
			return remembered(ctx, f, c, command)
		})
		return answer(ctx, files, r.Key, r.Hash, file, err)
	})
}
