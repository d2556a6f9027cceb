package application

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Withdraw ends an application at the provider's wish; of an appeal that waits it takes back
// the appeal alone, and the denial stands. Withdrawing twice changes nothing.
func (f File) Withdraw(reason string, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if a.State == StateWithdrawn {
		return casefile.Nothing(f.Head())
	}
	if a.State == StateAppealed {
		return f.withdrawAppeal(reason, n, now)
	}
	if !a.State.Open() || a.State == StateEnrolling {
		return casefile.Change{}, problem.Conflict("This application is %s and can no longer be withdrawn. Call Provider Services.", a.State.plain())
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.move(StateWithdrawn)
	e.Event(ApplicationWithdrawn, reason, nil)
	data := LetterData{Renewal: a.Kind == form.KindRecredentialing}
	if a.Decision == nil || a.Decision.Outcome != OutcomeDenied {
		data.DueOn = reopenUntil(e.Today, e.Market)
	}
	e.Owe(LetterWithdrawn, data)
	if err := e.renewalMoved(n, participation.StageWithdrawn); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// discontinue ends an application whose provider did not answer in time.
func (e *edit) discontinue() {
	owed := casefile.LetterDocuments(e.file.Owed())
	e.move(StateDiscontinued)
	e.app().Discontinued = e.Today
	e.Event(ApplicationDiscontinued, "What was asked for did not come in time.", nil)
	e.Owe(LetterDiscontinued, LetterData{Documents: owed, DueOn: reopenUntil(e.Today, e.Market),
		Renewal: e.app().Kind == form.KindRecredentialing})
}

// Reopen takes up a discontinued or withdrawn application again, within the market's days. An
// approval is not taken up with it: the file is decided anew.
func (f File) Reopen(by casefile.Actor, reason string, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if a.State != StateDiscontinued && a.State != StateWithdrawn {
		return casefile.Change{}, problem.Conflict("This application is %s; only a discontinued or withdrawn one is reopened.", a.State.plain())
	}
	if a.Decision != nil && a.Decision.Outcome == OutcomeDenied {
		return casefile.Change{}, problem.Conflict("This application was denied before it was withdrawn. The denial stands; the provider applies anew.")
	}
	if a.Moot {
		return casefile.Change{}, problem.Conflict("This was closed with the participation it was for; nothing is left to decide.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	closed := calendar.DateOf(a.Since, e.Market.Location())
	if last := reopenUntil(closed, e.Market); e.Today > last {
		return casefile.Change{}, problem.Conflict("It could be reopened until %s. The provider applies anew.", last)
	}
	if n.Participation != nil && n.Participation.Participation.Ended() {
		return casefile.Change{}, problem.Conflict("The participation has ended; the provider applies anew.")
	}
	next := e.app()
	next.Discontinued, next.Decision, next.NoticeBy = "", nil, ""
	e.Event(ApplicationReopened, reason, nil)
	e.move(e.file.standing(e.Today))
	if next.State == StateGathering {
		e.ask("")
	}
	e.Owe(LetterReopened, LetterData{Documents: casefile.LetterDocuments(e.file.Owed()), DueOn: next.WaitUntil, Attest: next.owesSignature()})
	if a.State == StateWithdrawn {
		if err := e.renewalMoved(n, participation.StageOpen); err != nil {
			return casefile.Change{}, err
		}
	}
	return e.Finish()
}

// Assign gives the file to a member of staff.
func (f File) Assign(by casefile.Actor, assignee string, now time.Time) (casefile.Change, error) {
	assignee = identifier.Username(assignee)
	if f.Application.Assignee == assignee {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.app().Assignee = assignee
	e.Event(ApplicationAssigned, "", map[string]any{"assignee": assignee})
	return e.Finish()
}

// AddNote files a remark of staff. It settles a second attempt: they looked into it.
func (f File) AddNote(by casefile.Actor, text string, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Note(by, text)
	e.Settle(missedContact)
	return e.Finish()
}

// NoteSecondAttempt tells staff that somebody tried to open a second application of this
// provider with another contact: NPIs are public, so anybody can squat on one.
func (f File) NoteSecondAttempt(now time.Time) (casefile.Change, error) {
	a := f.Application
	if slices.Contains(a.Missed, missedContact) {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.app().Missed = append(e.app().Missed[:len(a.Missed):len(a.Missed)], missedContact)
	e.Note(casefile.System, missedContact)
	return e.Finish()
}

// RemindID owes a letter with the application ID to the address on file.
func (f File) RemindID(now time.Time) (casefile.Change, error) {
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Quiet = true
	e.Event(ApplicationIDReminded, "", nil)
	e.Owe(LetterApplicationID, LetterData{State: e.app().State})
	return e.Finish()
}
