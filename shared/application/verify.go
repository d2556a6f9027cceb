package application

import (
	"fmt"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Verification is what a primary source said of an element.
type Verification struct {
	Result     credential.Result `json:"result"`
	Source     string            `json:"source"`
	VerifiedOn calendar.Date     `json:"verifiedOn"`
	Since      calendar.Date     `json:"since,omitempty"` // first day the credential holds
	ExpiresOn  calendar.Date     `json:"expiresOn,omitempty"`
	InForce    bool              `json:"inForce,omitempty"` // of an adverse license: it holds all the same
	Note       string            `json:"note,omitempty"`
}

// RecordVerification files the result of an element. A later result replaces an earlier
// one; the history keeps both. Verification goes on until the provider is loaded. What p, the
// participation that the file has to do with, must know goes to it in the same transaction.
func (f File) RecordVerification(by casefile.Actor, element string, v Verification, p *participation.File, now time.Time) (casefile.Change, error) {
	a := f.Application
	if !a.verifiable() {
		return casefile.Change{}, problem.Conflict("This file is %s; there is nothing left to verify.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if v.VerifiedOn > e.Today {
		return casefile.Change{}, problem.InvalidField("/verifiedOn", "%s is in the future. Give the day the source was asked.", v.VerifiedOn)
	}
	if (v.Result == credential.ResultAdverse || v.Result == credential.ResultNotMet) && strings.TrimSpace(v.Note) == "" {
		return casefile.Change{}, problem.InvalidField("/note", "Say what was found: whoever decides reads it.")
	}
	if v.Result == credential.ResultMet && v.ExpiresOn != "" && v.ExpiresOn < e.Today {
		return casefile.Change{}, problem.InvalidField("/expiresOn", "What ran out on %s is not met.", v.ExpiresOn)
	}
	if v.Since != "" && v.ExpiresOn != "" && v.ExpiresOn < v.Since {
		return casefile.Change{}, problem.InvalidField("/expiresOn", "This is before the credential's first day, %s.", v.Since)
	}
	found := credential.Element{Element: element, Result: v.Result, Source: v.Source, VerifiedOn: v.VerifiedOn,
		Since: v.Since, ExpiresOn: v.ExpiresOn, InForce: v.InForce, Note: v.Note, Actor: by.Name}
	if element == "attestation" && found.Since == "" {
		found.Since = min(a.SignedOn, v.VerifiedOn)
	}
	if err := found.Sound(e.Market, f.Elements, a.SubmittedOn); err != nil {
		return casefile.Change{}, err
	}
	e.element(found)
	e.Event(ElementVerified, "", map[string]any{"element": element, "result": v.Result, "source": v.Source, "verifiedOn": v.VerifiedOn})
	if err := e.passOn(found, p); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// verifiable reports whether sources are still asked: until the provider is loaded.
func (a Application) verifiable() bool {
	return a.State.undecided() || a.State == StateAppealed || a.Deciding || a.State == StateApproved || a.State == StateEnrolling
}

// passOn tells a participation what bars its provider, or no longer does, whatever the file
// decides later; and all that is found once the file was handed over.
func (e *edit) passOn(found credential.Element, p *participation.File) error {
	if p == nil || p.Participation.Ended() {
		return nil
	}
	handedOver := e.app().State == StateEnrolling || e.app().Deciding
	known, _ := p.Element(found.Element)
	if !handedOver && !found.Adverse() && !known.Adverse() {
		return nil
	}
	_, err := e.handOver(p.TakeResult(e.By, found, e.linked(), e.Now))
	return err
}

// RaiseDiscrepancy puts a difference between the application and a source to the
// provider, by letter; the file waits for the answer.
func (f File) RaiseDiscrepancy(by casefile.Actor, d casefile.Discrepancy, now time.Time) (casefile.Change, error) {
	if !f.Application.State.undecided() {
		return casefile.Change{}, problem.Conflict("A question can be asked until the file is decided; this one is %s.", f.Application.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.mayBeDue(d.DueOn); err != nil {
		return casefile.Change{}, err
	}
	d = casefile.Discrepancy{ID: discrepancyID(len(f.Discrepancies) + 1), Element: d.Element, Yours: d.Yours, Source: d.Source, DueOn: d.DueOn}
	e.Discrepancy(d)
	e.ask(d.DueOn)
	e.Event(DiscrepancyFound, "", map[string]any{"discrepancyId": d.ID, "element": d.Element, "dueOn": d.DueOn})
	e.Owe(LetterQuestion, LetterData{Question: &d, DueOn: d.DueOn})
	return e.Finish()
}

func discrepancyID(n int) string { return fmt.Sprintf("q-%02d", n) }

// Explanation is a provider's answer to a discrepancy.
type Explanation struct {
	DiscrepancyID string `json:"discrepancyId"`
	Answer        string `json:"answer"`
	Correction    string `json:"correction,omitempty"` // what it should say
}

// AnswerDiscrepancy files the provider's explanation. The same answer again changes nothing.
func (f File) AnswerDiscrepancy(x Explanation, now time.Time) (casefile.Change, error) {
	for _, d := range f.Discrepancies {
		if d.ID != x.DiscrepancyID {
			continue
		}
		if !d.AnsweredAt.IsZero() {
			if d.Answer == x.Answer && d.Correction == x.Correction {
				return casefile.Nothing(f.Head())
			}
			return casefile.Change{}, problem.Conflict("This question was answered before. To add something, call Provider Services.")
		}
		if !f.Application.State.undecided() {
			return casefile.Change{}, problem.Conflict("This application is %s. %s", f.Application.State.plain(), f.Application.State.remedy())
		}
		e, err := f.edit(casefile.Provider, now)
		if err != nil {
			return casefile.Change{}, err
		}
		d.Answer, d.Correction, d.AnsweredAt = x.Answer, x.Correction, e.Now
		e.Discrepancy(d)
		e.app().Deferred = false
		e.Event(DiscrepancyAnswered, "", map[string]any{"discrepancyId": d.ID, "element": d.Element})
		return e.Finish()
	}
	return casefile.Change{}, problem.NotFound("There is no question %s on this application.", x.DiscrepancyID)
}
