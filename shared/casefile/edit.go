package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/problem"
)

// Edit is a command at work: the case as it becomes, and the change that says how. Kinds
// embed it in theirs.
type Edit struct {
	Head   *Header // within the state under edit
	Parts  *Parts
	Change Change
	By     Actor
	Now    time.Time
	Today  calendar.Date // the market's day; the swept day when a deadline falls due
	Market market.Market
	Quiet  bool // a letter's fate or an upload slip: leaves version alone
}

// Begin starts a command on a copy of a case that the kind made; head and parts lie within
// that copy. The error names a market without data.
func Begin(head *Header, parts *Parts, by Actor, now time.Time) (*Edit, error) {
	m, ok := market.Known().Find(head.Market)
	if !ok {
		return nil, fmt.Errorf("no market data for %q", head.Market)
	}
	now = now.UTC().Truncate(time.Second)
	parts.Documents = slices.Clone(parts.Documents)
	parts.Discrepancies = slices.Clone(parts.Discrepancies)
	parts.Letters = slices.Clone(parts.Letters)
	e := &Edit{Head: head, Parts: parts, By: by, Now: now, Today: calendar.DateOf(now, m.Location()), Market: m}
	e.Change.Before = *head
	return e, nil
}

// Base is the edit itself, of any kind's that embeds it.
func (e *Edit) Base() *Edit { return e }

// LastDay is the last day of what a provider owes or may do within some days from today: never
// one on which nobody works. What the plan promised does not move.
func (e *Edit) LastDay(days int) calendar.Date { return e.Today.AddDays(days).OrNextBusinessDay() }

// AppealBy is the last day to appeal against what is told today: by mail it arrives some days
// later (42 CFR 405.942(a)(1) presumes five).
func (e *Edit) AppealBy() calendar.Date {
	if e.Head.Channel == "post" {
		return e.LastDay(e.Market.AppealDays + e.Market.MailingDays)
	}
	return e.LastDay(e.Market.AppealDays)
}

// InTime refuses an appeal that came after its last day: what counts is the day of its postmark,
// or today where it has none. noticed is the day of what is appealed.
func (e *Edit) InTime(postmark, noticed, last calendar.Date) error {
	on := cmp.Or(postmark, e.Today)
	switch {
	case postmark > e.Today:
		return problem.InvalidField("/postmarkedOn", "%s is in the future. Give the day of the postmark.", postmark)
	case postmark != "" && postmark < noticed:
		return problem.InvalidField("/postmarkedOn", "%s is before what is appealed, of %s. Give the day of the postmark.", postmark, noticed)
	case last == "":
		return problem.Conflict("An appeal was heard already, and its outcome is final. You may apply anew.")
	case on > last:
		return problem.Conflict("The last day to appeal was %s. You may apply anew.", last.Long())
	}
	return nil
}

// Event appends to the history; data is a struct or map of plain facts, or nil.
func (e *Edit) Event(name EventName, reason string, data any) {
	e.Head.LastSeq++
	event := Event{Case: e.Head.Case, ID: e.Head.ID, Seq: e.Head.LastSeq, At: e.Now, Event: name,
		Market: e.Head.Market, Actor: e.By.Name, Reason: reason}
	if data != nil {
		event.Data = Facts(data)
	}
	e.Change.Events = append(e.Change.Events, event)
}

// Owe writes a letter that the last event owes and returns its number.
func (e *Edit) Owe(name LetterName, data any) string {
	e.Head.LastLetter++
	last := &e.Change.Events[len(e.Change.Events)-1]
	number := letterNumber(e.Head.ID, e.Head.LastLetter)
	last.Letters = append(last.Letters, number)
	e.Letter(Letter{Number: number, Name: name, Seq: last.Seq, At: e.Now,
		Channel: e.Head.Channel, Delivery: DeliveryOwed, Data: Facts(data)})
	return number
}

// Letter writes a letter.
func (e *Edit) Letter(l Letter) {
	Put(&e.Parts.Letters, l, func(o Letter) bool { return o.Number == l.Number })
	Put(&e.Change.Letters, l, func(o Letter) bool { return o.Number == l.Number })
}

// Document writes a document.
func (e *Edit) Document(d Document) {
	Put(&e.Parts.Documents, d, func(o Document) bool { return o.ID == d.ID })
	Put(&e.Change.Documents, d, func(o Document) bool { return o.ID == d.ID })
}

// Discrepancy writes a question to the provider.
func (e *Edit) Discrepancy(d Discrepancy) {
	Put(&e.Parts.Discrepancies, d, func(o Discrepancy) bool { return o.ID == d.ID })
	Put(&e.Change.Discrepancies, d, func(o Discrepancy) bool { return o.ID == d.ID })
}

// Item writes an item of the kind's own.
func (e *Edit) Item(part, ref string, value any) {
	item := Item{part, ref, value}
	Put(&e.Change.Items, item, func(o Item) bool { return o.Part == part && o.Ref == ref })
}

// Note files a remark.
func (e *Edit) Note(by Actor, text string) {
	n := Note{At: e.Now, Actor: by.Name, Text: text}
	e.Parts.Notes = append(e.Parts.Notes[:len(e.Parts.Notes):len(e.Parts.Notes)], n)
	e.Change.Notes = append(e.Change.Notes, n)
}

// Record keeps what only those who must may read.
func (e *Edit) Record(name string, value any) {
	e.Change.Records = append(e.Change.Records, Record{name, value})
}

// Seal numbers and hashes what the command did. The kind has settled its state before, and
// sets Change.State after.
func (e *Edit) Seal() (Change, error) {
	previous := e.Head.LastHash
	for i := range e.Change.Events {
		hash, err := e.Change.Events[i].ChainHash(previous)
		if err != nil {
			return Change{}, err
		}
		e.Change.Events[i].Hash, previous = hash, hash
	}
	e.Head.LastHash = previous
	e.Head.Rev++
	if !e.Quiet {
		e.Head.Version++
	}
	e.Change.After = *e.Head
	return e.Change, nil
}

// Put replaces the element that matches, or appends.
func Put[T any](list *[]T, v T, matches func(T) bool) {
	if i := slices.IndexFunc(*list, matches); i >= 0 {
		(*list)[i] = v
		return
	}
	*list = append(*list, v)
}

// Numbered is the name of the n-th thing of a sort within a case: "doc-003".
func Numbered(prefix string, width, n int) string { return fmt.Sprintf("%s-%0*d", prefix, width, n) }
