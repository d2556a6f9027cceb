package application

import (
	"fmt"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

// openRecredentialing opens the next application of a provider, 180 days before the cycle
// ends, from the form in force.
func openRecredentialing(p participation.File, inForce form.Version, id string, on calendar.Date, now time.Time) (casefile.Change, error) {
	own := p.Participation
	s := inForce.Form
	s.Kind, s.Change, s.Products = form.KindRecredentialing, nil, participation.Running(own.Terms)
	s.Disclosures, s.Attestation = []form.Disclosure{}, form.Attestation{} // of the last cycle; asked for anew
	file, err := opened(s, id, own.TaxRef)
	if err != nil {
		return casefile.Change{}, err
	}
	e, err := file.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Change.Before, e.Today = casefile.Header{}, on
	e.Record(ApplicantRecord, s)
	a := e.app()
	a.SubmittedOn, a.Since, a.Contract, a.Supersedes, a.Provider = on, e.Now, ContractExecuted, own.ApplicationID, own.ID
	a.Email, a.Channel, a.Name, a.RecredBy, a.Assignee = own.Email, own.Channel, own.Name, own.RecredentialBy, own.Assignee
	e.Event(RecredentialingOpened, "", map[string]any{"providerNumber": own.ID, "dueOn": a.RecredBy, "participationHash": own.LastHash})
	e.settleSurvey()
	e.carryOver(p)
	if len(e.file.Owed()) > 0 || a.owesSignature() {
		e.ask(e.LastDay(e.Market.RenewalDays))
	}
	e.Owe(LetterRecredentialingOpened, LetterData{Documents: casefile.LetterDocuments(e.file.Owed()), DueOn: a.WaitUntil, RecredBy: a.RecredBy, Attest: a.owesSignature()})
	return e.Finish()
}

// carryOver takes the documents that are still good along, so that nothing is asked for
// twice. The credentialing application itself is filled in anew.
func (e *edit) carryOver(p participation.File) {
	for _, d := range p.Documents {
		if d.State != casefile.DocumentGood || (d.ExpiresOn != "" && d.ExpiresOn <= e.Today) || d.Type == "credentialing-application" {
			continue
		}
		d = d.CarriedFrom(p.Participation.ID)
		e.Head.LastDocument++
		d.ID = documentID(e.Head.LastDocument)
		e.Document(d)
	}
}

func documentID(n int) string { return casefile.Numbered("doc", 3, n) }

// ParticipationNeeds says what a deadline of a participation needs beside it.
func ParticipationNeeds(c casefile.Case, due casefile.Due) casefile.Needs {
	own := c.(participation.File).Participation
	switch due.Kind {
	case participation.DueRecredOpen:
		return casefile.Needs{Records: []casefile.Ref{{ID: own.ID, Name: participation.FormRecord}}, NewID: true}
	case participation.DueExpired, participation.DueExpiring:
		return casefile.Needs{}
	}
	if own.Awaited() == "" {
		return casefile.Needs{}
	}
	return casefile.Needs{Cases: []string{own.Awaited()}}
}

// ParticipationFallsDue does what is owed to a participation on a day, and to the
// application it waits for: a recredentialing is opened, or closed with what it was for.
func ParticipationFallsDue(c casefile.Case, due casefile.Due, on calendar.Date, around casefile.Around, now time.Time) (casefile.Change, error) {
	p := c.(participation.File)
	if due.Kind == participation.DueRecredOpen {
		return recredentialingFallsDue(p, due, on, around, now)
	}
	renewal, has := renewalOf(p, around)
	beside := participation.Beside{}
	if has {
		beside.Owed, beside.Owes, beside.Attest = renewal.Owed(), renewal.waitsForProvider(), renewal.Application.owesSignature()
	}
	change, err := p.FallDue(due, on, beside, now)
	after := p.Apply(change).Participation
	if err != nil || !has || !after.Ended() && after.Renewal != nil {
		return change, err
	}
	reason := "The participation has ended."
	if !after.Ended() {
		reason = "No product is left that we recredential."
	}
	also, err := renewal.ParticipationOver(reason, now)
	if !also.Empty() {
		change.Also = append(change.Also, also)
	}
	return change, err
}

func recredentialingFallsDue(p participation.File, due casefile.Due, on calendar.Date, around casefile.Around, now time.Time) (casefile.Change, error) {
	if !p.Participation.Awaits(due) {
		return p.FallDue(due, on, participation.Beside{}, now)
	}
	var inForce form.Version
	if err := around.Read(casefile.Ref{ID: p.Participation.ID, Name: participation.FormRecord}, &inForce); err != nil {
		return casefile.Change{}, err
	}
	if around.NewID == "" {
		return casefile.Change{}, fmt.Errorf("opening a recredentialing needs a new ID")
	}
	opened, err := openRecredentialing(p, inForce, around.NewID, on, now)
	if err != nil {
		return casefile.Change{}, err
	}
	link := participation.Link{ApplicationID: around.NewID, Hash: opened.After.LastHash, Kind: form.KindRecredentialing}
	change, err := p.FallDue(due, on, participation.Beside{Opened: link}, now)
	change.Also = append(change.Also, opened)
	return change, err
}

func renewalOf(p participation.File, around casefile.Around) (File, bool) {
	f, ok := around.Cases[p.Participation.Awaited()].(File)
	return f, ok
}

// waitsForProvider reports whether it is the provider's turn, or the provider gave it up.
func (f File) waitsForProvider() bool {
	return f.Application.State == StateGathering || f.Application.State == StateWithdrawn
}
