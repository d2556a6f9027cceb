package casefile

import (
	"slices"

	"credo/shared/calendar"
)

// DueKind names what happens on a day.
type DueKind string

// Due is a deadline of a case, filed under its day.
type Due struct {
	On   calendar.Date `json:"on"`
	Kind DueKind       `json:"kind"`
	Ref  string        `json:"ref,omitempty"` // what it is about, where a case may have several: a document, a day
}

// SettleDues files the deadlines the case has now and takes back the others. A deadline
// whose day has passed is filed on the next day; one that only reminds is let go.
func (e *Edit) SettleDues(want []Due, reminds func(DueKind) bool) {
	var keep []Due
	for _, d := range want {
		i := slices.IndexFunc(e.Head.Dues, func(o Due) bool { return o.Kind == d.Kind && o.Ref == d.Ref })
		switch {
		case d.On > e.Today:
			keep = append(keep, d)
		case i >= 0:
			keep = append(keep, e.Head.Dues[i]) // filed, and the sweep is still to come by
		case !reminds(d.Kind):
			d.On = e.Today.AddDays(1)
			keep = append(keep, d)
		}
	}
	for _, d := range keep {
		if !slices.Contains(e.Head.Dues, d) {
			e.Change.Filed = append(e.Change.Filed, d)
		}
	}
	for _, d := range e.Head.Dues {
		if !slices.Contains(keep, d) {
			e.Change.Unfiled = append(e.Change.Unfiled, d)
		}
	}
	e.Head.Dues = keep
}

// Fall takes a deadline off the case on the day it is swept, which is the case's day from
// here on. It reports false for one that is no longer the case's: then only its entry
// under the day goes.
func (e *Edit) Fall(due Due, on calendar.Date) bool {
	e.Today = on
	e.Change.Unfiled = append(e.Change.Unfiled, due)
	i := slices.Index(e.Head.Dues, due)
	if i < 0 {
		e.Quiet = true
		return false
	}
	e.Head.Dues = slices.Delete(slices.Clone(e.Head.Dues), i, i+1)
	return true
}

// Miss notes that a promise or clock ran over: a task for staff.
func (e *Edit) Miss(what string, due Due) {
	e.Head.Missed = append(e.Head.Missed[:len(e.Head.Missed):len(e.Head.Missed)], what)
	e.Event(DeadlineReached, what, due)
}

// Settle takes what was missed off the list, once it is dealt with.
func (e *Edit) Settle(missed string) {
	e.Head.Missed = slices.DeleteFunc(slices.Clone(e.Head.Missed), func(m string) bool { return m == missed })
}
