package casefile

import "time"

// Change is everything one command writes, in one transaction conditional on Before.Rev.
// Items are written whole.
type Change struct {
	Before        Header // Rev 0: the case is new
	After         Header
	State         any // the kind's whole state as it becomes
	Events        []Event
	Documents     []Document
	Discrepancies []Discrepancy
	Letters       []Letter
	Notes         []Note
	Tasks         []Task  // opened, or moved to another day
	Closed        []Queue // tasks that are done
	Filed         []Due
	Unfiled       []Due
	Items         []Item   // of the kind's own
	Records       []Record // what only those who must may read
	Tally         *Tally   // what the case adds to the plan's numbers, when that changed
	Aside         []Aside  // that belongs to no case
	Free          []Lock   // locks that nobody may hold, though the case does not take them
	Answer        *Answer  // remembered under the request's idempotency key
	Also          []Change // other cases in the same transaction
}

// Item is something of the kind's own that lies in the case: "ELEMENT", "license".
type Item struct {
	Part  string // the first part of its sort key
	Ref   string
	Value any
}

// Record holds what only those who must may read, such as a form with Tax ID and birth
// date. It is stored apart from the case, under the case's ID and its own name.
type Record struct {
	Name  string
	Value any
}

// Aside is a row that is written with a case and belongs to none: nothing in it, nor its
// key, says of whom it is. Numbers are made of such rows.
type Aside struct {
	Of    string // what the rows are about; they are read together
	Ref   string // its own
	Value any
}

// Tally is a row that numbers are summed up from, under the market and a month, "2026-11".
type Tally struct {
	Month string
	Row   any
}

// Empty reports whether the command found nothing to do, as a repeated one does.
func (c Change) Empty() bool { return c.After.Rev == c.Before.Rev }

// Of is the part of a change, or of what goes with it, that concerns one case.
func (c Change) Of(id string) (Change, bool) {
	if c.After.ID == id {
		return c, true
	}
	for _, also := range c.Also {
		if found, ok := also.Of(id); ok {
			return found, true
		}
	}
	return Change{}, false
}

// PartOf is the part of a change that concerns a case whose state is an S: the one with the
// ID given, or for "" the first, with the state it leads to.
func PartOf[S any](c Change, id string) (part Change, state S, ok bool) {
	if state, ok = c.State.(S); ok && (id == "" || c.After.ID == id) {
		return c, state, true
	}
	for _, also := range c.Also {
		if part, state, ok = PartOf[S](also, id); ok {
			return part, state, true
		}
	}
	return Change{}, state, false
}

// Together is two changes in one transaction; of an empty one nothing is left.
func Together(a, b Change) Change {
	switch {
	case a.Empty():
		return b
	case b.Empty():
		return a
	}
	a.Also = append(a.Also, b)
	return a
}

// Nothing is the change of a command that finds its work already done.
func Nothing(h Header) (Change, error) { return Change{Before: h, After: h}, nil }

// Answer is what a request was answered, kept a day for a repeated request.
type Answer struct {
	Key    string    `json:"key"`
	Hash   string    `json:"hash"` // of the request
	Status int       `json:"status"`
	Body   string    `json:"body"`
	At     time.Time `json:"at"`
}
