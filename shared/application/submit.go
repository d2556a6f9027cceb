package application

import (
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/problem"
	"credo/shared/provider"
)

// Submit opens a file for a submission. The caller gives the new application ID and the
// keyed reference of the Tax ID; for a change application also the provider it changes
// (nil if there is none of that number). It returns problem.Invalid for a wrong form.
func Submit(s Submission, id, taxRef string, changed *provider.Provider, now time.Time) (Change, error) {
	m, err := marketOf(s.Market)
	if err != nil {
		return Change{}, err
	}
	if err := s.Check(m, calendar.DateOf(now, m.Location())); err != nil {
		return Change{}, err
	}
	file := File{Application: newApplication(s, m, id, taxRef)}
	e, err := file.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	e.change.Before = Application{}
	e.change.Applicant = &Applicant{ApplicationID: id, Submission: s}
	a := e.app()
	a.SubmittedOn, a.Since = e.today, e.now
	if s.Kind == KindChange {
		if err := a.changes(changed, s); err != nil {
			return Change{}, err
		}
	}
	e.event(ApplicationSubmitted, "", map[string]any{"products": a.Products, "documentsRequired": len(a.Requirements)})
	if direction, turned := m.TurnsAway(s.Services); turned {
		return e.turnAway(Direction{Service: direction.Service, To: direction.To, Phone: direction.Phone})
	}
	owed := e.file.Owed()
	if len(owed) > 0 {
		e.ask("")
	}
	if warnings := s.Warnings(m); len(warnings) > 0 {
		e.noteOf(System, "Worth a second look: "+strings.Join(warnings, " "))
	}
	e.owe(LetterConfirmation, LetterData{Documents: letterDocuments(owed), DueOn: a.WaitUntil})
	return e.finish()
}

func newApplication(s Submission, m market.Market, id, taxRef string) Application {
	f := s.Facts()
	a := Application{
		ID: id, Kind: s.Kind, Market: s.Market, Products: s.Products, ProviderType: s.ProviderType,
		NPI: s.NPI, TaxRef: taxRef, Name: s.DisplayName(), Facts: f, Elements: m.ElementsFor(f, s.Products),
		Email: s.Contact.Email, Channel: s.Contact.Channel, Contract: ContractNone,
	}
	for _, d := range m.DocumentsFor(f, s.Products) {
		a.Requirements = append(a.Requirements, Requirement{Type: d.Type, Name: d.Name, Why: d.Why, Fix: d.Fix, By: "market"})
	}
	return a
}

// changes ties a change application to the provider whose contract it changes.
func (a *Application) changes(p *provider.Provider, s Submission) error {
	if p == nil || p.NPI != s.NPI || p.Market != s.Market || p.Status == provider.StatusEnded || p.Status == provider.StatusPending {
		return problem.InvalidField("/change/providerNumber",
			"No contract of this NPI in this market has that provider number. It is in your welcome letter.")
	}
	if renumbers := s.Change.What == "tax-id"; renumbers && a.TaxRef == p.TaxRef {
		return problem.InvalidField("/taxId", "The contract has this Tax ID already. Give the new one.")
	} else if !renumbers && a.TaxRef != p.TaxRef {
		return problem.InvalidField("/taxId", "The contract has another Tax ID. Give that one, or send a change of the Tax ID first.")
	}
	a.Provider, a.Change, a.Supersedes, a.Contract = p.Number, s.Change, p.ApplicationID, ContractExecuted
	return nil
}

func (e *edit) turnAway(d Direction) (Change, error) {
	a := e.app()
	a.Requirements, a.Elements = nil, nil
	e.move(StateTurnedAway)
	e.event(ApplicationTurnedAway, "", d)
	e.owe(LetterTurnedAway, LetterData{Directed: &d})
	return e.finish()
}

func marketOf(id string) (market.Market, error) {
	m, ok := market.Known().Find(id)
	if !ok {
		return market.Market{}, problem.InvalidField("/market", "There is no market %q. Choose one of those GET /markets lists.", id)
	}
	return m, nil
}
