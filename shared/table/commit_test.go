package table_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

func TestACommittedFileReadsAsApplied(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	first := opened("CRD-1")
	commit(t, s, first)
	want := application.File{}.Apply(first)
	same(t, want, file(t, s, "CRD-1"))

	second := nextBut(want, func(a *application.Application) {
		a.LastSeq, a.State = 2, application.StateVerifying
		a.Dues = []casefile.Due{{On: "2027-01-04", Kind: application.DueExpired, Ref: "doc-001"}}
	})
	second.Filed, second.Unfiled = second.After.Dues, first.Filed
	second.Events = []casefile.Event{{Case: application.CaseName, ID: "CRD-1", Seq: 2, At: monday, Event: casefile.DocumentReceived}}
	second.Documents = []casefile.Document{
		{ID: "doc-001", Type: "w9", State: casefile.DocumentInReview, RequestedAt: monday},
		{ID: "doc-002", Type: "license", State: casefile.DocumentInReview, RequestedAt: monday}}
	second.Items = []casefile.Item{{Part: credential.Part, Ref: "license", Value: credential.Group{Results: []credential.Element{{Element: "license:GA", Result: credential.ResultMet, VerifiedOn: "2026-11-23"}}}}}
	second.Discrepancies = []casefile.Discrepancy{{ID: "q-1", Element: "license", DueOn: "2026-12-01"}}
	second.Notes = []casefile.Note{{At: monday, Actor: "staff:sam", Text: "one"}, {At: monday, Actor: "staff:sam", Text: "two"}}
	second.Tasks = []casefile.Task{{Queue: application.QueueDocuments, DueOn: "2026-11-27"}}
	second.Closed = []casefile.Queue{application.QueueUnassigned}
	commit(t, s, second)
	same(t, want.Apply(second), file(t, s, "CRD-1"))

	applicant, err := s.Applicant(t.Context(), "CRD-1")
	if err != nil || applicant.TaxID != "000006789" {
		t.Errorf("applicant %v, %v", applicant.NPI, err)
	}
}

func TestSomebodyElsesWriteInBetweenIsAConflict(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	f := file(t, s, "CRD-1")
	commit(t, s, next(f))
	if err := s.Commit(t.Context(), next(f)); !errors.Is(err, table.ErrConflict) {
		t.Errorf("a second write on the same rev: %v", err)
	}
	if err := s.Commit(t.Context(), opened("CRD-1")); !errors.Is(err, table.ErrTaken) {
		t.Errorf("a second file of the same ID: %v", err)
	}
}

func TestOnlyOneApplicationIsOpen(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))

	err := s.Commit(t.Context(), opened("CRD-2"))
	open, ok := as[*table.HeldError](err)
	if !ok || open.Holder != "CRD-1" || !problem.Is(err, problem.KindConflict) {
		t.Fatalf("a second application beside an open one: %v", err)
	}
	if _, err := s.File(t.Context(), "CRD-2"); !problem.Is(err, problem.KindNotFound) {
		t.Errorf("the refused application left something: %v", err)
	}
	commit(t, s, opened("CRD-3", func(a *application.Application) { a.TaxRef = "ref-2" }))

	withdrawn := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State = application.StateWithdrawn })
	commit(t, s, withdrawn, opened("CRD-2"))

	again := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State = application.StateGathering })
	if open, ok := as[*table.HeldError](s.Commit(t.Context(), again)); !ok || open.Holder != "CRD-2" {
		t.Error("a closed application was opened beside the one that followed it")
	}
}

