package enrollment

import (
	"testing"

	"credo/shared/application/applicationtest"
	"credo/shared/participation"
)

// A contract change's Tax ID stays the one that is paid, whatever is loaded later.
func TestTheRecordFollowsTheFormInForce(t *testing.T) {
	t.Parallel()
	s := &system{}
	first := applicationtest.Nurse(t, 1).Enrolled()
	sent := applicationtest.Change(first.Who.Submission, first.Number(), "tax-id", "2026-11-23")
	sent.TaxID = "000009999"
	change := held{applicationtest.Changed(t, sent, first).Contracted().Ready().Approved()}
	load(t, change, s)
	paid(t, s, "after the change", sent.TaxID, participation.StatusActive)
	if told := s.got[len(s.got)-1].ApplicationID; told != change.File.Application.ID {
		t.Errorf("the change is told as of %s", told)
	}

	first.Participation, first.InForce = change.Road.Participation, change.Road.InForce
	h := held{first}
	h.order("suspend")
	load(t, h, s)
	paid(t, s, "suspended", sent.TaxID, participation.StatusSuspended)
	h.order("reinstate")
	load(t, h, s)

	first.Until(participation.DueRecredOpen).Ready().Approved()
	load(t, h, s)
	paid(t, s, "renewed", sent.TaxID, participation.StatusActive)
	if last, p := s.got[len(s.got)-1], h.Standing(); last.ApplicationID != h.File.Application.ID || last.RecredentialBy != p.RecredentialBy {
		t.Errorf("told as of %s, due %s", last.ApplicationID, last.RecredentialBy)
	}
}

func paid(t *testing.T, s *system, when, taxID string, status participation.Status) {
	t.Helper()
	r := s.got[len(s.got)-1]
	if r.TaxID != taxID || r.Status != status || len(r.Products) != 1 || r.Products[0].State != status {
		t.Errorf("%s the record says %s, %s, %+v", when, r.TaxID, r.Status, r.Products)
	}
}
