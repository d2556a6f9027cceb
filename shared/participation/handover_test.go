package participation_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/participation"
)

func TestAParticipationOpensPending(t *testing.T) {
	t.Parallel()
	h := opened(t, func(o *participation.Opening) { o.Email, o.Channel = "corrected@example.com", "post" })
	p := h.is(participation.StatusPending)
	h.told(participation.ParticipationOpened, participation.LoadStarted)
	if e := h.last.Events[0]; e.Data["applicationId"] != first || e.Data["applicationHash"] != link.Hash {
		t.Errorf("it comes from %v", e.Data)
	}
	if diff := cmp.Diff([]participation.Term{product("ga-marketplace", participation.StatusPending)}, p.Terms); diff != "" {
		t.Error(diff)
	}
	if p.CredentialedOn != dayOne || p.RecredentialBy != over || p.ApplicationID != first || p.Load.For != first || p.Roster != "" || len(p.Dues) > 0 {
		t.Errorf("%+v", p)
	}
	if len(p.Locks) != 1 || p.Locks[0] != participation.Lock("ga", p.NPI, "ref-1") {
		t.Errorf("locks %v", p.Locks)
	}
	if c := h.inForce.Form.Contact; h.inForce.Number != 1 || p.Form != 1 || c.Email != "corrected@example.com" || c.Channel != "post" {
		t.Errorf("version %d of the form says %+v", h.inForce.Number, c)
	}
	d := h.file.Documents[0]
	if under, id := d.StoredUnder(number); d.ID != "held-001" || under != first || id != "doc-001" {
		t.Errorf("%s lies under %s, %s", d.ID, under, id)
	}
	if v, ok := h.file.Element("license:GA"); !ok || v.Result != credential.ResultMet {
		t.Errorf("elements %v", h.file.Elements)
	}
}

// renewal is what a recredentialing hands over, decided three years on.
func renewal(terms ...participation.Term) participation.Outcome {
	o := outcome()
	o.Link = participation.Link{ApplicationID: "CRD-SECOND", Hash: "the renewal's", Kind: form.KindRecredentialing}
	o.Terms, o.DecidedOn, o.Name = terms, dayOne.AddDays(1040), "Another Name"
	o.Documents = []casefile.Document{{ID: "doc-007", Type: "license", State: casefile.DocumentGood, RequestedAt: at(1000), ExpiresOn: dayOne.AddMonths(49)}}
	o.Applies, o.Elements = []string{"license:GA"}, []credential.Element{{Element: "license:GA", Result: credential.ResultMet, VerifiedOn: dayOne.AddDays(1039)}}
	return o
}

func TestARenewalStartsANewCycle(t *testing.T) {
	t.Parallel()
	h := active(t)
	h.take(h.file.Await(sam, participation.Link{ApplicationID: "CRD-SECOND"}, participation.Renewal{ApplicationID: "CRD-SECOND", Stage: participation.StageOpen}, at(900)))
	name := h.file.Participation.Name
	h.take(h.file.Renew(dana, renewal(participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne.AddDays(1040)}), at(1040)))
	h.told(participation.ParticipationRenewed, participation.LoadStarted)
	p := h.is(participation.StatusActive)
	if p.CredentialedOn != dayOne.AddDays(1040) || p.RecredentialBy != dayOne.AddDays(1040).AddMonths(36) || p.Renewal != nil || p.ApplicationID != "CRD-SECOND" || p.EnrolledOn != dayOne {
		t.Errorf("%+v", p)
	}
	if p.Terms[0] != product("ga-marketplace", participation.StatusActive) {
		t.Errorf("the product has another first day: %+v", p.Terms)
	}
	if p.Name != name {
		t.Errorf("the form in force names %s, not %s", name, p.Name)
	}
	if d := h.file.Checklist()[0]; d.ExpiresOn != dayOne.AddMonths(49) || !slices.Contains(p.Dues, casefile.Due{On: dayOne.AddMonths(49).AddDays(1), Kind: participation.DueExpired, Ref: string(dayOne.AddMonths(49))}) {
		t.Errorf("%+v stands for the license; dues %v", d, p.Dues)
	}
	if v, _ := h.file.Element("license:GA"); v.VerifiedOn != dayOne.AddDays(1039) {
		t.Errorf("the license was verified on %s", v.VerifiedOn)
	}
}

func TestWhatARenewalLeavesOfTheProducts(t *testing.T) {
	t.Parallel()
	two := func(o *participation.Opening) {
		o.Asked = []string{"ga-marketplace", "ga-medicare"}
		o.Terms = append(o.Terms, participation.Term{Product: "ga-medicare", EffectiveOn: dayOne})
	}
	h := active(t, two)
	added := participation.Amendment{Added: []participation.Term{{Product: "ga-later", EffectiveOn: dayOne}}, HoldsFrom: dayOne, Why: "added"}
	h.take(h.file.Amend(dana, added, h.inForce, at(950))) // while the recredentialing is open
	o := renewal(participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne.AddDays(1040)})
	o.Asked = []string{"ga-marketplace", "ga-medicare"}
	h.take(h.file.Renew(dana, o, at(1040)))
	left := product("ga-medicare", participation.StatusActive)
	left.EndedOn = dayOne.AddDays(1040 + 60) // with notice
	want := []participation.Term{product("ga-marketplace", participation.StatusActive), left, product("ga-later", participation.StatusActive)}
	if diff := cmp.Diff(want, h.file.Participation.Terms); diff != "" {
		t.Error(diff)
	}
	h.fall(participation.DueEnd, participation.Beside{}).told(participation.ProductsEnded, participation.LoadStarted)
	if p := h.is(participation.StatusActive); p.Terms[1].State != participation.StatusEnded {
		t.Errorf("%+v", p.Terms)
	}
}

// What the director did stands, whatever is decided of an application.
func TestARenewalLeavesASuspensionAlone(t *testing.T) {
	t.Parallel()
	h := active(t).obey("suspend", 950)
	h.take(h.file.Renew(dana, renewal(product("ga-marketplace", "")), at(1040)))
	h.is(participation.StatusSuspended)
	h.loaded(1041).is(participation.StatusSuspended)
}

func TestAFullDecision(t *testing.T) {
	t.Parallel()
	confirmed := func(h *holder) *holder {
		o := outcome()
		o.DecidedOn = dayOne.AddDays(20)
		return h.take(h.file.Confirm(dana, o, at(20)))
	}
	h := active(t, provisionally)
	if p := h.is(participation.StatusProvisional); p.Renewal == nil || p.Renewal.ApplicationID != first {
		t.Errorf("it waits for %+v", p.Renewal)
	}
	p := confirmed(h).is(participation.StatusActive)
	h.told(participation.ParticipationConfirmed, participation.LoadStarted)
	if p.Provisional || p.Renewal != nil || p.CredentialedOn != dayOne.AddDays(20) || p.RecredentialBy != dayOne.AddDays(20).AddMonths(36) || p.Terms[0].State != participation.StatusActive {
		t.Errorf("%+v", p)
	}
	if len(h.file.Documents) != 1 {
		t.Errorf("a document came twice: %+v", h.file.Documents)
	}
	suspended := confirmed(active(t, provisionally).obey("suspend", 3))
	suspended.is(participation.StatusSuspended)
	suspended.obey("reinstate", 21).is(participation.StatusActive)
}
