package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/problem"
)

// Review is a staff member's verdict on a document.
type Review struct {
	Verdict   DocumentState `json:"verdict"` // accepted or rejected
	ExpiresOn calendar.Date `json:"expiresOn,omitempty"`
	Reason    string        `json:"reason,omitempty"` // needed to reject; the provider reads it
}

// ReviewDocument accepts or rejects a document that is in review; a rejected one is
// asked for again by letter.
func (f File) ReviewDocument(by Actor, id string, r Review, now time.Time) (Change, error) {
	d, ok := f.Document(id)
	if !ok {
		return Change{}, problem.NotFound("This file has no document %s.", id)
	}
	if d.State != DocumentInReview {
		return Change{}, problem.Conflict("Document %s is %s, not in review.", id, d.State)
	}
	if !f.Application.live() {
		return Change{}, problem.Conflict("This file is %s; its documents are not reviewed any more.", f.Application.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	d.ReviewedBy = by.Username()
	if r.Verdict == DocumentBad {
		return e.turnDown(d, r.Reason)
	}
	if r.ExpiresOn != "" {
		d.ExpiresOn = r.ExpiresOn
	}
	if d.ExpiresOn != "" && d.ExpiresOn < e.today {
		return Change{}, problem.InvalidField("/expiresOn", "A document that ran out on %s cannot be accepted. Reject it with that reason.", d.ExpiresOn)
	}
	d.State, d.Reason, d.Fix = DocumentGood, "", ""
	e.document(d)
	e.app().Deferred = false
	facts := documentFacts(d)
	if d.ExpiresOn != "" {
		facts["expiresOn"] = d.ExpiresOn
	}
	e.event(DocumentAccepted, "", facts)
	return e.finish()
}

func (e *edit) turnDown(d Document, reason string) (Change, error) {
	if reason == "" {
		return Change{}, problem.InvalidField("/reason", "Say why it is rejected: the provider reads it and corrects by it.")
	}
	d.State, d.Reason, d.Fix = DocumentBad, reason, "Send a corrected document on your status page."
	e.document(d)
	e.event(DocumentRejected, reason, documentFacts(d))
	owed := e.file.Owed()
	if a := e.app(); len(owed) == 0 || !a.State.undecided() && !a.governs() {
		return e.finish() // another good one stands for it, or it was decided without
	}
	e.ask("")
	e.owe(LetterDocumentsNeeded, LetterData{Documents: letterDocuments(owed), DueOn: e.app().WaitUntil})
	return e.finish()
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
func (f File) RequestDocuments(by Actor, r DocumentRequest, now time.Time) (Change, error) {
	if !f.Application.State.undecided() {
		return Change{}, problem.Conflict("Documents can be asked for until the file is decided; this one is %s.", f.Application.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	if err := e.mayBeDue(r.DueOn); err != nil {
		return Change{}, err
	}
	for _, t := range r.Types {
		e.require(t, r.Note)
	}
	e.ask(r.DueOn)
	e.app().WaitUntil = r.DueOn
	e.event(DocumentsRequested, r.Note, map[string]any{"types": r.Types, "dueOn": r.DueOn})
	e.owe(LetterDocumentsNeeded, LetterData{Documents: letterDocuments(e.file.Owed()), DueOn: r.DueOn, Note: r.Note})
	return e.finish()
}

// longestWait is how many days staff give a provider at most; a later day is taken for a
// slip of the pen.
const longestWait = 180

func (e *edit) mayBeDue(on calendar.Date) error {
	switch last := e.today.AddDays(longestWait); {
	case on <= e.today:
		return problem.InvalidField("/dueOn", "Give the provider a day after today (%s).", e.today)
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
		q := Requirement{Type: kind, Name: e.market.DocumentName(kind), Why: note, By: "staff"}
		a.Requirements = append(a.Requirements[:len(a.Requirements):len(a.Requirements)], q)
	}
	for _, d := range e.file.Documents {
		if d.Type == kind && (d.State == DocumentGood || d.State == DocumentInReview) {
			d.State, d.Reason, d.Fix = DocumentBad, note, "Send a newer or more complete one on your status page."
			e.document(d)
		}
	}
}
