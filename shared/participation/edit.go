package participation

import (
	"time"

	"credo/shared/casefile"
	"credo/shared/credential"
)

// edit is a command at work on a participation.
type edit struct {
	*casefile.Edit
	file File
	was  Participation
}

func (f File) edit(by casefile.Actor, now time.Time) (*edit, error) {
	e := &edit{file: f, was: f.Participation}
	var err error
	e.Edit, err = casefile.Begin(&e.file.Participation.Header, &e.file.Parts, by, now)
	return e, err
}

// Begin starts a command that every kind of case has.
func (f File) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) { return f.edit(by, now) }

// own is the state under edit.
func (e *edit) own() *Participation { return &e.file.Participation }

func (e *edit) element(v credential.Element) { credential.Record(e.Edit, &e.file.Elements, v) }

// move sets the status of the provider and of every product still running.
func (e *edit) move(to Status) {
	p := e.own()
	p.Status, p.Since = to, e.Now
	p.Terms = standing(p.Terms, to, e.Today)
}

// LetterSent settles nothing here: no promise of a participation hangs on a letter.
func (e *edit) LetterSent(casefile.Letter) {}

// Finish settles the participation, what bars it first, and seals the change.
func (e *edit) Finish() (casefile.Change, error) {
	e.settleStops()
	e.settleCycle()
	p := e.own()
	if p.Running() {
		e.settleWatch()
	}
	tasks := e.file.tasks(e.Market, e.Today)
	e.SettleTasks(tasks)
	e.SettleDues(e.file.dues(e.Market), reminds)
	p.Standing, p.Open = string(p.Status), len(tasks) > 0
	p.Locks, p.Roster = nil, ""
	if !p.Ended() {
		p.Locks = []casefile.Lock{Lock(p.Market, p.NPI, p.TaxRef)}
	}
	if p.Status.Participating() {
		p.Roster = Roster
	}
	c, err := e.Seal()
	c.State = *p
	return c, err
}

// Lock is what one NPI holds in one market under one Tax ID while it takes part.
func Lock(market, npi, taxRef string) casefile.Lock {
	return casefile.Lock{Name: "PROVIDER#" + market + "#" + npi + "#" + taxRef,
		Refusal: "This NPI already takes part in this market under this Tax ID. To change the contract, send the form as a change."}
}
