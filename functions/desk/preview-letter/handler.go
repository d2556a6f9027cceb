package main

import (
	"context"
	"errors"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/letter"
	"credo/shared/problem"
	"credo/shared/table"
)

type preview struct {
	Letters []letterPreview `json:"letters"`
}

type letterPreview struct {
	Name    application.LetterName `json:"name"`
	Channel string                 `json:"channel"`
	Subject string                 `json:"subject"`
	Text    string                 `json:"text"`
}

// previewLetter tries a write on the file as it is, keeps nothing of it, and shows the
// letters it would owe. It costs one Query, a read of the submission, and one of the
// provider where the file has one.
func previewLetter(files *table.Store, clock calendar.Clock, site string) httpapi.Handler {
	const file = "/staff/applications/{applicationId}/"
	return httpapi.Handle("POST "+file+"letter-previews", func(ctx context.Context, r httpapi.Request[request]) (httpapi.Answer, error) {
		name, path, run := r.Body.write()
		if err := r.Caller.May("POST " + file + path); err != nil {
			return httpapi.Answer{}, err
		}
		f, err := files.File(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		d := desk{file: f, by: application.Staff(r.Caller.Username, r.Caller.Roles...), now: clock()}
		if number := f.Application.Provider; number != "" {
			p, err := files.Provider(ctx, number)
			if err != nil {
				return httpapi.Answer{}, err
			}
			d.stored = &p
		}
		change, err := run(d)
		if err != nil {
			return httpapi.Answer{}, under(name, err)
		}
		who, err := files.Applicant(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		out, err := render(change, who.Submission.Contact, site)
		return httpapi.OK(out), err
	})
}

// render draws the letters that a change owes anew.
func render(c application.Change, to application.Contact, site string) (preview, error) {
	out := preview{Letters: []letterPreview{}}
	for _, l := range c.Letters {
		if l.Delivery != application.DeliveryOwed {
			continue // an older one, marked as repeated
		}
		content, err := letter.For(c.After, l, to, site)
		if err != nil {
			return preview{}, err
		}
		subject, text, err := letter.RenderText(content)
		if err != nil {
			return preview{}, err
		}
		out.Letters = append(out.Letters, letterPreview{Name: l.Name, Channel: l.Channel, Subject: subject, Text: text})
	}
	return out, nil
}

// under moves the fields at fault to where the request has them.
func under(name string, err error) error {
	var known *problem.Error
	if !errors.As(err, &known) || len(known.Fields) == 0 {
		return err
	}
	moved := *known
	moved.Fields = make([]problem.Field, len(known.Fields))
	for i, f := range known.Fields {
		moved.Fields[i] = problem.Field{Field: "/" + name + f.Field, Detail: f.Detail}
	}
	return &moved
}
