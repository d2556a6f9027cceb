package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/letter"
	"credo/shared/problem"
	"credo/shared/rehearsal"
	"credo/shared/store"
	"credo/shared/wording"
)

type preview struct {
	Letters []letterPreview `json:"letters"`
}

type letterPreview struct {
	Name    casefile.LetterName `json:"name"`
	Channel string              `json:"channel"`
	Subject string              `json:"subject"`
	Text    string              `json:"text"`
}

// previewLetter tries a write on the cases as they are, keeps nothing of it, and shows the
// letters it would owe, whichever case owes them. It costs what the write's reads cost.
func previewLetter(files *store.Store, clock calendar.Clock, site string) httpapi.Handler {
	return httpapi.Handle(contract.PreviewLetter, func(ctx context.Context, r httpapi.Request[map[string]json.RawMessage]) (httpapi.Answer, error) {
		write, body := rehearsal.Of(r.Body)
		if err := r.Caller.May(write.Operation); err != nil {
			return httpapi.Answer{}, err
		}
		trial, err := write.Try(ctx, files, rehearsal.Attempt{ID: r.ApplicationID, Body: body,
			By: casefile.Staff(r.Caller.Username, r.Caller.Roles...), Now: clock()})
		if err != nil {
			return httpapi.Answer{}, under(write.Name, err)
		}
		p := preview{Letters: []letterPreview{}}
		err = p.add(ctx, files, trial.Cases, trial.Change, site)
		return httpapi.OK(p), err
	})
}

// add draws the letters that a change, and what goes with it, owes anew.
func (p *preview) add(ctx context.Context, files *store.Store, cases map[string]casefile.Case, c casefile.Change, site string) error {
	for _, l := range c.Letters {
		if l.Delivery != casefile.DeliveryOwed {
			continue // an older one, marked as repeated
		}
		shown, err := draw(ctx, files, cases[c.After.ID], c, l, site)
		if err != nil {
			return err
		}
		p.Letters = append(p.Letters, shown)
	}
	for _, also := range c.Also {
		if err := p.add(ctx, files, cases, also, site); err != nil {
			return err
		}
	}
	return nil
}

func draw(ctx context.Context, files *store.Store, of casefile.Case, c casefile.Change, l casefile.Letter, site string) (letterPreview, error) {
	if of == nil {
		return letterPreview{}, fmt.Errorf("letter %s is of a case that was not read", l.Name)
	}
	record, err := files.Record(ctx, casefile.Ref{ID: of.Head().ID, Name: wording.All[of.Head().Case].Record})
	if err != nil {
		return letterPreview{}, err
	}
	content, err := wording.All.Compose(of.With(c), l, record, site)
	if err != nil {
		return letterPreview{}, err
	}
	subject, text, err := letter.RenderText(content)
	return letterPreview{Name: l.Name, Channel: l.Channel, Subject: subject, Text: text}, err
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
