package application

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
)

// settle derives from what the file holds now: the state while it is undecided, the
// open tasks and the deadlines.
func (e *edit) settle() {
	if e.app().State.undecided() || e.app().State == "" {
		e.settleState()
	}
	e.settleWaits(e.app().State)
	e.settleClocks()
	e.SettleTasks(e.file.tasks(e.Market, e.Today))
	e.SettleDues(e.file.dues(e.Market), reminds)
}

func (e *edit) settleState() {
	a := e.app()
	e.settleSurvey()
	next := e.file.standing(e.Today)
	if next != StateGathering && a.CompletedOn == "" {
		a.CompletedOn = e.Today
		e.Event(ApplicationCompleted, "", nil)
	}
	if next == StateGathering && a.WaitUntil == "" {
		e.ask("")
	}
	if next != StateGathering {
		a.RequestedOn, a.WaitUntil = "", ""
	}
	e.settleWaits(next)
	e.settleDecisionClock()
	if next == a.State {
		return
	}
	e.move(next)
	if next == StateReady {
		e.Event(ApplicationReady, "", map[string]any{"clean": e.file.Clean()})
	}
}

// settleDecisionClock sets the day by which the market wants a decision, counted from
// the complete application; the days on which it is the provider's turn, or another body
// verifies, do not count.
func (e *edit) settleDecisionClock() {
	a := e.app()
	days := e.Market.DecisionDaysFor(a.Facts)
	if a.CompletedOn == "" || days == 0 {
		return
	}
	stops := slices.Clone(a.Waits)
	if by := e.Market.DecisionClock.StoppedBy; by != "" && a.Requires(by) {
		if v, ok := e.file.Element(by); ok && v.Result != credential.ResultUnsuccessful && a.AnsweredOn == "" {
			a.AnsweredOn = e.Today
		}
		stops = append(stops, calendar.Stop{From: a.CompletedOn, To: a.AnsweredOn})
	}
	a.DecideBy, _ = calendar.DueAfter(a.CompletedOn, days, stops)
}

// ask starts the provider's time to answer: until the day given, or the market's default.
func (e *edit) ask(until calendar.Date) {
	a := e.app()
	if until == "" {
		until = e.LastDay(e.Market.DocumentDays)
	}
	a.RequestedOn = e.Today
	if a.WaitUntil < until {
		a.WaitUntil = until
	}
}

// standing is the state an undecided file is in by what it holds.
func (f File) standing(on calendar.Date) State {
	if len(f.Owed()) > 0 || len(f.OpenQuestions()) > 0 || f.Application.owesSignature() {
		return StateGathering
	}
	for _, d := range f.Checklist() {
		if d.Required && d.State != casefile.DocumentGood {
			return StateVerifying
		}
	}
	if f.Application.Deferred || len(f.Unverified(on)) > 0 {
		return StateVerifying
	}
	return StateReady
}

// Unverified lists the elements without a current result on a day: never verified, the
// source did not answer, or verified too long ago to decide on (NCQA CR 3).
func (f File) Unverified(on calendar.Date) []string {
	var out []string
	for _, name := range f.Application.Elements {
		if f.unverified(name, on) {
			out = append(out, name)
		}
	}
	return out
}

func (f File) unverified(name string, on calendar.Date) bool {
	v, ok := f.Element(name)
	return !ok || v.Result == credential.ResultUnsuccessful || v.Stale(on)
}

// Clean reports whether every element that applies is met: the medical director may then
// approve without the committee.
func (f File) Clean() bool {
	for _, name := range f.Application.Elements {
		if v, ok := f.Element(name); !ok || v.Result != credential.ResultMet {
			return false
		}
	}
	return true
}

// live reports whether anything on the file still matters to somebody.
func (a Application) live() bool { return a.State.Open() || a.Deciding }
