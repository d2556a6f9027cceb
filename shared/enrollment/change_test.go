package enrollment

import (
	"strings"
	"testing"

	"credo/shared/application"
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
	change := held{applicationtest.Changed(t, sent, first).Contracted().Ready().Approved()}
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

// The directory lists nobody before the first day, and says from when to when.
func TestTheDirectoryListsNobodyEarly(t *testing.T) {
	t.Parallel()
	r := applicationtest.Nurse(t, 1).Contracted().Ready()
	d := application.Decision{Outcome: application.OutcomeApproved, Products: []participation.Term{{Product: "ga-marketplace", EffectiveOn: calendartest.Day.AddDays(45)}}}
	r.Take(r.File.Decide(applicationtest.Dana, d, r.Network(), r.Now))
	h, s := held{r}, &system{}
	load(t, h, s)
	early := listed(t, s)
	if early["active"] != false || early["period"] == nil || s.got[0].Products[0].State != participation.StatusPending {
		t.Errorf("45 days early: %v, %+v", early, s.got[0].Products)
	}
	status, err := r.Story().Status(r.Now)
	if err != nil || !strings.Contains(status.Headline, "January 7, 2027") || status.NextBy != calendartest.Day.AddDays(45) {
		t.Errorf("the page says %q, %v", status.Headline, err)
	}
	r.Until(participation.DueBegin)
	load(t, h, s)
	if now := listed(t, s); now["active"] != true {
		t.Errorf("on the day: %v", now)
	}
	h.order("end")
	load(t, h, s)
	if period, _ := listed(t, s)["period"].(object); period["end"] == nil {
		t.Errorf("the notice is not in the period: %v", period)
	}
}

// listed is the role that was published last.
func listed(t *testing.T, s *system) object {
	t.Helper()
	for _, e := range Bundle(s.got[len(s.got)-1])["entry"].([]object) {
		if o := e["resource"].(object); o["resourceType"] == "PractitionerRole" {
			return o
		}
	}
	t.Fatal("no role is listed")
	return nil
}
