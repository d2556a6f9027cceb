package application

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/problem"
	"credo/shared/provider"
)

// ParticipationChange is what the medical director or the committee does to a running
// participation.
type ParticipationChange struct {
	Action  string   `json:"action"` // suspend, reinstate or end
	Reasons []Reason `json:"reasons"`
}

// ChangeParticipation suspends, reinstates or ends a participation. The file is the one
// that governs it; p is the stored provider.
func (f File) ChangeParticipation(by Actor, c ParticipationChange, p provider.Provider, now time.Time) (Change, error) {
	a := f.Application
	if !by.Is(RoleCommittee, RoleMedicalDirector) {
		return Change{}, problem.Forbidden("Only the medical director or the committee changes a participation.")
	}
	if !a.governs() {
		return Change{}, problem.Conflict("No participation hangs on this file.")
	}
	if len(c.Reasons) == 0 {
		return Change{}, problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	switch {
	case c.Action == "suspend" && a.Status.Participating():
		e.participation(provider.StatusSuspended, p)
		e.event(ProviderSuspended, c.Reasons[0].Text, c)
		e.owe(LetterSuspended, LetterData{Reasons: c.Reasons})
	case c.Action == "reinstate" && a.Status == provider.StatusSuspended:
		e.participation(a.reinstated(), p)
		e.event(ProviderReinstated, c.Reasons[0].Text, c)
		e.owe(LetterReinstated, LetterData{Reasons: c.Reasons, Products: a.Terms})
	case c.Action == "end":
		e.endParticipation(c.Reasons[0].Text, e.today.AddDays(e.market.AppealDays), p)
	default:
		return Change{}, problem.Conflict("A participation that is %s cannot be changed that way.", a.Status)
	}
	return e.finish()
}

// reinstated is how a suspended provider participates again.
func (a Application) reinstated() provider.Status {
	if a.provisional() {
		return provider.StatusProvisional
	}
	return provider.StatusActive
}

// endParticipation ends it in every product, and with it a recredentialing under way.
// appealBy is the last day to appeal against it, "" where nothing was decided or the appeal
// was heard (NCQA CR 6).
func (e *edit) endParticipation(reason string, appealBy calendar.Date, p provider.Provider) {
	if a := e.app(); a.State.undecided() {
		e.move(StateDiscontinued)
		a.Discontinued = e.today
		e.event(ApplicationDiscontinued, reason, nil)
	}
	e.participation(provider.StatusEnded, p)
	e.event(ProviderEnded, reason, nil)
	e.owe(LetterParticipationEnded, LetterData{Reasons: []Reason{{Code: "ended", Text: reason}}, EndsOn: e.today, DueOn: appealBy})
}

// participation sets the status of the provider and of every product still running.
func (e *edit) participation(s provider.Status, p provider.Provider) {
	a := e.app()
	a.Status = s
	a.Terms = slices.Clone(p.Participation) // a contract change may have moved it on
	for i := range a.Terms {
		if a.Terms[i].State != provider.StatusEnded {
			a.Terms[i].State = s
			if s == provider.StatusEnded {
				a.Terms[i].EndedOn = e.today
			}
		}
	}
	p.Status, p.Participation = s, a.Terms
	e.updateProvider(p)
}
