package application

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/provider"
)

// settle derives from what the file holds now: the state while it is undecided, the
// open tasks and the deadlines.
func (e *edit) settle() {
	if e.app().State.undecided() || e.app().State == "" {
		e.settleState()
	}
	e.settleTasks()
	e.settleDues()
}

func (e *edit) settleState() {
	a := e.app()
	next := e.file.standing(e.today)
	if next != StateGathering && a.CompletedOn == "" {
		a.CompletedOn = e.today
		e.event(ApplicationCompleted, "", nil)
	}
	if next == StateGathering && a.WaitUntil == "" {
		e.ask("")
	}
	if next != StateGathering {
		a.RequestedOn, a.WaitUntil = "", ""
	}
	e.settleDecisionClock()
	if next == a.State {
		return
	}
	e.move(next)
	if next == StateReady {
		e.event(ApplicationReady, "", map[string]any{"clean": e.file.Clean()})
	}
}

// settleDecisionClock sets the day by which the market wants a decision, counted from
// the complete application; the days in which another body verifies do not count.
func (e *edit) settleDecisionClock() {
	a := e.app()
	days := e.market.DecisionDaysFor(a.Facts)
	if a.CompletedOn == "" || days == 0 || a.DecideBy != "" {
		return
	}
	var stops []calendar.Stop
	if by := e.market.DecisionClock.StoppedBy; by != "" && a.Requires(by) {
		stop := calendar.Stop{From: a.CompletedOn}
		if v, ok := e.file.Element(by); ok && v.Result != ResultUnsuccessful {
			stop.To = e.today
		}
		stops = append(stops, stop)
	}
	if due, runs := calendar.DueAfter(a.CompletedOn, days, stops); runs {
		a.DecideBy = due
	}
}

// ask starts the provider's time to answer: until the day given, or the market's default.
func (e *edit) ask(until calendar.Date) {
	a := e.app()
	if until == "" {
		until = e.today.AddDays(e.market.DocumentDays)
	}
	a.RequestedOn = e.today
	if a.WaitUntil < until {
		a.WaitUntil = until
	}
}

// standing is the state an undecided file is in by what it holds.
func (f File) standing(on calendar.Date) State {
	if len(f.Owed()) > 0 || len(f.OpenQuestions()) > 0 {
		return StateGathering
	}
	for _, d := range f.Checklist() {
		if d.Required && d.State != DocumentGood {
			return StateVerifying
		}
	}
	if f.Application.Deferred || len(f.Unverified(on)) > 0 {
		return StateVerifying
	}
	return StateReady
}

// Owed lists the required documents the provider still has to send, or send again.
func (f File) Owed() []DocumentView {
	return slices.DeleteFunc(f.Checklist(), func(d DocumentView) bool {
		return !d.Required || d.State == DocumentGood || d.State == DocumentInReview || d.State == DocumentChecking
	})
}

// OpenQuestions lists the discrepancies the provider has not answered.
func (f File) OpenQuestions() []Discrepancy {
	var open []Discrepancy
	for _, d := range f.Discrepancies {
		if d.AnsweredAt.IsZero() {
			open = append(open, d)
		}
	}
	return open
}

// Unverified lists the elements without a current result on a day: never verified, the
// source did not answer, or verified too long ago to decide on (NCQA CR 3).
func (f File) Unverified(on calendar.Date) []string {
	var out []string
	for _, name := range f.Application.Elements {
		v, ok := f.Element(name)
		if !ok || v.Result == ResultUnsuccessful || v.Stale(on) {
			out = append(out, name)
		}
	}
	return out
}

// Stale reports whether the verification is too old for a decision on that day, or the
// credential itself has run out by then.
func (v Element) Stale(on calendar.Date) bool {
	last := v.LastGoodDay(on)
	return last != "" && last < on
}

// LastGoodDay is the last day a decision may rest on the verification, by the rules in
// force on the day given; "" if it does not go stale.
func (v Element) LastGoodDay(on calendar.Date) calendar.Date {
	last := v.ExpiresOn
	if days := market.RulesOn(on).VerificationDays(v.Element); days > 0 {
		if limit := v.VerifiedOn.AddDays(days); last == "" || limit < last {
			last = limit
		}
	}
	return last
}

// Clean reports whether every element that applies is met: the medical director may then
// approve without the committee.
func (f File) Clean() bool {
	for _, name := range f.Application.Elements {
		if v, ok := f.Element(name); !ok || v.Result != ResultMet {
			return false
		}
	}
	return true
}

// provisional reports whether the participation, also while suspended, waits for the full
// decision.
func (a Application) provisional() bool {
	return a.State == StateEnrolled && a.governs() && a.Decision != nil && a.Decision.Provisional
}

// live reports whether anything on the file still matters to somebody.
func (a Application) live() bool { return a.State.Open() || a.governs() }

// governs reports whether the provider's participation hangs on this file.
func (a Application) governs() bool {
	return a.SupersededBy == "" && (a.Status.Participating() || a.Status == provider.StatusSuspended)
}
