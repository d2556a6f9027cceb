package application

import (
	"fmt"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/problem"
)

// Verification is what a primary source said of an element.
type Verification struct {
	Result     Result        `json:"result"`
	Source     string        `json:"source"`
	VerifiedOn calendar.Date `json:"verifiedOn"`
	Since      calendar.Date `json:"since,omitempty"` // first day the credential holds
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"`
	Note       string        `json:"note,omitempty"`
}

// RecordVerification files the result of an element. A later result replaces an earlier
// one; the history keeps both.
func (f File) RecordVerification(by Actor, element string, v Verification, now time.Time) (Change, error) {
	a := f.Application
	provisional := a.State == StateEnrolled && a.governs()
	if !a.State.undecided() && a.State != StateAppealed && !provisional {
		return Change{}, problem.Conflict("This file is %s; there is nothing left to verify.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	if v.VerifiedOn > e.today {
		return Change{}, problem.InvalidField("/verifiedOn", "%s is in the future. Give the day the source was asked.", v.VerifiedOn)
	}
	if (v.Result == ResultAdverse || v.Result == ResultNotMet) && strings.TrimSpace(v.Note) == "" {
		return Change{}, problem.InvalidField("/note", "Say what was found: whoever decides reads it.")
	}
	if v.Result == ResultMet && v.ExpiresOn != "" && v.ExpiresOn < e.today {
		return Change{}, problem.InvalidField("/expiresOn", "What ran out on %s is not met.", v.ExpiresOn)
	}
	if v.Since != "" && v.ExpiresOn != "" && v.ExpiresOn < v.Since {
		return Change{}, problem.InvalidField("/expiresOn", "This is before the credential's first day, %s.", v.Since)
	}
	e.element(Element{Element: element, Result: v.Result, Source: v.Source, VerifiedOn: v.VerifiedOn,
		Since: v.Since, ExpiresOn: v.ExpiresOn, Note: v.Note, Actor: by.Name})
	e.event(ElementVerified, "", map[string]any{"element": element, "result": v.Result, "source": v.Source, "verifiedOn": v.VerifiedOn})
	return e.finish()
}

// RaiseDiscrepancy puts a difference between the application and a source to the
// provider, by letter; the file waits for the answer.
func (f File) RaiseDiscrepancy(by Actor, d Discrepancy, now time.Time) (Change, error) {
	if !f.Application.State.undecided() {
		return Change{}, problem.Conflict("A question can be asked until the file is decided; this one is %s.", f.Application.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	if err := e.mayBeDue(d.DueOn); err != nil {
		return Change{}, err
	}
	d = Discrepancy{ID: discrepancyID(len(f.Discrepancies) + 1), Element: d.Element, Yours: d.Yours, Source: d.Source, DueOn: d.DueOn}
	e.discrepancy(d)
	e.ask(d.DueOn)
	e.event(DiscrepancyFound, "", map[string]any{"discrepancyId": d.ID, "element": d.Element, "dueOn": d.DueOn})
	e.owe(LetterQuestion, LetterData{Question: &d, DueOn: d.DueOn})
	return e.finish()
}

func discrepancyID(n int) string { return fmt.Sprintf("q-%02d", n) }

// Explanation is a provider's answer to a discrepancy.
type Explanation struct {
	DiscrepancyID string `json:"discrepancyId"`
	Answer        string `json:"answer"`
	Correction    string `json:"correction,omitempty"` // what it should say
}

// AnswerDiscrepancy files the provider's explanation. The same answer again changes nothing.
func (f File) AnswerDiscrepancy(x Explanation, now time.Time) (Change, error) {
	for _, d := range f.Discrepancies {
		if d.ID != x.DiscrepancyID {
			continue
		}
		if !d.AnsweredAt.IsZero() {
			if d.Answer == x.Answer && d.Correction == x.Correction {
				return f.nothing()
			}
			return Change{}, problem.Conflict("This question was answered before. To add something, call Provider Services.")
		}
		if !f.Application.State.undecided() {
			return Change{}, problem.Conflict("This application is %s. %s", f.Application.State.plain(), f.Application.State.remedy())
		}
		e, err := f.edit(Provider, now)
		if err != nil {
			return Change{}, err
		}
		d.Answer, d.Correction, d.AnsweredAt = x.Answer, x.Correction, e.now
		e.discrepancy(d)
		e.app().Deferred = false
		e.event(DiscrepancyAnswered, "", map[string]any{"discrepancyId": d.ID, "element": d.Element})
		return e.finish()
	}
	return Change{}, problem.NotFound("There is no question %s on this application.", x.DiscrepancyID)
}
