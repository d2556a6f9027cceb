package main

import (
	"context"

	"credo/shared/casefile"
	"credo/shared/letter"
	"credo/shared/mail"
)

// compose renders a letter to the contact on file.
func (s sender) compose(ctx context.Context, c casefile.Case, l casefile.Letter) (mail.Message, error) {
	ref, err := s.words.Ref(c)
	if err != nil {
		return mail.Message{}, err
	}
	record, err := s.files.Record(ctx, ref)
	if err != nil {
		return mail.Message{}, err
	}
	content, err := s.words.Compose(c, l, record, s.site)
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
