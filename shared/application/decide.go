package application

import (
	"fmt"
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/problem"
	"credo/shared/provider"
)

// Decide records the decision of the medical director (a clean file, approved or sent
// back) or of the committee (any file). Whoever verified a file does not decide it, and
// no decision rests on a stale verification (NCQA CR 1, 2, 3). number is a freshly drawn
// provider number, used if the enrollment starts here; p is the stored provider where one
// participates on this file already (provisionally, or through a recredentialing), else nil.
func (f File) Decide(by Actor, d Decision, number string, p *provider.Provider, now time.Time) (Change, error) {
	if !by.Is(RoleCommittee, RoleMedicalDirector) {
		return Change{}, problem.Forbidden("Only the medical director or the committee decides.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	if err := e.mayDecide(d); err != nil {
		return Change{}, err
	}
	if e.completesProvisional() && p == nil {
		return Change{}, fmt.Errorf("decision on provisional provider %s needs the provider", f.Application.Provider)
	}
	switch d.Outcome {
	case OutcomeApproved:
		return e.approve(d, number, p)
	case OutcomeDenied:
		return e.deny(d, p)
	default:
		return e.postpone(d)
	}
}

func (e *edit) mayDecide(d Decision) error {
	f, a := e.file, e.file.Application
	for _, v := range f.Elements {
		if v.Actor == e.by.Name {
			return problem.Forbidden("You verified %s of this file; somebody else must decide it.", v.Element)
		}
	}
	if d.Provisional {
		if err := e.mayBeProvisional(d); err != nil {
			return err
		}
	} else if a.State != StateReady && !e.completesProvisional() {
		return problem.Conflict("This file is %s, not ready for a decision.%s", a.State.plain(), f.stillOpen(e.today))
	}
	if stale := f.Unverified(e.today); len(stale) > 0 && !d.Provisional && d.Outcome != OutcomeDeferred {
		return problem.Conflict("These verifications are missing or too old to decide on: %v. Verify them again.", stale)
	}
	if d.Outcome != OutcomeApproved && len(d.Reasons) == 0 {
		return problem.InvalidField("/reasons", "Give at least one reason.")
	}
	return e.mayDecideAlone(d)
}

// mayBeProvisional: once, in an initial application, with licence, malpractice history
// and a signed application (NCQA; the sixty days are market data).
func (e *edit) mayBeProvisional(d Decision) error {
	a := e.file.Application
	if d.Outcome != OutcomeApproved || a.Kind != form.KindInitial || (a.State != StateVerifying && a.State != StateReady) {
		return problem.Conflict("Only an initial application whose documents are complete can be approved provisionally.")
	}
	for _, name := range []string{"license", "malpractice-history", "attestation"} {
		if v, ok := e.file.Element(name); a.Requires(name) && (!ok || v.Result != ResultMet || v.Stale(e.today)) {
			return problem.Conflict("Provisional approval needs a current, met result of %s.", name)
		}
	}
	return nil
}

// completesProvisional: the full decision on a provider who participates provisionally.
func (e *edit) completesProvisional() bool {
	a := e.file.Application
	return a.State == StateEnrolled && a.SupersededBy == "" && a.Status == provider.StatusProvisional
}

func (f File) stillOpen(on calendar.Date) string {
	switch {
	case len(f.Owed()) > 0:
		return fmt.Sprintf(" %d documents are still to come.", len(f.Owed()))
	case len(f.OpenQuestions()) > 0:
		return " The provider has not answered a question."
	case len(f.Unverified(on)) > 0:
		return fmt.Sprintf(" Without a current result: %v.", f.Unverified(on))
	}
	return ""
}

func (e *edit) approve(d Decision, number string, p *provider.Provider) (Change, error) {
	a := e.app()
	if err := e.checkProducts(&d); err != nil {
		return Change{}, err
	}
	full := e.completesProvisional()
	a.Decision = &DecisionRecord{Decision: d, By: e.by.Name, On: e.today}
	a.Missed = nil
	e.event(ApplicationApproved, "", d)
	if full {
		return e.confirm(*p)
	}
	e.move(StateApproved)
	renewal := a.Kind == form.KindRecredentialing
	data := LetterData{Products: d.Products, Contract: a.Contract, Renewal: renewal}
	switch {
	case d.Provisional:
		data.EndsOn = e.today.AddDays(e.market.ProvisionalDays)
		e.tell(LetterProvisional, data)
	case a.awaitsItsDay() && a.Change.EffectiveOn > e.today:
		data.Change = a.Change
		e.tell(LetterApproved, data)
	case a.Kind != form.KindChange: // a change that is made at once is told when it is done
		data.RecredBy = provider.CycleFrom(e.today).DueOn
		e.tell(LetterApproved, data)
	}
	e.enroll(number)
	return e.finish()
}

// tell owes the letter of a decision, to be sent within the days of the rules in force.
func (e *edit) tell(name LetterName, data LetterData) {
	e.app().NoticeBy = e.today.AddDays(market.RulesOn(e.today).DecisionNoticeDays)
	e.owe(name, data)
}

// confirm turns a provisional participation into a full one.
func (e *edit) confirm(p provider.Provider) (Change, error) {
	a := e.app()
	a.Credentialed, a.RecredBy = e.today, provider.CycleFrom(e.today).DueOn
	p.CredentialedOn, p.RecredentialBy = a.Credentialed, a.RecredBy
	e.participation(provider.StatusActive, p)
	e.tell(LetterApproved, LetterData{Products: a.Terms, Contract: a.Contract, RecredBy: a.RecredBy})
	return e.finish()
}

func (e *edit) deny(d Decision, p *provider.Provider) (Change, error) {
	a := e.app()
	d.Products = nil
	a.Decision = &DecisionRecord{Decision: d, By: e.by.Name, On: e.today}
	a.AppealBy, a.Missed = e.today.AddDays(e.market.AppealDays), nil
	provisional := e.completesProvisional()
	e.move(StateDenied)
	e.event(ApplicationDenied, "", d)
	e.tell(LetterDenied, LetterData{Reasons: d.Reasons, DueOn: a.AppealBy, Renewal: a.Kind == form.KindRecredentialing})
	if provisional {
		e.endParticipation("The full decision was a denial.", a.AppealBy, *p)
	}
	return e.finish()
}

// postpone sends the file back; it is ready again when something new has come.
func (e *edit) postpone(d Decision) (Change, error) {
	e.app().Deferred = true
	e.event(DecisionDeferred, d.Reasons[0].Text, d)
	return e.finish()
}
