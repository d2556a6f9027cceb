package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

type cost = map[string]int

func TestWhatItCosts(t *testing.T) {
	t.Parallel()
	s, calls := tabletest.Counted(t)
	for _, c := range []struct {
		what string
		do   func() error
		want cost
	}{
		{"submitting is one transaction", func() error { return s.Commit(t.Context(), opened("CRD-1")) }, cost{"TransactWriteItems": 1}},
		{"status is one query", func() error { _, err := s.FileFor(t.Context(), "CRD-1", "1234567893"); return err }, cost{"Query": 1}},
		{"a change is one query and one transaction", func() error {
			_, err := s.UpdateFile(t.Context(), "CRD-1", func(f application.File) (casefile.Change, error) { return next(f), nil })
			return err
		}, cost{"Query": 1, "TransactWriteItems": 1}},
		{"what changes nothing is one query", func() error {
			_, err := s.UpdateStoryFor(t.Context(), "CRD-1", "1234567893", func(s application.Story) (casefile.Change, error) {
				return casefile.Nothing(s.File.Head())
			})
			return err
		}, cost{"Query": 1}},
		{"a refused submission is one transaction", func() error {
			if _, ok := as[*table.HeldError](s.Commit(t.Context(), opened("CRD-2"))); !ok {
				t.Error("a second open application was taken")
			}
			return nil
		}, cost{"TransactWriteItems": 1}},
		{"a file opened by staff is one query and its applicant one read", func() error {
			_, err := s.File(t.Context(), "CRD-1")
			if err == nil {
				_, err = s.Applicant(t.Context(), "CRD-1")
			}
			return err
		}, cost{"Query": 1, "GetItem": 1}},
	} {
		calls.Reset()
		if err := c.do(); err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if diff := cmp.Diff(c.want, calls.Reset()); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
}

func TestAWrongIDAndAWrongNPIAreTheSame(t *testing.T) {
	t.Parallel()
	s, calls := tabletest.Counted(t)
	commit(t, s, opened("CRD-1"))
	calls.Reset()

	_, wrongID := s.FileFor(t.Context(), "CRD-9", "1234567893")
	callsForID := calls.Reset()
	_, wrongNPI := s.FileFor(t.Context(), "CRD-1", "1245319599")
	callsForNPI := calls.Reset()

	if wrongID == nil || wrongID.Error() != problem.NoApplication().Error() || wrongID.Error() != wrongNPI.Error() {
		t.Errorf("a wrong ID: %v; a wrong NPI: %v", wrongID, wrongNPI)
	}
	if diff := cmp.Diff(callsForID, callsForNPI); diff != "" {
		t.Errorf("they cost differently: %s", diff)
	}
}
