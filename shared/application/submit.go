package application

import (
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Submit opens a file for a submission. The caller gives the new application ID and the
// keyed reference of the Tax ID; for a change application also the provider it changes
// (nil if there is none of that number), and what the NPI registry lists, if it was asked. It
// returns problem.Invalid for a wrong form.
func Submit(s form.Submission, id, taxRef string, changed *participation.Participation, now time.Time, listed ...form.Listing) (casefile.Change, error) {
	m, err := marketOf(s.Market)
	if err != nil {
		return casefile.Change{}, err
	}
	today := calendar.DateOf(now, m.Location())
	if changed != nil {
		s.Credentialed, s.Known = changed.Credentialed(today), changed.Elements
	}
	if err := s.Check(m, today); err != nil {
		return casefile.Change{}, err
	}
	s = s.Referred(taxRef)
	file, err := opened(s, id, taxRef)
	if err != nil {
		return casefile.Change{}, err
	}
	e, err := file.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Change.Before = casefile.Header{}
	e.keepForm(s, taxRef)
	a := e.app()
	a.SubmittedOn, a.Since, a.SignedOn = e.Today, e.Now, s.Attestation.SignedOn
	if s.Kind == form.KindChange {
		if err := a.changes(changed, s); err != nil {
			return casefile.Change{}, err
		}
	}
	if s.Kind == form.KindInitial {
		e.Change.Free = append(e.Change.Free, participation.Lock(a.Market, a.NPI, taxRef))
	}
	said, notes := compared(s, listed)
	said["products"], said["documentsRequired"], said["statement"] = a.Products, len(a.Requirements), signed(s.Attestation)
	e.Event(ApplicationSubmitted, "", said)
	if direction, turned := m.TurnsAway(s.Services); turned {
		return e.turnAway(Direction{Service: direction.Service, To: direction.To, Phone: direction.Phone})
	}
	owed := e.file.Owed()
	if len(owed) > 0 {
		e.ask("")
	}
	if warnings := append(s.Warnings(m, e.Today), notes...); len(warnings) > 0 {
		e.Note(casefile.System, "Worth a second look: "+strings.Join(warnings, " "))
	}
	e.Owe(LetterConfirmation, LetterData{Documents: casefile.LetterDocuments(owed), DueOn: a.WaitUntil})
	return e.Finish()
}

// compared is what the registry lists otherwise than the form: words for the history, which
// name nobody, and notes for staff.
func compared(s form.Submission, listed []form.Listing) (said map[string]any, notes []string) {
	said = map[string]any{}
	for _, l := range listed {
		var differs []string
		differs, notes = s.Differences(l)
		said["registry"] = map[string]any{"answer": l.Answer, "differs": differs}
	}
	return said, notes
}

// keepForm records the form for those who must read it, and race and ethnicity apart from it.
func (e *edit) keepForm(s form.Submission, taxRef string) {
	kept, traits := s.Apart(e.Today)
	e.Record(ApplicantRecord, kept)
	if traits != nil {
		e.Change.Aside = append(e.Change.Aside, casefile.Aside{Of: TraitsOf(s.Market), Ref: form.TraitsKey(e.app().ID, taxRef), Value: *traits})
	}
}

// TraitsOf names what was said of race and ethnicity in a market, by nobody in particular.
func TraitsOf(marketID string) string { return "TRAITS#" + marketID }

// signed is which statement was signed, and the hash of its text, for the history.
func signed(a form.Attestation) map[string]any {
	_, hash, _ := form.Statement(a.StatementVersion)
	return map[string]any{"version": a.StatementVersion, "sha256": hash, "signedOn": a.SignedOn}
}

// opened is the file of a submission before anything happened to it.
func opened(s form.Submission, id, taxRef string) (File, error) {
	m, err := marketOf(s.Market)
	if err != nil {
		return File{}, err
	}
	f := s.Facts()
	a := Application{
		Header: casefile.Header{Case: CaseName, ID: id, Market: s.Market, NPI: s.NPI, Name: s.DisplayName(), Person: s.Practitioner != nil,
			Email: s.Contact.Email, Channel: s.Contact.Channel},
		Kind: s.Kind, Products: s.Products, ProviderType: s.ProviderType, TaxRef: taxRef,
		Facts: f, Elements: m.ElementsFor(f, s.Products), Contract: ContractNone,
	}
	for _, d := range m.DocumentsFor(f, s.Products) {
		a.Requirements = append(a.Requirements, casefile.Requirement{Type: d.Type, Name: d.Name, Why: d.Why, Fix: d.Fix, By: "market"})
	}
	return File{Application: a}, nil
}

// changes ties a change application to the provider whose contract it changes.
func (a *Application) changes(p *participation.Participation, s form.Submission) error {
	if p == nil || p.NPI != s.NPI || p.Market != s.Market || p.Status == participation.StatusEnded || p.Status == participation.StatusPending || p.Frozen() {
		return problem.InvalidField("/change/providerNumber",
			"No contract of this NPI in this market has that provider number. It is in your welcome letter.")
	}
	if renumbers := s.Change.What == "tax-id"; renumbers && a.TaxRef == p.TaxRef {
		return problem.InvalidField("/taxId", "The contract has this Tax ID already. Give the new one.")
	} else if !renumbers && a.TaxRef != p.TaxRef {
		return problem.InvalidField("/taxId", "The contract has another Tax ID. Give that one, or send a change of the Tax ID first.")
	}
	a.Provider, a.Change, a.Supersedes = p.ID, s.Change, p.ApplicationID
	if !wantsAgreement(s.Change.What) {
		a.Contract = ContractExecuted
	}
	return nil
}

func (e *edit) turnAway(d Direction) (casefile.Change, error) {
	a := e.app()
	a.Requirements, a.Elements = nil, nil
	e.move(StateTurnedAway)
	e.Event(ApplicationTurnedAway, "", d)
	e.Owe(LetterTurnedAway, LetterData{Directed: &d})
	return e.Finish()
}

func marketOf(id string) (market.Market, error) {
	m, ok := market.Known().Find(id)
	if !ok {
		return market.Market{}, problem.InvalidField("/market", "There is no market %q. Choose one of those GET /markets lists.", id)
	}
	return m, nil
}
