package application

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/problem"
	"credo/shared/provider"
)

// LoadHalf records that one half of the enrollment is done; with the second the provider
// is enrolled, and the welcome letter owed within five business days. p is the stored
// provider. A repeated notice changes nothing.
func (f File) LoadHalf(by Actor, half Half, reference string, p provider.Provider, now time.Time) (Change, error) {
	if f.Application.State != StateEnrolling {
		if f.Application.State == StateEnrolled {
			return f.nothing()
		}
		return Change{}, problem.Conflict("This application is %s; nothing is being loaded.", f.Application.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	a := e.app()
	state, event := &a.Load.Claims, ClaimsLoaded
	if half == HalfDirectory {
		state, event = &a.Load.Directory, DirectoryLoaded
	}
	if *state == HalfLoaded {
		return f.nothing()
	}
	*state = HalfLoaded
	if half == HalfClaims {
		a.Load.ClaimsRef = reference
	}
	e.quiet = by.Name == System.Name
	e.event(event, "", map[string]any{"reference": reference})
	if a.Load.Claims == HalfLoaded && a.Load.Directory == HalfLoaded {
		e.quiet = false
		e.enrolled(p)
	}
	return e.finish()
}

// LoadHandedOver records that the claims system took the record and will acknowledge it.
func (f File) LoadHandedOver(now time.Time) (Change, error) {
	if f.Application.State != StateEnrolling || f.Application.Load.Claims == HalfWaiting || f.Application.Load.Claims == HalfLoaded {
		return f.nothing()
	}
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	e.quiet = true
	e.app().Load.Claims = HalfWaiting
	return e.finish()
}

// FailLoad records a failed attempt, once for each run of failures: it is retried, and
// staff see it.
func (f File) FailLoad(half Half, reason string, now time.Time) (Change, error) {
	if f.Application.State != StateEnrolling {
		return f.nothing()
	}
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	a := e.app()
	state := &a.Load.Claims
	if half == HalfDirectory {
		state = &a.Load.Directory
	}
	if *state == HalfLoaded || *state == HalfFailed {
		return f.nothing()
	}
	*state, a.Load.Failure = HalfFailed, reason
	e.quiet = true
	e.event(LoadFailed, reason, map[string]any{"half": half})
	return e.finish()
}

// enrolled completes the road: the participation starts, and the letter says so.
func (e *edit) enrolled(p provider.Provider) {
	a := e.app()
	e.move(StateEnrolled)
	a.Enrolled, a.Load.Failure = e.today, ""
	e.event(ProviderEnrolled, "", map[string]any{"providerNumber": a.Provider, "products": a.Decision.Products})
	switch a.Kind {
	case form.KindChange:
		e.applyChange(p)
	default:
		e.participate(p)
	}
}

func (e *edit) participate(p provider.Provider) {
	a := e.app()
	a.Status = provider.StatusActive
	if a.Decision.Provisional {
		a.Status = provider.StatusProvisional
	}
	if a.Kind == form.KindRecredentialing && !p.Status.Participating() {
		a.Status = p.Status // suspended or ended meanwhile
	}
	a.Terms = a.Outcome(p)
	a.Credentialed = a.Decision.On
	a.RecredBy = provider.CycleFrom(a.Decision.On).DueOn
	p.Status, p.Participation, p.ApplicationID = a.Status, a.Terms, a.ID
	p.CredentialedOn, p.RecredentialBy, p.Name = a.Credentialed, a.RecredBy, a.Name
	if a.Kind == form.KindInitial {
		p.EnrolledOn, p.Form = e.today, a.ID
	}
	e.updateProvider(p)
	if a.Kind == form.KindInitial {
		a.WelcomeBy = e.today.AddBusinessDays(e.market.WelcomeBusinessDays)
		e.owe(LetterWelcome, LetterData{Products: a.Terms, Provider: a.Provider, RecredBy: a.RecredBy})
	}
}

// Outcome is the participation an approved file leads to, from the provider's as it is.
func (a Application) Outcome(p provider.Provider) []provider.Participation {
	if a.Kind == form.KindChange {
		return a.changed(p)
	}
	terms := slices.Clone(a.Decision.Products)
	for i := range terms {
		terms[i].State = a.Status
		if a.Kind == form.KindRecredentialing {
			terms[i].EffectiveOn = since(p.Participation, terms[i])
		}
	}
	return terms
}

// since keeps the first effective date of a product through a recredentialing.
func since(old []provider.Participation, p provider.Participation) calendar.Date {
	for _, o := range old {
		if o.Product == p.Product {
			return o.EffectiveOn
		}
	}
	return p.EffectiveOn
}

// awaitsItsDay: a change that is loaded on its day, not before. Products that are added
// are loaded at once, since their participation carries the day.
func (a Application) awaitsItsDay() bool {
	return a.Kind == form.KindChange && a.Change.What != "products-add"
}

// changed is the participation with products added or removed.
func (a Application) changed(p provider.Provider) []provider.Participation {
	terms := slices.Clone(p.Participation)
	for _, t := range a.Decision.Products {
		i := slices.IndexFunc(terms, func(o provider.Participation) bool { return o.Product == t.Product })
		t.State = p.Status
		switch {
		case a.Change.What == "products-remove" && i >= 0:
			terms[i].State, terms[i].EndedOn = provider.StatusEnded, a.Change.EffectiveOn
		case a.Change.What == "products-add" && i < 0:
			terms = append(terms, t)
		case a.Change.What == "products-add":
			terms[i] = t
		}
	}
	return terms
}

// applyChange carries a contract change into the provider's record.
func (e *edit) applyChange(p provider.Provider) {
	a := e.app()
	former := p
	p.Participation = a.changed(p)
	if a.Change.What == "tax-id" {
		p.TaxRef = a.TaxRef
		e.change.Removed = &former
	}
	p.Name, p.Form = a.Name, a.ID
	a.Terms = p.Participation
	e.updateProvider(p)
	e.owe(LetterChangeApplied, LetterData{Change: a.Change, Products: a.Terms, Provider: a.Provider})
}

func (e *edit) updateProvider(p provider.Provider) {
	p.Rev++
	e.change.Provider = &p
}
