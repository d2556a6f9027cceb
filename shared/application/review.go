package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
)

// RequestUpload notes an upload about to come. Its document is the last of
// Change.Documents; it stays missing until the bytes have arrived.
func (f File) RequestUpload(u casefile.Upload, now time.Time, real realtime.Instant) (casefile.Change, error) {
	a := f.Application
	if !a.State.undecided() {
		return casefile.Change{}, problem.Conflict("This application is %s and takes no documents. %s", a.State.plain(), a.State.remedy())
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.Announce(documentID(a.LastDocument+1), u, real); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// ReviewDocument accepts or rejects a document that is in review; a rejected one is
// asked for again by letter.
func (f File) ReviewDocument(by casefile.Actor, id string, r casefile.Review, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if !f.Application.live() {
		return casefile.Change{}, problem.Conflict("This file is %s; its documents are not reviewed any more.", f.Application.State.plain())
	}
	if err := e.Review(id, r); err != nil {
		return casefile.Change{}, err
	}
	owed := e.file.Owed()
	switch {
	case r.Verdict != casefile.DocumentBad:
		e.app().Deferred = false
	case len(owed) > 0 && e.app().State.undecided(): // else another good one stands for it, or it was decided without
		e.ask("")
		e.Owe(LetterDocumentsNeeded, LetterData{Documents: casefile.LetterDocuments(owed), DueOn: e.app().WaitUntil})
	}
	return e.Finish()
}

// DocumentRequest is the deficiency letter's content: what staff ask for beyond what the
// market asks, or ask for again.
type DocumentRequest struct {
	Types []string      `json:"types"`
	Note  string        `json:"note"`
	DueOn calendar.Date `json:"dueOn"`
}

// RequestDocuments asks the provider for documents, by letter. A type that was accepted
// already is asked for anew: its document is set aside.
func (f File) RequestDocuments(by casefile.Actor, r DocumentRequest, now time.Time) (casefile.Change, error) {
	if !f.Application.State.undecided() {
		return casefile.Change{}, problem.Conflict("Documents can be asked for until the file is decided; this one is %s.", f.Application.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.mayBeDue(r.DueOn, e.promised()); err != nil {
		return casefile.Change{}, err
	}
	r.DueOn = r.DueOn.OrNextBusinessDay()
	for _, t := range r.Types {
		e.require(t, r.Note)
	}
	e.ask(r.DueOn)
	e.app().WaitUntil = r.DueOn
	e.Event(DocumentsRequested, r.Note, map[string]any{"types": r.Types, "dueOn": r.DueOn})
	e.Owe(LetterDocumentsNeeded, LetterData{Documents: casefile.LetterDocuments(e.file.Owed()), DueOn: r.DueOn, Note: r.Note})
	return e.Finish()
}

// longestWait is how many days staff give a provider at most; a later day is taken for a
// slip of the pen.
const longestWait = 180

// promised is the day until which the provider was given time for documents, "" for none.
func (e *edit) promised() calendar.Date {
	if a := e.app(); a.State == StateGathering && len(e.file.Owed()) > 0 {
		return a.WaitUntil
	}
	return ""
}

// mayBeDue holds a day that staff give a provider against the market's least days and what
// was promised: it is not earlier.
func (e *edit) mayBeDue(on, promised calendar.Date) error {
	switch last := e.Today.AddDays(longestWait); {
	case on < e.Today.AddDays(e.Market.AnswerDays):
		return problem.InvalidField("/dueOn", "Give the provider at least %d days: %s or later.", e.Market.AnswerDays, e.Today.AddDays(e.Market.AnswerDays))
	case on < promised && promised <= last:
		return problem.InvalidField("/dueOn", "The provider was promised time until %s. Choose that day or a later one.", promised)
	case on > last:
		return problem.InvalidField("/dueOn", "%s is more than %d days away. Choose a day up to %s.", on, longestWait, last)
	}
	return nil
}

// require makes a document type required, and owed.
func (e *edit) require(kind, note string) {
	a := e.app()
	known := false
	for _, q := range a.Requirements {
		known = known || q.Type == kind
	}
	if !known {
		q := casefile.Requirement{Type: kind, Name: e.Market.DocumentName(kind), Why: note, By: "staff"}
		a.Requirements = append(a.Requirements[:len(a.Requirements):len(a.Requirements)], q)
	}
	for _, d := range e.file.Documents {
		if d.Type == kind && (d.State == casefile.DocumentGood || d.State == casefile.DocumentInReview) {
			d.State, d.Reason, d.Fix = casefile.DocumentBad, note, "Send a newer or more complete one on your status page."
			e.Document(d)
		}
	}
}
