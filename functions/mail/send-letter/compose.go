package main

import (
	"context"

	"credo/shared/casefile"
	"credo/shared/letter"
	"credo/shared/mail"
)

// compose renders a letter to the contact on file, in the words of the case's kind.
func (s sender) compose(ctx context.Context, c casefile.Case, l casefile.Letter, w letter.Wording) (mail.Message, error) {
	record, err := s.cases.Record(ctx, casefile.Ref{ID: c.Head().ID, Name: w.Record})
	if err != nil {
		return mail.Message{}, err
	}
	content, err := s.wordings.Compose(c, l, record, s.site)
	if err != nil {
		return mail.Message{}, err
	}
	r, err := letter.Render(content)
	if err != nil {
		return mail.Message{}, err
	}
	return mail.Message{
		LetterNumber: l.Number, Sender: s.plan + " Provider Services", To: content.Recipient.Email,
		Subject: r.Subject, Text: r.Text, HTML: r.HTML, PDF: r.PDF,
	}, nil
}
