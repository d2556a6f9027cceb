package application

import (
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
)

// clock is one that runs for the plan: staff are warned some days before its last day, and told
// the day after it.
type clock struct {
	kind       casefile.DueKind // of the day after
	by         calendar.Date    // its last day; "" while it does not run
	near, over string           // what staff are told
}

// near is the kind of a clock's warning.
func near(k casefile.DueKind) casefile.DueKind { return k + nearSuffix }

const nearSuffix = "-near"

// clocks are those of the file: to tell what an application lacks, to decide, to hear an appeal.
func (f File) clocks(m market.Market) []clock {
	a := f.Application
	var decide, hear calendar.Date
	if a.State.undecided() {
		decide = a.DecideBy
	}
	if a.State == StateAppealed {
		hear = a.HearBy
	}
	return []clock{
		{DueDecision, decide, "The market's decision clock soon runs out.", missedDecision},
		{DueDeficiency, f.tellBy(m), "The day soon comes by which the state wants the provider told what the application lacks: look at what came.", missedDeficiency},
		{DueHearing, hear, "The day soon comes by which the appeal is to be heard and answered.", missedHearing},
	}
}

// tellBy is the last day to tell a provider what a first application lacks (Ohio R.C. 3963.06;
// Indiana IC 27-8-11-7). It counts from the form, or from what came after that day, and runs
// while something waits for a look; what was never sent is told by the confirmation. "" where
// nothing waits, or the state sets no limit.
func (f File) tellBy(m market.Market) calendar.Date {
	a := f.Application
	if a.Kind != form.KindInitial || !a.State.undecided() {
		return ""
	}
	var came calendar.Date
	for _, d := range f.Documents {
		if d.State == casefile.DocumentInReview {
			came = calendar.Earliest(came, calendar.DateOf(d.ReceivedAt, m.Location()))
		}
	}
	looked := f.Hands(credential.ElementVerified, casefile.DocumentAccepted, casefile.DocumentRejected, DiscrepancyFound, DocumentsRequested)
	if came == "" && a.State == StateVerifying && len(looked) == 0 {
		came = a.SubmittedOn
	}
	if by := m.DeficiencyNoticeBy(a.SubmittedOn); came <= by {
		came = min(came, a.SubmittedOn)
	}
	return m.DeficiencyNoticeBy(came)
}

// clockDues files each clock's warning and the day after its last one.
func (f File) clockDues(m market.Market, file func(calendar.Date, casefile.DueKind, string)) {
	missed := func(what string) bool { return slices.Contains(f.Application.Missed, what) }
	for _, c := range f.clocks(m) {
		if c.by == "" || missed(c.over) {
			continue
		}
		file(c.by.AddDays(1), c.kind, "")
		if !missed(c.near) {
			file(c.by.AddDays(-m.ClockWarnDays), near(c.kind), "")
		}
	}
}

// settleClocks takes back what was noted of a clock that no longer runs, or was put off.
func (e *edit) settleClocks() {
	for _, c := range e.file.clocks(e.Market) {
		if c.by == "" || e.Today < c.by.AddDays(-e.Market.ClockWarnDays) {
			e.Settle(c.near)
		}
		if c.by == "" || e.Today <= c.by {
			e.Settle(c.over)
		}
	}
}

// alarm notes that a clock runs out or has: the later takes the place of the earlier. It reports
// false for a deadline that is no clock's.
func (e *edit) alarm(due casefile.Due) bool {
	for _, c := range e.file.clocks(e.Market) {
		switch due.Kind {
		case c.kind:
			e.Settle(c.near)
			e.Miss(c.over, due)
			return true
		case near(c.kind):
			e.Miss(c.near, due)
			return true
		}
	}
	return false
}

func isNear(k casefile.DueKind) bool { return strings.HasSuffix(string(k), nearSuffix) }

// settleWaits notes the days on which it is the provider's turn, in the state the file is in or
// comes to: no clock of the plan counts them.
func (e *edit) settleWaits(state State) {
	a := e.app()
	theirs := state == StateGathering || state == StateDiscontinued || state == StateWithdrawn || state == StateApproved && a.Contract == ContractSent
	last := len(a.Waits) - 1
	switch open := last >= 0 && a.Waits[last].To == ""; {
	case theirs && !open:
		a.Waits = append(slices.Clone(a.Waits), calendar.Stop{From: e.Today})
	case !theirs && open && a.Waits[last].From >= e.Today:
		a.Waits = a.Waits[:last:last]
	case !theirs && open:
		a.Waits = slices.Clone(a.Waits)
		a.Waits[last].To = e.Today
	}
}

// within is the last day of a time that begins with the complete application and stops while it
// is the provider's turn.
func (a Application) within(days int) calendar.Date {
	if due, runs := calendar.DueAfter(a.CompletedOn, days, a.Waits); runs {
		return due
	}
	return a.CompletedOn.AddDays(days)
}

// waited is on how many days up to one it was the provider's turn.
func (a Application) waited(until calendar.Date) int {
	return a.SubmittedOn.DaysUntil(until) - calendar.Elapsed(a.SubmittedOn, until, a.Waits)
}

// reopenUntil is the last day to have an application opened again that was closed on a day: one
// on which people work.
func reopenUntil(closed calendar.Date, m market.Market) calendar.Date {
	return closed.AddDays(m.ReopenDays).OrNextBusinessDay()
}
