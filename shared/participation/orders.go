package participation

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
)

// Order is what the medical director or the committee does to a participation.
type Order struct {
	Action  string   `json:"action"` // suspend, reinstate, end, or keep: judged, and left as it is
	Reasons []Reason `json:"reasons"`
}

// Obey suspends, reinstates or ends a participation that has begun, whatever application
// is open; one that is pending, or has ended, refuses it.
func (f File) Obey(by casefile.Actor, o Order, now time.Time) (casefile.Change, error) {
	p := f.Participation
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only the medical director or the committee changes a participation.")
	}
	if len(o.Reasons) == 0 {
		return casefile.Change{}, problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	judged := len(p.Findings) > 0
	e.own().Findings = nil // whatever is ordered settles them
	switch {
	case o.Action == "keep" && p.Running() && judged:
		e.Event(ParticipationKept, o.Reasons[0].Text, o)
		return e.Finish()
	case o.Action == "suspend" && p.Status.Participating():
		e.move(StatusSuspended)
		e.Event(ProviderSuspended, o.Reasons[0].Text, o)
		e.Owe(LetterSuspended, LetterData{Reasons: o.Reasons})
	case o.Action == "reinstate" && p.Status == StatusSuspended:
		e.move(p.Begins())
		e.Event(ProviderReinstated, o.Reasons[0].Text, o)
		e.Owe(LetterReinstated, LetterData{Reasons: o.Reasons, Products: e.own().Terms})
	case o.Action == "end" && p.Running():
		e.end(o.Reasons[0].Text, e.Today.AddDays(e.Market.AppealDays), nil)
	default:
		return casefile.Change{}, problem.Conflict("A participation that is %s cannot be changed that way.", p.Status)
	}
	e.load("")
	return e.Finish()
}

// End ends the participation in every product. appealBy is the last day to appeal against
// it, "" where nothing was decided or the appeal was heard (NCQA CR 6).
func (f File) End(by casefile.Actor, reason string, appealBy calendar.Date, link Link, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.link(link)
	e.end(reason, appealBy, &link)
	e.load("")
	return e.Finish()
}

// end ends it; from is the application that decided so, nil where none did.
func (e *edit) end(reason string, appealBy calendar.Date, from *Link) {
	p := e.own()
	e.move(StatusEnded)
	p.Renewal, p.Provisional = nil, false
	facts := map[string]any{"status": p.Status}
	if from != nil {
		facts = e.facts(*from)
	}
	e.Event(ProviderEnded, reason, facts)
	e.Owe(LetterParticipationEnded, LetterData{Reasons: []Reason{{Code: "ended", Text: reason}}, EndsOn: e.Today, DueOn: appealBy})
}
