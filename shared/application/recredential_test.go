package application_test

import (
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

func TestARecredentialing(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	first := r.File.Application
	if due := r.Due(application.DueRecredOpen); due.On != "2029-05-27" { // 180 days ahead
		t.Errorf("it opens on %s", due.On)
	}
	r.Until(application.DueRecredOpen)
	a := r.File.Application
	if a.Kind != form.KindRecredentialing || a.Supersedes != first.ID || r.Former.Application.SupersededBy != a.ID || a.Contract != application.ContractExecuted {
		t.Fatalf("%+v", a)
	}
	participates(t, r, participation.StatusActive)
	r.Ready().Approved()
	is(t, r, application.StateEnrolling)
	r.Loaded()
	is(t, r, application.StateEnrolled)
	participates(t, r, participation.StatusActive)
	p := r.Provider
	if p.Number != first.Provider || p.ApplicationID != a.ID || p.Participation[0].EffectiveOn != "2026-11-23" || p.EnrolledOn != "2026-11-23" {
		t.Errorf("the provider is %+v", p)
	}
	if p.CredentialedOn != "2029-05-27" || p.RecredentialBy != "2032-05-27" {
		t.Errorf("the cycle runs from %s to %s", p.CredentialedOn, p.RecredentialBy)
	}
}

// What is still good is not asked for again, and stays where its bytes are.
func TestGoodDocumentsAreCarriedOver(t *testing.T) {
	t.Parallel()
	r := nurse(t).Reviewed()
	for _, d := range r.File.Documents[1:] { // good beyond the cycle
		d.ExpiresOn = "2040-01-01"
		r.File = r.File.Apply(casefile.Change{After: r.File.Application, Documents: []casefile.Document{d}})
	}
	r.Contracted().Verified().Approved().Loaded().Until(application.DueRecredOpen)
	old := r.Former.Application.ID
	if len(r.File.Documents) != len(r.Former.Documents)-1 {
		t.Fatalf("%d of %d documents came along", len(r.File.Documents), len(r.Former.Documents))
	}
	for _, d := range r.File.Documents {
		was, ok := r.Former.Document(d.ID)
		if !ok || was.SHA256 != d.SHA256 || d.StoredUnder(r.File.Application.ID) != old {
			t.Errorf("%s of %s is not %+v", d.ID, d.Origin, was)
		}
	}
	c := r.Take(r.File.RequestUpload(casefile.Upload{Type: "other", FileName: "a.pdf", ContentType: "application/pdf", Size: 9}, r.Now))
	next := c.Documents[0]
	if _, taken := r.Former.Document(next.ID); taken || next.StoredUnder(r.File.Application.ID) == old {
		t.Errorf("the next document, %s, takes the place of one that came along", next.ID)
	}
}

func TestALateRecredentialing(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing().Until(application.DueRecredential)
	participates(t, r, participation.StatusActive)
	if r.Today() != "2029-11-24" {
		t.Errorf("it is late on %s", r.Today())
	}
	inQueue(t, r, casefile.QueueOverdue, true)
	c := func() casefile.Change {
		due := r.Due(application.DueRecredLate)
		r.Now = due.On.Start(time.UTC).Add(15 * time.Hour)
		return r.Take(r.File.FallDue(due, due.On, application.Context{Provider: &r.Provider}, r.Now))
	}()
	told(t, c, events{application.ApplicationDiscontinued, participation.ProviderEnded}, participation.LetterParticipationEnded)
	participates(t, r, participation.StatusEnded)
	is(t, r, application.StateDiscontinued)
	inQueue(t, r, casefile.QueueOverdue, false)
	_, err := r.File.Reopen(sam, "Please.", r.Now)
	refused(t, err, problem.KindConflict, "")
}

func TestAWithdrawnRenewalEndsWithItsCycle(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	by := r.File.Application.RecredBy
	r.Take(r.File.Withdraw("Retiring.", r.Now))
	participates(t, r, participation.StatusActive)
	for _, d := range r.File.Application.Dues {
		if d.Kind == application.DueRecredRemind || d.Kind == application.DueRecredential {
			t.Errorf("they are still asked to renew: %+v", d)
		}
	}
	r.Until(application.DueRecredLate)
	participates(t, r, participation.StatusEnded)
	if ended := r.Provider.Participation[0].EndedOn; ended != by.AddDays(1) {
		t.Errorf("ended on %s, the cycle on %s", ended, by)
	}
}

// What the director did to a participation stands, whatever was being loaded then.
func TestARenewalDoesNotUndoASuspension(t *testing.T) {
	t.Parallel()
	for action, want := range map[string]participation.Status{"suspend": participation.StatusSuspended, "end": participation.StatusEnded} {
		r := applicationtest.Nurse(t, 1).Recredentialing().Ready().Approved()
		take(r, action)
		r.Loaded()
		is(t, r, application.StateEnrolled)
		participates(t, r, want)
	}
}

func TestEndingAParticipationEndsItsRenewal(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	told(t, take(r, "end"), events{application.ApplicationDiscontinued, participation.ProviderEnded}, participation.LetterParticipationEnded)
	is(t, r, application.StateDiscontinued)
	if len(r.File.Application.Dues) > 0 || len(r.File.Tasks) > 0 {
		t.Errorf("still due: %v, to do: %v", r.File.Application.Dues, r.File.Tasks)
	}
}
