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

// The plan asks on day 180 ahead and gives ninety days; late, it ends only by a person's order,
// with notice, and only while it waits for the provider. The director takes it back for
// thirty days (NCQA CR 4; 42 CFR 422.202(d)).
func TestALateRecredentialing(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	if by := r.File.Application.WaitUntil; by != r.Today().AddDays(90).OrNextBusinessDay() {
		t.Errorf("documents are asked for until %s", by)
	}
	r.Until(participation.DueRecredential)
	participates(t, r, participation.StatusActive)
	if r.Today() != dayOne.AddMonths(36).AddDays(1) {
		t.Errorf("it is late on %s", r.Today())
	}
	inQueue(t, r, casefile.QueueOverdue, true)
	o := change("end")
	o.OnlyIfLate = true
	r.Take(r.Story().Obey(dana, o, r.Renewal(), r.Now))
	due := r.Due(participation.DueEnd)
	r.Now = due.On.Start(time.UTC).Add(15 * time.Hour)
	told(t, r.Take(r.FallDue(due)), events{participation.ProviderEnded, participation.LoadStarted, application.ApplicationDiscontinued})
	participates(t, r, participation.StatusEnded)
	is(t, r, application.StateDiscontinued)
	_, err := r.File.Reopen(sam, "Please.", r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")

	r.Pass(30)
	take(r, "undo-end")
	participates(t, r, participation.StatusActive)
	is(t, r, application.StateGathering)
	if p := r.Standing(); p.Renewal == nil || p.Renewal.ApplicationID != r.File.Application.ID {
		t.Errorf("%+v", p.Renewal)
	}
}

func TestACompleteRecredentialingThatStaffAreLateWithGoesOn(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing().Sent()
	for range 6 {
		r.Until(participation.DueRecredential)
		participates(t, r, participation.StatusActive)
	}
	inQueue(t, r, participation.QueueDirector, true)
	r.Ready().Approved().Loaded()
	inQueue(t, r, participation.QueueDirector, false)
	participates(t, r, participation.StatusActive)
}

func TestAWithdrawnRenewalIsTheDirectors(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	r.Take(r.File.Withdraw("Retiring.", r.Network(), r.Now))
	participates(t, r, participation.StatusActive)
	for _, d := range r.Standing().Dues {
		if d.Kind == participation.DueRecredRemind {
			t.Errorf("they are still asked to renew: %+v", d)
		}
	}
	r.Until(participation.DueRecredential)
	participates(t, r, participation.StatusActive)
	inQueue(t, r, participation.QueueDirector, true)
	participates(t, r.Ended(), participation.StatusEnded)
}

// What the director did to a participation stands, whatever was being loaded then.
func TestARenewalDoesNotUndoASuspension(t *testing.T) {
	t.Parallel()
	for action, want := range map[participation.Action]participation.Status{"suspend": participation.StatusSuspended, "end": participation.StatusActive} {
		r := applicationtest.Nurse(t, 1).Recredentialing().Ready().Approved()
		take(r, action)
		r.Loaded()
		is(t, r, application.StateEnrolled)
		participates(t, r, want)
	}
}

func TestEndingAParticipationEndsItsRenewal(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing().Ended()
	is(t, r, application.StateDiscontinued)
	if len(r.File.Application.Dues) > 0 || len(r.File.Tasks) > 0 {
		t.Errorf("still due: %v, to do: %v", r.File.Application.Dues, r.File.Tasks)
	}
}

// The letter of a recredentialing tells the first day that is held since, and does not say that
// all goes on where the provider is suspended.
func TestARenewalsLetterTellsTheKeptDay(t *testing.T) {
	t.Parallel()
	for _, suspended := range []bool{false, true} {
		r := nurse(t).Recredentialing().Ready()
		if suspended {
			take(r, "suspend")
		}
		r.Approved()
		says := applicationtest.Says(r.File.Letters[len(r.File.Letters)-1])
		if len(says.Products) != 1 || says.Products[0].EffectiveOn != dayOne || says.Suspended != suspended {
			t.Errorf("suspended %t: the letter says %+v", suspended, says)
		}
	}
}
