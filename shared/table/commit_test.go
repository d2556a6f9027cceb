package table_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
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

	second := next(want)
	second.After.LastSeq, second.After.State = 2, application.StateVerifying
	second.After.Dues = []casefile.Due{{On: "2027-01-04", Kind: application.DueExpired, Ref: "doc-001"}}
	second.Filed, second.Unfiled = second.After.Dues, first.Filed
	second.Events = []casefile.Event{{ApplicationID: "CRD-1", Seq: 2, At: monday, Event: casefile.DocumentReceived}}
	second.Documents = []casefile.Document{
		{ID: "doc-001", Type: "w9", State: casefile.DocumentInReview, RequestedAt: monday},
		{ID: "doc-002", Type: "license", State: casefile.DocumentInReview, RequestedAt: monday}}
	second.Elements = []credential.Element{{Element: "license", Result: credential.ResultMet, VerifiedOn: "2026-11-23"}}
	second.Discrepancies = []casefile.Discrepancy{{ID: "q-1", Element: "license", DueOn: "2026-12-01"}}
	second.Notes = []casefile.Note{{At: monday, Actor: "staff:sam", Text: "one"}, {At: monday, Actor: "staff:sam", Text: "two"}}
	second.Tasks = []casefile.Task{{Queue: application.QueueDocuments, DueOn: "2026-11-27"}}
	second.Closed = []casefile.Queue{application.QueueUnassigned}
	commit(t, s, second)
	same(t, want.Apply(second), file(t, s, "CRD-1"))

	applicant, err := s.Applicant(t.Context(), "CRD-1")
	if err != nil || applicant.Submission.TaxID != "000006789" {
		t.Errorf("applicant %v, %v", applicant.ApplicationID, err)
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
	if err := s.Commit(t.Context(), opened("CRD-1")); !errors.Is(err, table.ErrConflict) {
		t.Errorf("a second file of the same ID: %v", err)
	}
}

func TestOnlyOneApplicationIsOpen(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))

	err := s.Commit(t.Context(), opened("CRD-2"))
	open, ok := as[*table.OpenError](err)
	if !ok || open.Holder != "CRD-1" || !problem.Is(err, problem.KindConflict) {
		t.Fatalf("a second application beside an open one: %v", err)
	}
	if _, err := s.File(t.Context(), "CRD-2"); !problem.Is(err, problem.KindNotFound) {
		t.Errorf("the refused application left something: %v", err)
	}
	other := opened("CRD-3")
	other.After.TaxRef = "ref-2"
	commit(t, s, other)

	withdrawn := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State = application.StateWithdrawn })
	commit(t, s, withdrawn, opened("CRD-2"))

	again := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State = application.StateGathering })
	if open, ok := as[*table.OpenError](s.Commit(t.Context(), again)); !ok || open.Holder != "CRD-2" {
		t.Error("a closed application was opened beside the one that followed it")
	}
}

func TestAnEnrolledProviderDoesNotJoinAgain(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	loaded := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State = application.StateEnrolled })
	loaded.Provider = enrolledProvider("P-1")
	commit(t, s, loaded)

	err := s.Commit(t.Context(), opened("CRD-2"))
	if p, ok := as[*table.ProviderError](err); !ok || p.Number != "P-1" || !problem.Is(err, problem.KindConflict) {
		t.Fatalf("a second joining: %v", err)
	}

	ended := nextBut(file(t, s, "CRD-1"), func(*application.Application) {})
	ended.Provider = enrolledProvider("P-1")
	ended.Provider.Status, ended.Provider.Rev = participation.StatusEnded, 2
	commit(t, s, ended, opened("CRD-2"))
	rejoined := nextBut(file(t, s, "CRD-2"), func(a *application.Application) { a.State = application.StateEnrolled })
	rejoined.Provider = enrolledProvider("P-2")
	commit(t, s, rejoined)
}

func TestProviderNumbersAndRevs(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	first, second := opened("CRD-1"), opened("CRD-2")
	second.After.TaxRef = "ref-2"
	first.Provider, second.Provider = enrolledProvider("P-1"), enrolledProvider("P-1")
	second.Provider.TaxRef = "ref-2"
	commit(t, s, first)
	if err := s.Commit(t.Context(), second); !errors.Is(err, table.ErrProviderNumberTaken) {
		t.Fatalf("a number drawn twice: %v", err)
	}
	stale := next(file(t, s, "CRD-1"))
	stale.Provider = enrolledProvider("P-1")
	stale.Provider.Rev = 3
	if err := s.Commit(t.Context(), stale); !errors.Is(err, table.ErrConflict) {
		t.Fatalf("a provider written from a stale reading: %v", err)
	}

	moved := next(file(t, s, "CRD-1"))
	moved.Removed = enrolledProvider("P-1")
	moved.Provider = enrolledProvider("P-1")
	moved.Provider.TaxRef, moved.Provider.Rev = "ref-9", 2
	moved.After.State = application.StateEnrolled
	commit(t, s, moved, opened("CRD-3"))
	if p, err := s.Provider(t.Context(), "P-1"); err != nil || p.TaxRef != "ref-9" {
		t.Errorf("provider %+v, %v", p, err)
	}
	if _, err := s.Provider(t.Context(), "P-9"); !problem.Is(err, problem.KindNotFound) {
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

func TestTwoFilesInOneTransaction(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	closed := nextBut(file(t, s, "CRD-1"), func(a *application.Application) { a.State, a.SupersededBy = application.StateEnrolled, "CRD-2" })
	renewal := opened("CRD-2")
	renewal.After.Kind = form.KindRecredentialing
	closed.Also = &renewal
	commit(t, s, closed)
	if got := file(t, s, "CRD-2"); got.Application.Kind != form.KindRecredentialing {
		t.Errorf("the second file: %+v", got.Application)
	}
	if got := file(t, s, "CRD-1"); got.Application.SupersededBy != "CRD-2" {
		t.Errorf("the first file: %+v", got.Application)
	}
}

func same(t *testing.T, want, got application.File) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
