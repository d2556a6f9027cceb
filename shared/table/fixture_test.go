package table_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/store"
)

// monday is when these stories happen.
var monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// opened is the change that opens a file of that ID: an NP's, in Georgia, but for edits.
func opened(id string, edits ...func(*application.Application)) casefile.Change {
	a := application.Application{
		Header: casefile.Header{Case: application.CaseName, ID: id, Market: "ga", NPI: "1234567893", Name: "Ada Sample Jr., NP", Person: true,
			Email: "ada@example.org", Channel: "email", Rev: 1, Version: 1, LastSeq: 1, LastHash: "h1", LastLetter: 1,
			Dues: []casefile.Due{{On: "2026-12-24", Kind: application.DueWait}}},
		Kind: form.KindInitial, Products: []string{"ga-marketplace"}, ProviderType: "practitioner", TaxRef: "ref-1",
		State: application.StateGathering, Since: monday, Contract: application.ContractNone,
		SubmittedOn: "2026-11-23", RequestedOn: "2026-11-23", WaitUntil: "2026-12-23",
	}
	c := sealed(casefile.Change{}, a, edits...)
	c.Events = []casefile.Event{{Case: a.Case, ID: id, Seq: 1, At: monday, Event: application.ApplicationSubmitted,
		Market: "ga", Actor: "provider", Data: map[string]any{"documentsRequired": 2.0}, Letters: []string{id + "-L01"}, Hash: "h1"}}
	c.Letters = []casefile.Letter{{Number: id + "-L01", Name: application.LetterConfirmation, Seq: 1, At: monday,
		Channel: "email", Delivery: casefile.DeliveryOwed}}
	c.Tasks = []casefile.Task{{Queue: application.QueueUnassigned, DueOn: "2026-11-27", Detail: "Assign a specialist."}}
	c.Filed = c.After.Dues
	c.Records = []casefile.Record{{Name: application.ApplicantRecord, Value: form.Submission{Kind: a.Kind, Market: "ga", NPI: a.NPI, TaxID: "000006789"}}}
	return c
}

// sealed is a change to a state, with the places it takes while it is open.
func sealed(c casefile.Change, a application.Application, edits ...func(*application.Application)) casefile.Change {
	for _, edit := range edits {
		edit(&a)
	}
	a.Standing, a.Open, a.Locks = string(a.State), a.State.Open(), nil
	if a.Open {
		a.Locks = []casefile.Lock{{Name: strings.Join([]string{"OPEN", a.Market, string(a.Kind), a.NPI, a.TaxRef}, "#"), Refusal: "One is open already."}}
	}
	c.After, c.State = a.Header, a
	return c
}

// next is a change that does nothing yet to the file but move its rev.
func next(f application.File) casefile.Change { return nextBut(f, func(*application.Application) {}) }

// nextBut is next with a change of the state.
func nextBut(f application.File, change func(*application.Application)) casefile.Change {
	return sealed(casefile.Change{Before: f.Application.Header}, f.Application, func(a *application.Application) {
		a.Rev++
		change(a)
	})
}

// enrolled is the change that opens a participation with a Provider Number.
func enrolled(number, taxRef string, status participation.Status) casefile.Change {
	p := participation.Participation{Header: casefile.Header{Case: participation.CaseName, ID: number, Market: "ga", NPI: "1234567893",
		Name: "Ada Sample Jr., NP", Rev: 1, Version: 1}, TaxRef: taxRef, Status: status}
	if status != participation.StatusEnded {
		p.Locks = []casefile.Lock{participation.Lock("ga", p.NPI, taxRef)}
	}
	if status.Participating() {
		p.Roster = participation.Roster
	}
	return casefile.Change{After: p.Header, State: p}
}

func commit(t *testing.T, s *store.Store, changes ...casefile.Change) {
	t.Helper()
	for _, c := range changes {
		if err := s.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func file(t *testing.T, s *store.Store, id string) application.File {
	t.Helper()
	f, err := s.File(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// as finds the error of that type in err.
func as[T error](err error) (T, bool) {
	var target T
	ok := errors.As(err, &target)
	return target, ok
}
