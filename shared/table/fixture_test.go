package table_test

import (
	"errors"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/table"
)

// monday is when these stories happen.
var monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// opened is the change that opens a file of that ID: an NP's, in Georgia.
func opened(id string) casefile.Change {
	a := application.Application{
		ID: id, Kind: form.KindInitial, Market: "ga", Products: []string{"ga-marketplace"},
		ProviderType: "practitioner", NPI: "1234567893", TaxRef: "ref-1", Name: "Ada Sample Jr., NP",
		Email: "ada@example.org", Channel: "email", State: application.StateGathering, Since: monday,
		Rev: 1, Version: 1, LastSeq: 1, LastHash: "h1", LastLetter: 1, Contract: application.ContractNone,
		SubmittedOn: "2026-11-23", RequestedOn: "2026-11-23", WaitUntil: "2026-12-23",
		Dues: []casefile.Due{{On: "2026-12-24", Kind: application.DueWait}},
	}
	return casefile.Change{
		After: a,
		Events: []casefile.Event{{ApplicationID: id, Seq: 1, At: monday, Event: application.ApplicationSubmitted,
			Market: "ga", Kind: a.Kind, Actor: "provider", Data: map[string]any{"documentsRequired": 2.0}, Letters: []string{id + "-L01"}, Hash: "h1"}},
		Letters: []casefile.Letter{{Number: id + "-L01", Name: application.LetterConfirmation, Seq: 1, At: monday,
			Channel: "email", Delivery: casefile.DeliveryOwed}},
		Tasks: []casefile.Task{{Queue: application.QueueUnassigned, DueOn: "2026-11-27", Detail: "Assign a specialist."}},
		Filed: a.Dues,
		Applicant: &application.Applicant{ApplicationID: id, Submission: form.Submission{
			Kind: a.Kind, Market: "ga", NPI: a.NPI, TaxID: "000006789"}},
	}
}

// next is a change that does nothing yet to the file but move its rev.
func next(f application.File) casefile.Change {
	c := casefile.Change{Before: f.Application, After: f.Application}
	c.After.Rev++
	return c
}

// nextBut is next with a change of the state.
func nextBut(f application.File, change func(*application.Application)) casefile.Change {
	c := next(f)
	change(&c.After)
	return c
}

func enrolledProvider(number string) *participation.Participation {
	return &participation.Participation{Number: number, NPI: "1234567893", Market: "ga", TaxRef: "ref-1",
		Name: "Ada Sample Jr., NP", Status: participation.StatusActive, Rev: 1}
}

func commit(t *testing.T, s *table.Store, changes ...casefile.Change) {
	t.Helper()
	for _, c := range changes {
		if err := s.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func file(t *testing.T, s *table.Store, id string) application.File {
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
