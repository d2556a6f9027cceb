package application_test

import (
	"slices"
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
	opens := dayOne.AddMonths(36).AddDays(-180)
	if due := r.Due(participation.DueRecredOpen); due.On != opens {
		t.Errorf("it opens on %s", due.On)
	}
	r.Until(participation.DueRecredOpen)
	a := r.File.Application
	if a.Kind != form.KindRecredentialing || a.Supersedes != first.ID || r.Standing().Renewal.ApplicationID != a.ID || a.Contract != application.ContractExecuted {
		t.Fatalf("%+v", a)
	}
	participates(t, r, participation.StatusActive)
	r.Ready().Approved()
	is(t, r, application.StateEnrolling)
	r.Loaded()
	is(t, r, application.StateEnrolled)
	participates(t, r, participation.StatusActive)
	p := r.Standing()
	if p.ID != first.Provider || p.ApplicationID != a.ID || p.Terms[0].EffectiveOn != dayOne || p.EnrolledOn != dayOne {
		t.Errorf("the provider is %+v", p)
	}
	if p.CredentialedOn != opens || p.RecredentialBy != opens.AddMonths(36) {
		t.Errorf("the cycle runs from %s to %s", p.CredentialedOn, p.RecredentialBy)
	}
}

// What is still good is not asked for again, and stays where its bytes are.
func TestGoodDocumentsAreCarriedOver(t *testing.T) {
	t.Parallel()
	r := nurse(t).Reviewed()
	for _, d := range r.File.Documents[1:] { // good beyond the cycle
		d.ExpiresOn = dayOne.AddMonths(12 * 13)
		r.File = r.File.Apply(casefile.Change{After: r.File.Application.Header, State: r.File.Application, Documents: []casefile.Document{d}})
	}
	r.Contracted().Verified().Approved().Loaded().Until(participation.DueRecredOpen)
	old := r.Former.Application.ID
	if len(r.File.Documents) != len(r.Former.Documents)-1 {
		t.Fatalf("%d of %d documents came along", len(r.File.Documents), len(r.Former.Documents))
	}
	for _, d := range r.File.Documents {
		at, id := d.StoredUnder(r.File.Application.ID)
		was, ok := r.Former.Document(id)
		if !ok || was.SHA256 != d.SHA256 || at != old {
			t.Errorf("%s of %s is not %+v", d.ID, d.Origin, was)
		}
	}
	c := r.Take(r.File.RequestUpload(casefile.Upload{Type: "other", FileName: "a.pdf", ContentType: "application/pdf", Size: 9}, r.Now, r.Real))
	next := c.Documents[0]
	if at, id := next.StoredUnder(r.File.Application.ID); at == old || id != next.ID || slices.ContainsFunc(r.File.Documents[:len(r.File.Documents)-1], func(d casefile.Document) bool { return d.ID == id }) {
		t.Errorf("the next document, %s, takes the place of one that came along", next.ID)
	}
}

func TestALateRecredentialing(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing().Until(participation.DueRecredential)
	participates(t, r, participation.StatusActive)
	if r.Today() != dayOne.AddMonths(36).AddDays(1) {
		t.Errorf("it is late on %s", r.Today())
	}
	inQueue(t, r, casefile.QueueOverdue, true)
	c := func() casefile.Change {
		due := r.Due(participation.DueRecredLate)
		r.Now = due.On.Start(time.UTC).Add(15 * time.Hour)
		return r.Take(r.FallDue(due))
	}()
	told(t, c, events{participation.ProviderEnded, participation.LoadStarted, application.ApplicationDiscontinued}, participation.LetterParticipationEnded)
	participates(t, r, participation.StatusEnded)
	is(t, r, application.StateDiscontinued)
	inQueue(t, r, casefile.QueueOverdue, false)
	_, err := r.File.Reopen(sam, "Please.", r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
}

func TestAWithdrawnRenewalEndsWithItsCycle(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	by := r.File.Application.RecredBy
	r.Take(r.File.Withdraw("Retiring.", r.Network(), r.Now))
	participates(t, r, participation.StatusActive)
	for _, d := range r.Standing().Dues {
		if d.Kind == participation.DueRecredRemind || d.Kind == participation.DueRecredential {
			t.Errorf("they are still asked to renew: %+v", d)
		}
	}
	r.Until(participation.DueRecredLate)
	participates(t, r, participation.StatusEnded)
	if ended := r.Standing().Terms[0].EndedOn; ended != by.AddDays(1) {
		t.Errorf("ended on %s, the cycle on %s", ended, by)
	}
}

// What the director did to a participation stands, whatever was being loaded then.
func TestARenewalDoesNotUndoASuspension(t *testing.T) {
	t.Parallel()
	for action, want := range map[string]struct {
		status participation.Status
		state  application.State
	}{
		"suspend": {participation.StatusSuspended, application.StateEnrolled},
		"end":     {participation.StatusEnded, application.StateDiscontinued},
	} {
		r := applicationtest.Nurse(t, 1).Recredentialing().Ready().Approved()
		take(r, action)
		r.Loaded()
		is(t, r, want.state)
		participates(t, r, want.status)
	}
}

func TestEndingAParticipationEndsItsRenewal(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	told(t, take(r, "end"), events{participation.ProviderEnded, participation.LoadStarted, application.ApplicationDiscontinued}, participation.LetterParticipationEnded)
	is(t, r, application.StateDiscontinued)
	if len(r.File.Application.Dues) > 0 || len(r.File.Tasks) > 0 {
		t.Errorf("still due: %v, to do: %v", r.File.Application.Dues, r.File.Tasks)
	}
}
