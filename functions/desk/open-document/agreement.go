package main

import (
	"context"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/problem"
	"credo/shared/store"
	"credo/shared/vault"
)

// openAgreement hands out the agreement: the copy both have signed, else the one sent.
func openAgreement(files *store.Store, letters *vault.Bucket) httpapi.Handler {
	return httpapi.Handle(contract.OpenAgreement, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		s, err := files.Story(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		g := s.File.Application.Agreement
		if g == nil {
			return httpapi.Answer{}, problem.NotFound("No agreement was sent for this application.")
		}
		link, err := letters.Link(ctx, vault.AgreementKey(g.Latest().SHA256), vault.AgreementShow(g.Version))
		return httpapi.OK(link), err
	})
}
