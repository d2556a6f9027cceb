package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/vault"
)

// Files changes a file for those who know its ID and its NPI.
type Files interface {
	UpdateStoryFor(ctx context.Context, id, npi string, command func(application.Story) (casefile.Change, error)) (application.Story, error)
}

// Papers signs addresses of copies of the agreement.
type Papers interface {
	Link(ctx context.Context, key string, show vault.Show) (vault.Link, error)
}

type body struct {
	NPI string `json:"npi"`
}

// paper is one copy to read.
type paper struct {
	vault.Link
	application.Paper
}

// readAgreement hands out the copy both have signed, else the one that was sent.
func readAgreement(files Files, papers Papers, clock calendar.Clock) httpapi.Handler {
	return httpapi.Handle(contract.ReadAgreement, func(ctx context.Context, r httpapi.Request[body]) (httpapi.Answer, error) {
		s, err := files.UpdateStoryFor(ctx, r.ApplicationID, r.Body.NPI, func(s application.Story) (casefile.Change, error) {
			return s.File.OpenAgreement(r.SourceIP, clock())
		})
		if err != nil {
			return httpapi.Answer{}, err
		}
		copied := s.File.Application.Agreement.Latest()
		link, err := papers.Link(ctx, vault.AgreementKey(copied.SHA256), vault.AgreementShow(copied.Version))
		return httpapi.OK(paper{link, copied}), err
	})
}
