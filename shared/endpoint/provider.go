package endpoint

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/httpapi"
)

// Provider is the part of a body by which a provider shows whose application it is.
type Provider struct {
	NPI string `json:"npi"`
}

func (p Provider) npi() string { return p.NPI }

// ByProvider serves a provider's write; its body embeds Provider.
func ByProvider[Body interface{ npi() string }](op httpapi.Operation, files ProviderFiles, clock calendar.Clock, command Command[Body]) httpapi.Handler {
	return httpapi.Handle(op, func(ctx context.Context, r httpapi.Request[Body]) (httpapi.Answer, error) {
		c := Call[Body]{Request: r, By: casefile.Provider, Now: clock()}
		story, err := files.UpdateStoryFor(ctx, r.ApplicationID, r.Body.npi(), func(s application.Story) (casefile.Change, error) {
			return remembered(ctx, files, s, c, command)
		})
		return answer(ctx, files, r.Key, r.Hash, story, err)
	})
}
