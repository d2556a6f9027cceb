package application

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/provider"
)

// settleDues files the deadlines the file has now and takes back the others. A deadline
// whose day has passed is filed on the next day; one that was only a reminder is let go.
func (e *edit) settleDues() {
	a := e.app()
	want := e.file.dues(e.market)
	var keep []Due
	for _, d := range want {
		i := slices.IndexFunc(a.Dues, func(o Due) bool { return o.Kind == d.Kind && o.Ref == d.Ref })
		switch {
		case d.On > e.today:
			keep = append(keep, d)
		case i >= 0:
			keep = append(keep, a.Dues[i]) // filed, and the sweep is still to come by
		case !d.Kind.reminds():
			d.On = e.today.AddDays(1)
			keep = append(keep, d)
		}
	}
	for _, d := range keep {
		if !slices.Contains(a.Dues, d) {
			e.change.Filed = append(e.change.Filed, d)
		}
	}
	for _, d := range a.Dues {
		if !slices.Contains(keep, d) {
			e.change.Unfiled = append(e.change.Unfiled, d)
		}
	}
	a.Dues = keep
}

// reminds reports whether the deadline only reminds, so that one that is past is moot.
func (k DueKind) reminds() bool {
	return k == DueReminder || k == DueExpiring || k == DueRecredRemind
}

func (f File) dues(m market.Market) []Due {
	a := f.Application
	var out []Due
	file := func(on calendar.Date, kind DueKind, ref string) { out = append(out, Due{On: on, Kind: kind, Ref: ref}) }

	if a.State == StateGathering && !a.governs() {
		for _, days := range m.ReminderDays {
			if on := a.RequestedOn.AddDays(days); on < a.WaitUntil {
				file(on, DueReminder, string(on))
			}
		}
		file(a.WaitUntil.AddDays(1), DueWait, "")
	}
	f.documentDues(file)
	if a.State == StateReady {
		f.staleDues(file)
	}
	if a.DecideBy != "" && a.State.undecided() && !slices.Contains(a.Missed, missedDecision) {
		file(a.DecideBy.AddDays(1), DueDecision, "")
	}
	if a.NoticeBy != "" && !slices.Contains(a.Missed, missedNotice) {
		file(a.NoticeBy.AddDays(1), DueNotice, "")
	}
	if a.State == StateApproved && a.awaitsItsDay() {
		file(a.Change.EffectiveOn, DueChange, "")
	}
	if a.WelcomeBy != "" && a.Welcomed == "" && !slices.Contains(a.Missed, missedWelcome) {
		file(a.WelcomeBy.AddDays(1), DueWelcome, "")
	}
	f.cycleDues(m, file)
	return out
}

func (f File) documentDues(file func(calendar.Date, DueKind, string)) {
	a := f.Application
	if !a.State.undecided() && !a.governs() {
		return
	}
	for _, d := range f.Checklist() {
		if !d.Required || d.State != DocumentGood || d.ExpiresOn == "" {
			continue
		}
		file(d.ExpiresOn.AddDays(1), DueExpired, d.DocumentID)
		if a.governs() {
			file(d.ExpiresOn.AddDays(-30), DueExpiring, d.DocumentID)
		}
	}
}

// staleDues files the first day on which the file could no longer be decided.
func (f File) staleDues(file func(calendar.Date, DueKind, string)) {
	var first calendar.Date
	for _, v := range f.Elements {
		if last := v.LastGoodDay(v.VerifiedOn); f.Application.Requires(v.Element) && last != "" && (first == "" || last < first) {
			first = last
		}
	}
	if first != "" {
		file(first.AddDays(1), DueStale, "")
	}
}

// cycleDues files what keeps a provider's participation current.
func (f File) cycleDues(m market.Market, file func(calendar.Date, DueKind, string)) {
	a := f.Application
	if !a.governs() {
		return
	}
	if a.provisional() {
		file(a.Credentialed.AddDays(m.ProvisionalDays), DueProvisional, "")
		return
	}
	cycle := provider.CycleUntil(a.RecredBy)
	if a.Kind != form.KindRecredentialing || a.State == StateEnrolled {
		file(cycle.OpenOn, DueRecredOpen, "")
		return
	}
	if a.State == StateWithdrawn {
		file(cycle.OverdueOn, DueRecredLate, "")
		return
	}
	if a.State == StateDenied {
		file(a.AppealBy.AddDays(1), DueDenialFinal, "")
		return
	}
	if a.State == StateApproved || a.State == StateEnrolling || a.State == StateAppealed {
		return // decided in time, or the panel's outcome decides
	}
	for _, on := range cycle.RemindOn {
		file(on, DueRecredRemind, string(on))
	}
	if !slices.Contains(a.Missed, missedCycle) {
		file(cycle.OverdueOn, DueRecredential, "")
	}
	file(cycle.EndOn, DueRecredLate, "")
}

// What is noted when a promise or clock runs over; staff see it in the overdue queue.
const (
	missedDecision = "The market's decision clock has run out."
	missedNotice   = "The letter of the decision was not sent in time."
	missedWelcome  = "The welcome letter was not sent within five business days."
	missedCycle    = "Recredentialing is late."
	missedContact  = "Somebody tried to apply again for this provider with another contact. Find out which contact is right, and note it."
)

// without is the list without what was settled.
func without(missed []string, settled string) []string {
	return slices.DeleteFunc(slices.Clone(missed), func(m string) bool { return m == settled })
}
