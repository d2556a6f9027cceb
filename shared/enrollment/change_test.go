package enrollment

import (
	"testing"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/participation"
)

// A contract change's Tax ID stays the one that is paid, whatever is loaded later.
func TestTheRecordFollowsTheFormInForce(t *testing.T) {
	t.Parallel()
	s := &system{}
	first := applicationtest.Nurse(t, 1).Enrolled()
	sent := applicationtest.Change(first.Who.Submission, first.Number(), "tax-id", calendartest.Day)
	sent.TaxID = "990009999"
	change := held{applicationtest.Changed(t, sent, first).Ready().Approved()}
	load(t, change, s)
	paid(t, s, "after the change", sent.TaxID, participation.StatusActive)

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
	if last, p := s.got[len(s.got)-1], h.Standing(); last.Load != p.Load.Run || last.RecredentialBy != p.RecredentialBy {
		t.Errorf("told as of load %d, due %s", last.Load, last.RecredentialBy)
	}
}

func paid(t *testing.T, s *system, when, taxID string, status participation.Status) {
	t.Helper()
	r := s.got[len(s.got)-1]
	if r.TaxID != taxID || r.Status != status || len(r.Products) != 1 || r.Products[0].State != status {
		t.Errorf("%s the record says %s, %s, %+v", when, r.TaxID, r.Status, r.Products)
	}
}
