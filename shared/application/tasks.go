package application

import (
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

// tasks derives what staff have to do, at most one task a queue. A task that is open
// already keeps its day.
func (f File) tasks(m market.Market, today calendar.Date) []casefile.Task {
	a := f.Application
	var out []casefile.Task
	soon := today.AddBusinessDays(3)
	open := func(q casefile.Queue, due calendar.Date, detail string) {
		i := slices.IndexFunc(f.Tasks, func(t casefile.Task) bool { return t.Queue == q })
		if i >= 0 && (due == soon || due == today) {
			due = f.Tasks[i].DueOn
		}
		out = append(out, casefile.Task{Queue: q, DueOn: due, Detail: detail})
	}
	if a.Assignee == "" && (a.State.undecided() || a.State == StateAppealed) {
		open(QueueUnassigned, soon, "Assign a specialist.")
	}
	switch {
	case a.live() && f.hasDocument(casefile.DocumentInReview):
		open(QueueDocuments, f.reviewDay(m, soon), "Review the documents that arrived.")
	}
	unverified := len(f.Unverified(today)) > 0
	switch {
	case (a.State == StateVerifying || a.Deciding) && unverified:
		open(QueueVerification, a.verifyDay(m), "Verify the elements that have no current result.")
	case a.State == StateVerifying && a.Deferred:
		open(QueueVerification, a.decisionDay(), "Sent back by the decider: bring what was asked for.")
	}
	if a.State == StateApproved && a.Decision != nil && a.Contract != ContractNone {
		if old := f.unscreened(m, a.Products, today); len(old) > 0 {
			open(QueueVerification, soon, "Approved, and too old to enroll on: "+strings.Join(old, ", ")+". Verify again.")
		}
	}
	switch {
	case (a.State == StateApproved || a.State == StateEnrolling) && len(f.stops(m, nil, a.Products, today)) > 0:
		open(QueueReady, today, "Approved, and a hard stop holds: the medical director rescinds, or the result is corrected.")
	case a.Deciding && !unverified:
		open(QueueReady, a.decisionDay(), "Participates provisionally: decide in full.")
	case a.State == StateAppealed:
		open(QueueReady, a.HearBy, "Hear the appeal.")
	case a.State == StateReady && f.Clean():
		open(QueueReady, a.decisionDay(), "Clean file: the medical director decides.")
	case a.State == StateReady:
		open(QueueReady, a.decisionDay(), "Not clean: the committee decides.")
	}
	switch {
	case a.Contract == ContractNone && (a.State == StateVerifying || a.State == StateReady || a.State == StateApproved):
		open(QueueContracts, soon, "Send the agreement.")
	case a.Contract == ContractSent && a.State.Open():
		open(QueueContracts, a.lastReminder(m), "The agreement waits for the provider's signature. After the last reminder, call them.")
	case a.Contract == ContractSigned && a.State.Open():
		open(QueueContracts, soon, "Countersign the agreement.")
	}
	out = append(out, f.Bounced(today)...)
	if a.live() || slices.Contains(a.Missed, missedNotice) || slices.Contains(a.Missed, missedWelcome) {
		out = append(out, f.Overdue(a.Missed, today)...)
	}
	return out
}

// reviewDay is soon, or earlier where the state wants the provider told what a first
// application lacks.
func (f File) reviewDay(m market.Market, soon calendar.Date) calendar.Date {
	return calendar.Earliest(soon, f.tellBy(m))
}

func (f File) hasDocument(state casefile.DocumentState) bool {
	return slices.ContainsFunc(f.Documents, func(d casefile.Document) bool { return d.State == state })
}

// decisionDay is when a decision is expected: by the market's clock, or 30 days after
// the application was complete, or after a provisional one.
func (a Application) decisionDay() calendar.Date {
	if a.Deciding {
		return a.Decision.On.AddDays(30)
	}
	if a.DecideBy != "" {
		return a.DecideBy
	}
	return a.within(30)
}

// verifyDay is when the sources are asked by: the plan's own target, inside the market's clock.
func (a Application) verifyDay(m market.Market) calendar.Date {
	if a.Deciding {
		return a.decisionDay()
	}
	return min(a.decisionDay(), a.within(m.VerifyDays))
}
