package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/letter"
	"credo/shared/mail"
)

// compose renders a letter to the contact on file.
func (s sender) compose(ctx context.Context, f application.File, l application.Letter) (mail.Message, error) {
	applicant, err := s.files.Applicant(ctx, f.Application.ID)
	if err != nil {
		return mail.Message{}, err
	}
	content, err := letter.For(f.Application, l, applicant.Submission.Contact, s.site)
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
