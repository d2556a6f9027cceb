package main

import (
	"context"
	"strings"

	"credo/shared/application"
	"credo/shared/httpapi"
	"credo/shared/problem"
	"credo/shared/vault"
)

const route = "GET /applications/{applicationId}/letters/{letterNumber}"

// Files reads a file for those who know its ID and its NPI.
type Files interface {
	FileFor(ctx context.Context, id, npi string) (application.File, error)
}

// Letters signs addresses of stored letters.
type Letters interface {
	Link(ctx context.Context, key string, show vault.Show) (vault.Link, error)
}

// readLetter hands out a letter once it is stored and on its way.
func readLetter(files Files, letters Letters) httpapi.Handler {
	return httpapi.Handle(route, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		f, err := files.FileFor(ctx, r.ApplicationID, r.Query["npi"])
		if err != nil {
			return httpapi.Answer{}, err
		}
		l, ok := f.Letter(strings.ToUpper(r.Path["letterNumber"]))
		switch {
		case !ok:
			return httpapi.Answer{}, problem.NotFound("This application has no such letter.")
		case l.Delivery == application.DeliveryOwed:
			return httpapi.Answer{}, problem.NotFound("This letter is being prepared. Try again in a minute.")
		}
		show := vault.Show{ContentType: "application/pdf", FileName: l.Number + ".pdf", InPage: true}
		link, err := letters.Link(ctx, vault.LetterKey(r.ApplicationID, l.Number, "pdf"), show)
		return httpapi.OK(link), err
	})
}
