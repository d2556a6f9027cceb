package main

import (
	"context"
	"strings"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/problem"
	"credo/shared/vault"
)

// Files reads a file for those who know its ID and its NPI.
type Files interface {
	StoryFor(ctx context.Context, id, npi string) (application.Story, error)
}

// Letters signs addresses of stored letters.
type Letters interface {
	Link(ctx context.Context, key string, show vault.Show) (vault.Link, error)
}

// readLetter hands out a letter once it is stored and on its way.
func readLetter(files Files, letters Letters) httpapi.Handler {
	return httpapi.Handle(contract.ReadLetter, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		s, err := files.StoryFor(ctx, r.ApplicationID, r.Query["npi"])
		if err != nil {
			return httpapi.Answer{}, err
		}
		caseID, l, ok := s.Letter(strings.ToUpper(r.Path["letterNumber"]))
		switch {
		case !ok:
			return httpapi.Answer{}, problem.NotFound("This application has no such letter.")
		case l.Delivery == casefile.DeliveryOwed:
			return httpapi.Answer{}, problem.NotFound("This letter is being prepared. Try again in a minute.")
		}
		show := vault.Show{ContentType: "application/pdf", FileName: l.Number + ".pdf", InPage: true}
		link, err := letters.Link(ctx, vault.LetterKey(caseID, l.Number, "pdf"), show)
		return httpapi.OK(link), err
	})
}
