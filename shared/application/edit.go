package application

import (
	"fmt"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/market"
)

// edit is a command at work: the file as it becomes, and the change that says how.
type edit struct {
	file   File
	change Change
	by     Actor
	now    time.Time
	today  calendar.Date // the market's day; the swept day when a deadline falls due
	market market.Market
	quiet  bool // a letter's fate or an upload slip: leaves version alone
}

func (f File) edit(by Actor, now time.Time) (*edit, error) {
	m, ok := market.Known().Find(f.Application.Market)
	if !ok {
		return nil, fmt.Errorf("no market data for %q", f.Application.Market)
	}
	now = now.UTC().Truncate(time.Second)
	f.Documents = slices.Clone(f.Documents)
	f.Elements = slices.Clone(f.Elements)
	f.Discrepancies = slices.Clone(f.Discrepancies)
	f.Letters = slices.Clone(f.Letters)
	e := &edit{file: f, by: by, now: now, today: calendar.DateOf(now, m.Location()), market: m}
	e.change.Before = f.Application
	return e, nil
}

// app is the state under edit.
func (e *edit) app() *Application { return &e.file.Application }

// event appends to the history; data is a struct or map of plain facts, or nil.
func (e *edit) event(name EventName, reason string, data any) {
	a := e.app()
	a.LastSeq++
	event := Event{ApplicationID: a.ID, Seq: a.LastSeq, At: e.now, Event: name, Market: a.Market,
		Kind: a.Kind, Actor: e.by.Name, Reason: reason}
	if data != nil {
		event.Data = facts(data)
	}
	e.change.Events = append(e.change.Events, event)
}

// owe writes a letter that the last event owes.
func (e *edit) owe(name LetterName, data LetterData) string {
	a := e.app()
	a.LastLetter++
	last := &e.change.Events[len(e.change.Events)-1]
	number := letterNumber(a.ID, a.LastLetter)
	last.Letters = append(last.Letters, number)
	e.letter(Letter{Number: number, Name: name, Seq: last.Seq, At: e.now,
		Channel: a.Channel, Delivery: DeliveryOwed, Data: data})
	return number
}

func (e *edit) letter(l Letter) {
	put(&e.file.Letters, l, func(o Letter) bool { return o.Number == l.Number })
	put(&e.change.Letters, l, func(o Letter) bool { return o.Number == l.Number })
}

func (e *edit) document(d Document) {
	put(&e.file.Documents, d, func(o Document) bool { return o.ID == d.ID })
	put(&e.change.Documents, d, func(o Document) bool { return o.ID == d.ID })
}

func (e *edit) element(v Element) {
	put(&e.file.Elements, v, func(o Element) bool { return o.Element == v.Element })
	put(&e.change.Elements, v, func(o Element) bool { return o.Element == v.Element })
	e.app().Deferred = false
}

func (e *edit) discrepancy(d Discrepancy) {
	put(&e.file.Discrepancies, d, func(o Discrepancy) bool { return o.ID == d.ID })
	put(&e.change.Discrepancies, d, func(o Discrepancy) bool { return o.ID == d.ID })
}

// put replaces the element that matches, or appends.
func put[T any](list *[]T, v T, matches func(T) bool) {
	if i := slices.IndexFunc(*list, matches); i >= 0 {
		(*list)[i] = v
		return
	}
	*list = append(*list, v)
}

func (e *edit) move(to State) {
	a := e.app()
	a.State, a.Since = to, e.now
}

// finish settles the file and seals the change: numbers, hashes, what is filed.
func (e *edit) finish() (Change, error) {
	e.settle()
	a := e.app()
	previous := a.LastHash
	for i := range e.change.Events {
		hash, err := e.change.Events[i].ChainHash(previous)
		if err != nil {
			return Change{}, err
		}
		e.change.Events[i].Hash, previous = hash, hash
	}
	a.LastHash = previous
	a.Rev++
	if !e.quiet {
		a.Version++
	}
	e.change.After = *a
	return e.change, nil
}

// nothing is the change of a command that finds its work already done.
func (f File) nothing() (Change, error) {
	return Change{Before: f.Application, After: f.Application}, nil
}
