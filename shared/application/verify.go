package application

import (
	"fmt"
	"time"

	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/problem"
)

// RecordVerification files the result of an element. A later result replaces an earlier
// one, and says why where that one still stands; the history keeps both. Sources are asked
// until the provider is loaded.
func (f File) RecordVerification(by casefile.Actor, element string, v credential.Verification, now time.Time) (casefile.Change, error) {
	a := f.Application
	if !a.verifiable() {
		return casefile.Change{}, problem.Conflict("This file is %s; there is nothing left to verify.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if element == attestation && a.owesSignature() {
		return casefile.Change{}, problem.Conflict("The provider has not signed this recredentialing yet: there is no attestation to verify.")
	}
	if element == attestation && v.Since == "" {
		v.Since = min(a.SignedOn, v.VerifiedOn)
	}
	if element == accreditation {
		if v, err = a.surveyed(v, e.Today); err != nil {
			return casefile.Change{}, err
		}
	}
	if err := credential.Verify(e.Edit, &e.file.Elements, a.Elements, element, v, a.SubmittedOn); err != nil {
		return casefile.Change{}, err
	}
	e.app().Deferred = false
	return e.Finish()
}

// verifiable reports whether sources are still asked: until the provider is loaded.
func (a Application) verifiable() bool {
	return a.State.undecided() || a.State == StateAppealed || a.Deciding || a.State == StateApproved || a.State == StateEnrolling
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
	if err := e.mayBeDue(d.DueOn, ""); err != nil {
		return casefile.Change{}, err
	}
	d.DueOn = d.DueOn.OrNextBusinessDay()
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
		if !d.ClosedAt.IsZero() {
			return casefile.Change{}, problem.Conflict("This question was closed. To add something, call Provider Services.")
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
