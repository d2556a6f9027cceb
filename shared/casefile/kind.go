package casefile

import (
	"encoding/json"
	"fmt"
	"time"

	"credo/shared/calendar"
)

// Kind is one kind of case, as what stores and serves cases sees it.
type Kind struct {
	Name   string // "application"
	Key    string // the first part of its partitions' keys: "APP"
	Owns   func(id string) bool
	Found  bool    // people look for it by name, NPI and ID
	Queues []Queue // its tasks stand in, beside those of every kind
	New    func() Draft
	Alarms map[DueKind]string // of promises: what the log calls one that was not kept
	// Needs says what a deadline needs beside the case when it falls due; nil: never anything.
	Needs func(Case, Due) Needs
	// FallDue does what is owed on a day: on is the swept day, now the business time of the
	// sweep. A deadline that is no longer the case's changes nothing but is taken away.
	FallDue func(c Case, due Due, on calendar.Date, around Around, now time.Time) (Change, error)
}

// Draft is a case that is being read, item by item.
type Draft interface {
	State() any // where the state is read into
	Parts() *Parts
	// Item takes an item of the kind's own; decode reads it into a value. The error names
	// a part that the kind does not know.
	Item(part string, decode func(any) error) error
	Done() Case
}

// Case is a case of any kind.
type Case interface {
	Head() Header
	Common() Parts
	// Begin starts a command that every kind has, such as a letter's delivery.
	Begin(by Actor, now time.Time) (Work, error)
	// With is the case as a change leaves it.
	With(Change) Case
}

// Work is a command at work on a case of any kind.
type Work interface {
	Base() *Edit
	LetterSent(Letter) // what a letter's leaving settles
	Finish() (Change, error)
}

// Needs is what a deadline needs beside its case.
type Needs struct {
	Cases   []string // by ID
	Records []Ref    // personal records
	NewID   bool     // a freshly drawn application ID
}

// Around is what was read for a deadline, as Needs asked.
type Around struct {
	Cases   map[string]Case
	Records map[Ref][]byte // JSON
	NewID   string
}

// Ref names a personal record of a case.
type Ref struct{ ID, Name string }

// Kinds are the kinds that a program serves.
type Kinds []Kind

// Of is the kind of the case with an ID, told by the ID's shape.
func (ks Kinds) Of(id string) (Kind, error) {
	for _, k := range ks {
		if k.Owns(id) {
			return k, nil
		}
	}
	return Kind{}, fmt.Errorf("no kind of case has IDs of this shape")
}

// Queues lists every queue that tasks stand in.
func (ks Kinds) Queues() []Queue {
	out := []Queue{}
	for _, k := range ks {
		for _, q := range k.Queues {
			Put(&out, q, func(o Queue) bool { return o == q })
		}
	}
	return append(out, QueueBounced, QueueOverdue)
}

// Read reads a personal record into a value. The error names a record that was not read.
func (a Around) Read(ref Ref, into any) error {
	raw, ok := a.Records[ref]
	if !ok {
		return fmt.Errorf("the record %s of the case was not read", ref.Name)
	}
	return json.Unmarshal(raw, into)
}
