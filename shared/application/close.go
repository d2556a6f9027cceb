package application

import (
	"slices"
	"time"

	"credo/shared/form"
	"credo/shared/problem"
	"credo/shared/provider"
)

// Withdraw ends an application at the provider's wish. Withdrawing twice changes nothing.
func (f File) Withdraw(reason string, now time.Time) (Change, error) {
	a := f.Application
	if a.State == StateWithdrawn {
		return f.nothing()
	}
	if !a.State.Open() || a.State == StateEnrolling {
		return Change{}, problem.Conflict("This application is %s and can no longer be withdrawn. Call Provider Services.", a.State.plain())
	}
	e, err := f.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	e.move(StateWithdrawn)
	e.event(ApplicationWithdrawn, reason, nil)
	e.owe(LetterWithdrawn, LetterData{Renewal: a.Kind == form.KindRecredentialing})
	return e.finish()
}

// discontinue ends an application whose provider did not answer in time.
func (e *edit) discontinue() {
	owed := letterDocuments(e.file.Owed())
	e.move(StateDiscontinued)
	e.app().Discontinued = e.today
	e.event(ApplicationDiscontinued, "What was asked for did not come in time.", nil)
	e.owe(LetterDiscontinued, LetterData{Documents: owed, DueOn: e.today.AddDays(e.market.ReopenDays),
		Renewal: e.app().Kind == form.KindRecredentialing})
}

// Reopen takes up a discontinued application again, within the market's days.
func (f File) Reopen(by Actor, reason string, now time.Time) (Change, error) {
	a := f.Application
	if a.State != StateDiscontinued {
		return Change{}, problem.Conflict("This application is %s; only a discontinued one is reopened.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	if last := a.Discontinued.AddDays(e.market.ReopenDays); e.today > last {
		return Change{}, problem.Conflict("It could be reopened until %s. The provider applies anew.", last)
	}
	if a.Status == provider.StatusEnded {
		return Change{}, problem.Conflict("The participation has ended; the provider applies anew.")
	}
	next := e.app()
	next.Discontinued = ""
	e.event(ApplicationReopened, reason, nil)
	e.move(e.file.standing(e.today))
	if next.State == StateGathering {
		e.ask("")
	}
	e.owe(LetterReopened, LetterData{Documents: letterDocuments(e.file.Owed()), DueOn: next.WaitUntil})
	return e.finish()
}

// Assign gives the file to a member of staff.
func (f File) Assign(by Actor, assignee string, now time.Time) (Change, error) {
	if f.Application.Assignee == assignee {
		return f.nothing()
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	e.app().Assignee = assignee
	e.event(ApplicationAssigned, "", map[string]any{"assignee": assignee})
	return e.finish()
}

// AddNote files a remark of staff. It settles a second attempt: they looked into it.
func (f File) AddNote(by Actor, text string, now time.Time) (Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	e.note(text)
	e.app().Missed = without(e.app().Missed, missedContact)
	return e.finish()
}

func (e *edit) note(text string) { e.noteOf(e.by, text) }

func (e *edit) noteOf(by Actor, text string) {
	n := Note{At: e.now, Actor: by.Name, Text: text}
	e.file.Notes = append(e.file.Notes[:len(e.file.Notes):len(e.file.Notes)], n)
	e.change.Notes = append(e.change.Notes, n)
}

// noted: a provider's words are kept as a note.
func (f File) noted(text string) bool {
	return slices.ContainsFunc(f.Notes, func(n Note) bool { return n.Actor == Provider.Name && n.Text == text })
}

// NoteSecondAttempt tells staff that somebody tried to open a second application of this
// provider with another contact: NPIs are public, so anybody can squat on one.
func (f File) NoteSecondAttempt(now time.Time) (Change, error) {
	a := f.Application
	if slices.Contains(a.Missed, missedContact) {
		return f.nothing()
	}
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	e.app().Missed = append(e.app().Missed[:len(a.Missed):len(a.Missed)], missedContact)
	e.note(missedContact)
	return e.finish()
}

// RemindID owes a letter with the application ID to the address on file.
func (f File) RemindID(now time.Time) (Change, error) {
	e, err := f.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	e.quiet = true
	e.event(ApplicationIDReminded, "", nil)
	e.owe(LetterApplicationID, LetterData{State: e.app().State})
	return e.finish()
}
