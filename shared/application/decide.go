package application

import (
	"fmt"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Decide records the decision of the medical director (a clean file, approved or sent
// back) or of the committee (any file, by the meeting that voted on it). Whoever had a part
// in a file does not decide it, and no decision rests on a verification that was stale on
// its day (NCQA CR 1, 2, 3).
// n is what the decision touches of the network.
func (f File) Decide(by casefile.Actor, d Decision, n Network, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only the medical director or the committee decides.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.mayDecide(d, n); err != nil {
		return casefile.Change{}, err
	}
	if err := e.reasoned(d); err != nil {
		return casefile.Change{}, err
	}
	if err := n.suits(f.Application); err != nil {
		return casefile.Change{}, err
	}
	switch d.Outcome {
	case OutcomeApproved:
		if err := n.goesOn(f.Application); err != nil {
			return casefile.Change{}, err
		}
		return e.approve(d, n)
	case OutcomeDenied:
		return e.deny(d, n)
	case OutcomeRescinded:
		return e.rescind(d, n)
	default:
		return e.postpone(d)
	}
}

func (e *edit) mayDecide(d Decision, n Network) error {
	f, a := e.file, e.file.Application
	if err := e.unbarred(); err != nil {
		return err
	}
	if err := e.dated(d, n); err != nil {
		return err
	}
	if d.Outcome == OutcomeRescinded {
		return e.mayRescind(d)
	}
	if e.needNotWait(d, n) {
		return e.mayDenyNow(d, n)
	}
	if d.Provisional {
		if err := e.mayBeProvisional(d); err != nil {
			return err
		}
	} else if !e.ready(d) {
		return problem.Conflict("This file is %s, not ready for a decision.%s", a.State.plain(), f.stillOpen(e.Today))
	}
	if stale := f.Unverified(e.decided); len(stale) > 0 && !d.Provisional && d.Outcome != OutcomeDeferred {
		return problem.Conflict("These verifications are missing or too old to decide on: %v. Verify them again.", stale)
	}
	if d.Outcome != OutcomeApproved && len(d.Reasons) == 0 {
		return problem.InvalidField("/reasons", "Give at least one reason.")
	}
	return e.mayDecideAlone(d)
}

// reasoned: the committee says why, also of an approval, and every reason is one that its outcome
// can have: nobody is denied for meeting the criteria (NCQA CR 2 A, CR 6).
func (e *edit) reasoned(d Decision) error {
	if d.Meeting != "" && len(d.Reasons) == 0 {
		return problem.InvalidField("/reasons", "Say why the committee decided so: the file keeps it.")
	}
	return participation.CheckReasons(e.Market, string(d.Outcome), d.Reasons)
}

// ready reports whether the file waits for a decision, or did on the day the committee met.
func (e *edit) ready(d Decision) bool {
	a := e.file.Application
	then := d.Meeting != "" && a.State.undecided() && e.file.standing(e.decided) == StateReady
	return a.State == StateReady || then || e.completesProvisional()
}

// completesProvisional: the full decision on a provider who participates provisionally.
func (e *edit) completesProvisional() bool { return e.file.Application.Deciding }

func (f File) stillOpen(on calendar.Date) string {
	switch {
	case len(f.Owed()) > 0:
		return fmt.Sprintf(" %d documents are still to come.", len(f.Owed()))
	case f.Application.owesSignature():
		return " The provider has not answered and signed anew."
	case len(f.OpenQuestions()) > 0:
		return " The provider has not answered a question."
	case len(f.Unverified(on)) > 0:
		return fmt.Sprintf(" Without a current result: %v.", f.Unverified(on))
	}
	return ""
}

func (e *edit) approve(d Decision, n Network) (casefile.Change, error) {
	a := e.app()
	if err := e.checkProducts(&d); err != nil {
		return casefile.Change{}, err
	}
	if err := e.eligible(d, n); err != nil {
		return casefile.Change{}, err
	}
	if a.Facts.Credentialed && !n.Participation.Participation.Credentialed(e.decided) {
		return casefile.Change{}, problem.Conflict("The plan last credentialed this provider more than a cycle before the decision: finish the recredentialing first.")
	}
	full := e.completesProvisional()
	a.Decision = &DecisionRecord{Decision: d, By: e.By.Name, On: e.decided}
	a.Missed = nil
	e.Event(ApplicationApproved, "", d)
	if full {
		return e.confirm(n)
	}
	e.move(StateApproved)
	renewal := a.Kind == form.KindRecredentialing
	data := LetterData{Products: d.Products, Contract: a.Contract, Renewal: renewal}
	if a.Contract != ContractExecuted {
		data.LapsesOn = a.lapsesAfter(e.Market)
	}
	switch {
	case d.Provisional:
		a.ProvisionalOn = e.decided
		data.EndsOn = e.decided.AddDays(e.Market.ProvisionalDays)
		e.tell(LetterProvisional, data)
	case a.awaitsItsDay() && (a.Change.EffectiveOn > e.Today || a.Contract != ContractExecuted):
		data.Change = a.Change
		e.tell(LetterApproved, data)
	case renewal:
		data.Products, data.Suspended = n.kept(d.Products), n.Participation.Participation.Status == participation.StatusSuspended
		data.RecredBy = e.cycleEnds()
		e.tell(LetterApproved, data)
	case a.Kind != form.KindChange: // a change that is made at once is told when it is done
		data.RecredBy = e.cycleEnds()
		e.tell(LetterApproved, data)
	}
	if err := e.enroll(n); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// cycleEnds is the last day of the cycle that the approval starts; "" where the state
// credentials for every product approved.
func (e *edit) cycleEnds() calendar.Date {
	var products []string
	for _, t := range e.app().Decision.Products {
		products = append(products, t.Product)
	}
	if !e.Market.Recredentials(products) {
		return ""
	}
	return participation.CycleFrom(e.decided).DueOn
}

// tell owes the letter of a decision, to be sent within the days of the rules in force.
func (e *edit) tell(name casefile.LetterName, data LetterData) {
	e.app().NoticeBy = e.decided.AddDays(market.RulesOn(e.decided).DecisionNoticeDays)
	e.Owe(name, data)
}

// confirm turns a provisional participation into a full one.
func (e *edit) confirm(n Network) (casefile.Change, error) {
	a := e.app()
	a.Deciding = false
	p, err := e.handOver(n.Participation.Confirm(e.By, e.outcome(), e.Now))
	if err != nil {
		return casefile.Change{}, err
	}
	e.tell(LetterApproved, LetterData{Products: p.Terms, Contract: a.Contract, RecredBy: p.RecredentialBy, Provider: a.Provider})
	return e.Finish()
}

func (e *edit) deny(d Decision, n Network) (casefile.Change, error) {
	a := e.app()
	d.Products, d.Administrative = nil, d.Administrative || d.Meeting == ""
	a.Decision = &DecisionRecord{Decision: d, By: e.By.Name, On: e.decided}
	a.AppealBy, a.Missed, a.Overturned = e.AppealBy(), nil, ""
	a.Denied = append(slices.Clone(a.Denied), e.deciders(n.Meeting)...)
	provisional := e.completesProvisional()
	a.Deciding = false
	e.move(StateDenied)
	e.Event(ApplicationDenied, "", d)
	e.tell(LetterDenied, LetterData{Reasons: d.Reasons, DueOn: a.AppealBy, Administrative: d.Meeting == "", Renewal: a.Kind == form.KindRecredentialing})
	var err error
	switch {
	case provisional:
		_, err = e.handOver(n.Participation.End(e.By, "The full decision was a denial.", a.AppealBy, e.linked(), e.Now))
	case a.Kind == form.KindRecredentialing:
		err = e.renewalMoved(n, participation.StageDenied)
	}
	if err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// deciders are who made the decision: who records it, and all who sat in the meeting.
func (e *edit) deciders(m *committee.Meeting) []string {
	out := []string{e.By.Username()}
	if m != nil {
		out = append(out, m.Users()...)
	}
	return out
}

// postpone sends the file back; it is ready again when something new has come.
func (e *edit) postpone(d Decision) (casefile.Change, error) {
	e.app().Deferred = true
	e.Event(DecisionDeferred, d.Reasons[0].Text, d)
	return e.Finish()
}
