package participation

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
)

// FormRecord is the name of the form in force among what only those who must may read;
// each version is kept beside it.
const FormRecord = "FORM"

// Amendment is a delta on what holds: on the form in force, on the products, or both.
type Amendment struct {
	Link
	Delta     form.Delta // what of the form changes; empty for nothing
	TaxRef    string     // of the Tax ID that holds from now on; "" when it stays
	Added     []Term
	Removed   []string // products
	Applies   []string // elements that were asked for
	Elements  []credential.Element
	FullyOn   calendar.Date // the plan credentialed the provider in full with this change; "" when it did not
	HoldsFrom calendar.Date
	Why       string
}

// Amend applies a delta to the form in force, which current is, and to the terms. What the
// delta does not name stays as it is, whatever else changed meanwhile.
func (f File) Amend(by casefile.Actor, a Amendment, current form.Version, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	p := e.own()
	if !a.Delta.Empty() {
		next, err := current.Amended(a.Delta)
		if err != nil {
			return casefile.Change{}, err
		}
		next.HoldsFrom, next.By, next.At, next.Why = a.HoldsFrom, by.Name, e.Now, a.Why
		e.adopt(next)
		p.Name, p.Email, p.Channel = next.Form.DisplayName(), next.Form.Contact.Email, next.Form.Contact.Channel
	}
	if a.TaxRef != "" {
		p.TaxRef = a.TaxRef
	}
	p.Elements = market.Regard(p.Elements, a.Applies)
	e.elements(a.Elements)
	if a.FullyOn != "" {
		p.CredentialedOn, p.FullyOn, p.RecredentialBy = a.FullyOn, a.FullyOn, CycleFrom(a.FullyOn).DueOn
	}
	p.Terms = amended(p.Terms, a, p.Status, e.Today)
	e.settleCycle()
	facts := e.facts(a.Link)
	facts["fields"], facts["holdsFrom"] = a.Delta.Fields(), a.HoldsFrom
	e.Event(ParticipationAmended, a.Why, facts)
	if p.Ending != nil && !p.Held() { // what is added ends with all else
		for i, t := range p.Terms {
			if t.State != StatusEnded && t.EndedOn == "" {
				p.Terms[i].EndedOn = p.Ending.On
			}
		}
	}
	if f.Participation.Running() && len(Running(p.Terms)) == 0 {
		e.left(a)
	}
	e.load(a.ApplicationID)
	return e.Finish()
}

// amended is the terms with products added or removed.
func amended(terms []Term, a Amendment, s Status, today calendar.Date) []Term {
	terms = slices.Clone(terms)
	for _, t := range a.Added {
		t.EndedOn, t.State = "", ""
		t = standing([]Term{t}, s, today)[0]
		casefile.Put(&terms, t, func(o Term) bool { return o.Product == t.Product })
	}
	for i, t := range terms {
		if slices.Contains(a.Removed, t.Product) && t.State != StatusEnded {
			terms[i].State, terms[i].EndedOn = StatusEnded, a.HoldsFrom
		}
	}
	return terms
}

// left ends a participation whose last product the provider gave up: no cycle follows.
func (e *edit) left(a Amendment) {
	p, renewal := e.own(), e.own().Renewal
	p.Ending = &Ending{Cause: CauseLeft, NoticedOn: e.Today, On: a.HoldsFrom, By: e.By.Name}
	e.over(&a.Link)
	p.Renewal = renewal // closed with it on the next day
	e.Owe(LetterParticipationEnded, LetterData{Reasons: []Reason{{Code: "left", Text: "You asked us to take you out of your last product."}}, EndsOn: a.HoldsFrom})
	e.duty(DutyMembers, e.Today.AddDays(15))
}

// adopt makes a version the form in force, and keeps it beside the former ones.
func (e *edit) adopt(v form.Version) {
	e.own().Form = v.Number
	e.Record(FormRecord, v)
	e.Record(v.Name(FormRecord), v)
}

// CorrectContact changes the address that later letters go to, as a delta on the form. The
// reason stands in the history, the address does not.
func (f File) CorrectContact(by casefile.Actor, email, channel, reason string, current form.Version, now time.Time) (casefile.Change, error) {
	p := f.Participation
	if p.Email == email && p.Channel == channel {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	next, err := current.Amended(form.ContactDelta(email, channel))
	if err != nil {
		return casefile.Change{}, err
	}
	next.HoldsFrom, next.By, next.At, next.Why = e.Today, by.Name, e.Now, reason
	e.adopt(next)
	e.own().Email, e.own().Channel = email, channel
	e.Event(ContactCorrected, reason, map[string]any{"channel": channel})
	return e.Finish()
}