func TestAnEnrolledProviderDoesNotJoinAgain(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	joins := func(id string) casefile.Change {
		c := opened(id)
		c.Free = []casefile.Lock{participation.Lock("ga", "1234567893", "ref-1")}
		return c
	}
	commit(t, s, enrolled("4000000001", "ref-1", participation.StatusActive))
	err := s.Commit(t.Context(), joins("CRD-2"))
	if p, ok := as[*table.HeldError](err); !ok || p.Holder != "4000000001" || !problem.Is(err, problem.KindConflict) {
		t.Fatalf("a second joining: %v", err)
	}
	if p, ok := as[*table.HeldError](s.Commit(t.Context(), enrolled("4000000002", "ref-1", participation.StatusPending))); !ok || p.Holder != "4000000001" {
		t.Fatalf("a second participation: %v", p)
	}
	ended := enrolled("4000000001", "ref-1", participation.StatusEnded)
	ended.Before = enrolled("4000000001", "ref-1", participation.StatusActive).After
	ended.After.Rev = 2
	commit(t, s, ended, joins("CRD-2"), enrolled("4000000002", "ref-1", participation.StatusPending))
}

func TestProviderNumbersAndRevs(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, enrolled("4000000001", "ref-1", participation.StatusActive))
	if err := s.Commit(t.Context(), enrolled("4000000001", "ref-2", participation.StatusActive)); !errors.Is(err, table.ErrTaken) {
		t.Fatalf("a number drawn twice: %v", err)
	}
	moved := enrolled("4000000001", "ref-9", participation.StatusActive)
	moved.Before = enrolled("4000000001", "ref-1", participation.StatusActive).After
	moved.After.Rev = 2
	state := moved.State.(participation.Participation)
	state.Rev = 2
	moved.State = state
	commit(t, s, moved, enrolled("4000000002", "ref-1", participation.StatusActive)) // the place under the old Tax ID is free
	if err := s.Commit(t.Context(), moved); !errors.Is(err, table.ErrConflict) {
		t.Fatalf("a participation written from a stale reading: %v", err)
	}
	if p, err := s.Participation(t.Context(), "4000000001"); err != nil || p.Participation.TaxRef != "ref-9" {
		t.Errorf("provider %+v, %v", p.Participation, err)
	}
	if _, err := s.Participation(t.Context(), "4000000009"); !problem.Is(err, problem.KindNotFound) {
		t.Errorf("an unknown number: %v", err)
	}
}

func TestARepeatedRequestGetsItsFirstAnswer(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	answer := casefile.Answer{Key: "k", Hash: "one", Status: 201, Body: `{"applicationId":"CRD-1"}`, At: monday}
	first := opened("CRD-1")
	first.Answer = &answer
	commit(t, s, first)

	repeated := opened("CRD-2") // a new ID was drawn, and the lock is held too
	repeated.Answer = &answer
	if r, ok := as[*table.RepeatedError](s.Commit(t.Context(), repeated)); !ok || r.Answer != answer {
		t.Errorf("repeated: %+v", r)
	}
	other := answer
	other.Hash = "two"
	repeated.Answer = &other
	if err := s.Commit(t.Context(), repeated); !problem.Is(err, problem.KindInvalid) {
		t.Errorf("the key of another request: %v", err)
	}
	if r, ok := as[*table.RepeatedError](s.Answered(t.Context(), "k", "one")); !ok || r.Answer != answer {
		t.Error("the answer is not found")
	}
	if err := s.Answered(t.Context(), "new", "one"); err != nil {
		t.Errorf("a new key: %v", err)
	}
}

func TestTwoCasesInOneTransaction(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	done := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State, a.Provider = application.StateEnrolling, "4000000001" })
	done.Also = []casefile.Change{enrolled("4000000001", "ref-1", participation.StatusPending)}
	commit(t, s, done)
	story, err := s.Story(t.Context(), "CRD-1")
	if err != nil || story.Participation == nil || story.Participation.Participation.Status != participation.StatusPending {
		t.Errorf("the second case: %+v, %v", story.Participation, err)
	}
	stale := nextBut(file(t, s, "CRD-1"), func(*application.Application) {})
	other := enrolled("4000000001", "ref-1", participation.StatusActive)
	other.Before, other.After.Rev = other.After, 8
	other.Before.Rev = 7
	stale.Also = []casefile.Change{other}
	if err := s.Commit(t.Context(), stale); !errors.Is(err, table.ErrConflict) || file(t, s, "CRD-1").Application.Rev != 2 {
		t.Errorf("one of two was stale: %v", err)
	}
}

func same(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
