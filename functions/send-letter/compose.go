package main

import (
	"context"
	"fmt"

	"credo/shared/application"
	"credo/shared/letter"
	"credo/shared/mail"
	"credo/shared/market"
)

// compose renders a letter to the contact on file.
func (s sender) compose(ctx context.Context, f application.File, l application.Letter) (mail.Message, error) {
	a := f.Application
	markets, err := market.Load()
	if err != nil {
		return mail.Message{}, err
	}
	m, ok := markets.Find(a.Market)
	if !ok {
		return mail.Message{}, fmt.Errorf("no market data for %q", a.Market)
	}
	applicant, err := s.files.Applicant(ctx, a.ID)
	if err != nil {
		return mail.Message{}, err
	}
	to := applicant.Submission.Contact
	to.Email = a.Email
	r, err := letter.Render(letter.Content{Market: m, SiteURL: s.site, Application: a, Letter: l, Recipient: to})
	if err != nil {
		return mail.Message{}, err
	}
	return mail.Message{
		LetterNumber: l.Number, Sender: s.plan + " Provider Services", To: to.Email,
		Subject: r.Subject, Text: r.Text, HTML: r.HTML, PDF: r.PDF,
	}, nil
}
