package application

import (
	"fmt"

	"credo/shared/form"
	"credo/shared/provider"
)

// cycleFallsDue does what keeps or ends a participation.
func (e *edit) cycleFallsDue(due Due, with Context) (Change, error) {
	a := e.app()
	if due.Kind.Needs() && with.Provider == nil {
		return Change{}, fmt.Errorf("deadline %s needs the provider", due.Kind)
	}
	switch due.Kind {
	case DueRecredOpen:
		return e.openRecredentialing(due, with)
	case DueRecredRemind:
		e.quiet = true
		e.event(DeadlineReached, "Reminder: recredentialing is not complete.", due)
		e.owe(LetterRecredentialingReminder, LetterData{Documents: letterDocuments(e.file.Owed()), RecredBy: a.RecredBy, DueOn: a.RecredBy})
	case DueRecredential:
		e.miss(missedCycle, due)
		e.owe(LetterOverdue, LetterData{Documents: letterDocuments(e.file.Owed()), RecredBy: a.RecredBy, EndsOn: provider.CycleUntil(a.RecredBy).EndOn})
	case DueRecredLate:
		reason := "Recredentialing was not completed within 30 days after its last day."
		if a.State == StateWithdrawn {
			reason = "The recredentialing was withdrawn, and the credentialing cycle is over."
		}
		e.endParticipation(reason, "", *with.Provider)
	case DueDenialFinal:
		e.endParticipation("The denial of the recredentialing was not appealed.", "", *with.Provider)
	case DueProvisional:
		e.endParticipation("The provisional participation ended without a full decision.", "", *with.Provider)
	}
	return e.finish()
}

// openRecredentialing opens the next file of a provider, 180 days before the cycle ends,
// from what the provider last submitted; this file is superseded in the same transaction.
func (e *edit) openRecredentialing(due Due, with Context) (Change, error) {
	if with.Applicant == nil || with.NewID == "" {
		return Change{}, fmt.Errorf("opening a recredentialing needs the applicant and a new ID")
	}
	old, p := e.app(), *with.Provider
	s := with.Applicant.Submission
	s.Kind, s.Change, s.Products = form.KindRecredentialing, nil, nil
	for _, t := range p.Participation {
		if t.State.Participating() || t.State == provider.StatusSuspended {
			s.Products = append(s.Products, t.Product)
		}
	}
	next, err := (File{Application: newApplication(s, e.market, with.NewID, p.TaxRef)}).edit(System, e.now)
	if err != nil {
		return Change{}, err
	}
	next.change.Before, next.today = Application{}, e.today
	next.change.Applicant = &Applicant{ApplicationID: with.NewID, Submission: s}
	a := next.app()
	a.SubmittedOn, a.Since, a.Contract, a.Supersedes, a.Provider = e.today, e.now, ContractExecuted, old.ID, p.Number
	a.Email, a.Channel, a.Name = old.Email, old.Channel, p.Name
	a.Status, a.Terms, a.Credentialed, a.RecredBy = old.Status, p.Participation, old.Credentialed, old.RecredBy
	a.Assignee = old.Assignee
	next.event(RecredentialingOpened, "", map[string]any{"providerNumber": p.Number, "dueOn": a.RecredBy})
	next.carryOver(e.file)
	if owed := next.file.Owed(); len(owed) > 0 {
		next.ask(provider.CycleUntil(a.RecredBy).EndOn)
	}
	next.owe(LetterRecredentialingOpened, LetterData{Documents: letterDocuments(next.file.Owed()), DueOn: a.RecredBy, RecredBy: a.RecredBy})
	p.ApplicationID = with.NewID
	next.updateProvider(p)
	also, err := next.finish()
	if err != nil {
		return Change{}, err
	}
	old.SupersededBy = with.NewID
	e.quiet = true
	e.event(DeadlineReached, "Recredentialing was opened.", due)
	e.change.Also = &also
	return e.finish()
}

// carryOver takes the documents that are still good along, so that nothing is asked for
// twice. They keep their IDs, by which their bytes are found, so new ones are numbered on.
// The credentialing application itself is filled in anew.
func (e *edit) carryOver(old File) {
	e.app().LastDocument = old.Application.LastDocument
	for _, d := range old.Documents {
		if d.State != DocumentGood || (d.ExpiresOn != "" && d.ExpiresOn <= e.today) || d.Type == "credentialing-application" {
			continue
		}
		if d.Origin == "" {
			d.Origin = old.Application.ID
		}
		e.document(d)
	}
}
