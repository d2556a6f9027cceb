package participation

import (
	"fmt"
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

const missedProvisional = "The provisional days are over without a full decision: the medical director decides in full, or ends the participation with notice."

// provisionalDues warns staff ahead of the last provisional day, and escalates on it. Nothing
// ends by itself (NCQA: sixty days at most; that somebody decides is the plan's part).
func (p Participation) provisionalDues(m market.Market, file func(calendar.Date, casefile.DueKind, string)) {
	for _, day := range m.ProvisionalWarnDays {
		on := p.CredentialedOn.AddDays(day)
		file(on, DueProvisionalWarn, string(on))
	}
	if !slices.Contains(p.Missed, missedProvisional) {
		file(p.CredentialedOn.AddDays(m.ProvisionalDays), DueProvisional, "")
	}
}

// warn puts the provisional participation before staff; a later warning takes the place of an
// earlier one.
func (e *edit) warn(due casefile.Due) {
	e.settleWarnings()
	day := e.own().CredentialedOn.DaysUntil(e.Today)
	e.Miss(provisionalWarning(day, e.Market.ProvisionalDays-day), due)
}

func provisionalWarning(day, left int) string {
	return fmt.Sprintf("Day %d of a provisional participation, %d are left: decide in full.", day, left)
}

// settleWarnings takes what was said of the provisional days off the list: it was decided, or
// a later warning comes.
func (e *edit) settleWarnings() {
	for _, day := range e.Market.ProvisionalWarnDays {
		e.Settle(provisionalWarning(day, e.Market.ProvisionalDays-day))
	}
	e.Settle(missedProvisional)
}
