package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// edit is a command at work: the file as it becomes, and the change that says how.
type edit struct {
	*casefile.Edit
	file File
	was  Application
	// decided is the day of the decision that the command makes.
	decided calendar.Date
}

func (f File) edit(by casefile.Actor, now time.Time) (*edit, error) {
	e := &edit{file: f, was: f.Application}
	var err error
	e.Edit, err = casefile.Begin(&e.file.Application.Header, &e.file.Parts, by, now)
	return e, err
}

// Begin starts a command that every kind of case has.
func (f File) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) { return f.edit(by, now) }

// app is the state under edit.
func (e *edit) app() *Application { return &e.file.Application }

func (e *edit) move(to State) {
	a := e.app()
	a.State, a.Since = to, e.Now
}

// LetterSent keeps the promises that hang on a letter.
func (e *edit) LetterSent(l casefile.Letter) {
	a := e.app()
	switch l.Name {
	case LetterWelcome:
		a.Welcomed = e.Today
		e.Settle(missedWelcome)
	case LetterApproved, LetterProvisional, LetterDenied:
		a.NoticeBy = ""
		e.Settle(missedNotice)
	}
}

// Finish settles the file and seals the change.
func (e *edit) Finish() (casefile.Change, error) {
	e.settle()
	a := e.app()
	a.Standing, a.Open, a.Locks = string(a.State), a.State.Open(), nil
	if a.Open {
		a.Locks = []casefile.Lock{a.lock()}
	}
	if row := a.Tally(); e.Change.Before.Rev == 0 || row != e.was.Tally() {
		e.Change.Tally = &casefile.Tally{Month: a.SubmittedOn.Month(), Row: row}
	}
	c, err := e.Seal()
	c.State = *a
	return c, err
}

// lock is what an open application holds: there is at most one for a market, kind, NPI and
// Tax ID.
func (a Application) lock() casefile.Lock {
	return casefile.Lock{Name: "OPEN#" + a.Market + "#" + string(a.Kind) + "#" + a.NPI + "#" + a.TaxRef,
		Refusal: "An application for this NPI, market and Tax ID is already open. If it is yours, have its application ID mailed to you."}
}
