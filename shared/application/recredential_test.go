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

// NCQA CR 3 C, CR 4: nobody is recredentialed on the signature or the answers of the last cycle;
// letters and page ask for new ones until they are there, and a yes is judged.
func TestARecredentialingHasANewSignatureAndNewDisclosures(t *testing.T) {
	t.Parallel()
	r := nurse(t).Recredentialing()
	if s := r.Who.Submission; len(s.Disclosures) > 0 || s.Attestation.SignedOn != "" || r.File.Application.Requires("disclosures") {
		t.Fatalf("carried over: %+v", s.Attestation)
	}
	if says := applicationtest.Says(r.File.Letters[len(r.File.Letters)-1]); !says.Attest || says.DueOn != r.File.Application.WaitUntil {
		t.Errorf("the letter says %+v", says)
	}
	asksToSign(t, r, true)
	r.Until(participation.DueRecredRemind)
	if says := applicationtest.Says(r.Participation.Letters[len(r.Participation.Letters)-1]); !says.Attest {
		t.Errorf("the reminder says %+v", says)
	}
	_, err := r.File.RecordVerification(sam, "attestation", applicationtest.Met("attestation", r.Today()), r.Now)
	refused(t, err, problem.KindConflict, "")
	x := r.Attestation()
	x.Disclosures = slices.Clone(x.Disclosures)
	x.Disclosures[3].Answer, x.Disclosures[3].Explanation = true, "Convicted in May, fined."
	r.Take(r.File.Attest(x, r.Who.Submission, r.Now))
	asksToSign(t, r, false)
	if len(r.Who.Submission.Disclosed()) != 1 || !r.File.Application.Requires("disclosures") {
		t.Errorf("the form says %+v", r.Who.Submission.Disclosures)
	}
	if c, err := r.File.Attest(x, r.Who.Submission, r.Now); err != nil || !c.Empty() {
		t.Errorf("signed twice: %v", err)
	}
	r.Ready()
	is(t, r, application.StateReady)
	if v, _ := r.File.Element("attestation"); v.Since != r.Today() {
		t.Errorf("verified as signed on %s", v.Since)
	}
}

func asksToSign(t *testing.T, r *road, want bool) {
	t.Helper()
	s, err := r.Story().Status(r.Now)
	got := slices.ContainsFunc(s.Actions, func(a application.Action) bool { return a.Type == "attest" })
	if err != nil || got != want {
		t.Errorf("asks to sign: %t, %v", got, err)
	}
	if waits := r.File.Application.State == application.StateGathering; want && r.File.Application.Kind == form.KindRecredentialing && !waits {
		t.Errorf("it is %s", r.File.Application.State)
	}
}

// Who works only in a facility is not credentialed, and so attests to nothing; a group does.
func TestWhoSignsARecredentialing(t *testing.T) {
	t.Parallel()
	facility := applicationtest.Practitioner(1, "ga", "MD", dayOne)
	facility.Practitioner.FacilityBasedOnly = true
	for name, c := range map[string]struct {
		of    form.Submission
		signs bool
	}{
		"a practitioner":              {applicationtest.Practitioner(1, "ga", "MD", dayOne), true},
		"one who works in a facility": {facility, false},
		"an organization":             {applicationtest.Organization(1, "ga", dayOne), true},
		"a group":                     {applicationtest.Group(1, "ga", dayOne), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := applicationtest.Submitted(t, c.of).Recredentialing()
			if got := len(r.File.SignatureActions()) > 0; got != c.signs {
				t.Errorf("signs: %t", got)
			}
			r.Ready().Approved().Loaded()
			is(t, r, application.StateEnrolled)
		})
	}
}

// A signature that grows too old to decide on is given anew on the page that the letter names.
func TestAnOldSignatureIsGivenAnew(t *testing.T) {
	t.Parallel()
	r := nurse(t).Reviewed().Until(application.DueAttestation)
	asksToSign(t, r, true)
	r.Attested()
	asksToSign(t, r, false)
	if due := r.Due(application.DueAttestation); due.On <= r.Today() {
		t.Errorf("asked again on %s", due.On)
	}
}
