package application_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

// owned lists the elements of a file that are of its n-th owner.
func owned(r *road, n int) []string {
	ref := r.Who.Submission.Owners[n].Ref
	return slices.DeleteFunc(slices.Clone(r.File.Application.Elements), func(e string) bool { return !strings.HasSuffix(e, ":"+ref) })
}

// 42 CFR 455.436, 438.610: owners and managers are screened one by one; one who is excluded keeps
// the provider out, whatever was found of the others.
func TestEachOwnerIsScreened(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]form.Submission{"an organization": applicationtest.Organization(1, "ga", dayOne), "a group": applicationtest.Group(2, "ga", dayOne)} {
		r := applicationtest.Submitted(t, s).Contracted().Reviewed()
		for _, element := range r.File.Unverified(r.Today()) {
			if !slices.Contains(owned(r, 1), element) {
				r.Found(element, applicationtest.Met(element, dayOne))
			}
		}
		if left := r.File.Unverified(r.Today()); len(left) != 3 || r.File.Application.State != application.StateVerifying {
			t.Fatalf("%s: it is %s, without %v", name, r.File.Application.State, left)
		}
		_, err := r.File.Decide(dana, approve, r.Network(), r.Now)
		refused(t, err, problem.KindConflict, "")
		bad := owned(r, 1)[1]
		r.Verified().Found(bad, adverse)
		_, err = r.File.Decide(mel, application.Decision{Outcome: "approved", Meeting: r.Met(committee.Approve)}, r.Network(), r.Now)
		refused(t, err, problem.KindInvalid, "/products/0/product")
		var p *problem.Error
		if errors.As(err, &p); !strings.Contains(p.Fields[0].Detail, "(of an owner or manager)") {
			t.Errorf("%s: %s", name, p.Fields[0].Detail)
		}

		again := applicationtest.Submitted(t, s).Enrolled()
		again.Found(bad, adverse)
		if p := again.Standing(); p.Status != participation.StatusSuspended || p.Findings[0].Element != bad {
			t.Errorf("%s: %s, %v", name, p.Status, p.Findings)
		}
	}
}

// 42 CFR 455.104(c)(1)(iv): a new Tax ID brings the owners behind it; they are screened before it
// holds, and the former ones no longer count.
func TestANewTaxIDBringsItsOwners(t *testing.T) {
	t.Parallel()
	sent := applicationtest.Organization(1, "ga", dayOne)
	joined := applicationtest.Submitted(t, sent).Enrolled()
	former := joined.InForce.Form.Owners[0].Ref
	next := applicationtest.Change(sent, joined.Number(), "tax-id", dayOne)
	next.TaxID, next.W9.Line1 = "991239999", "Another Company, Inc."

	none := next
	none.Owners = nil
	_, err := application.Submit(none, "CRD-NONE", "ref-"+none.TaxID, &joined.Participation.Participation, joined.Now)
	refused(t, err, problem.KindInvalid, "/owners")

	r := applicationtest.Changed(t, next, joined)
	if len(owned(r, 0)) != 3 || slices.ContainsFunc(r.File.Application.Elements, func(e string) bool { return strings.HasSuffix(e, former) }) {
		t.Fatalf("asked of %v", r.File.Application.Elements)
	}
	bad := owned(r, 0)[0]
	r.Contracted().Ready().Found(bad, adverse)
	if p := r.Standing(); p.Status != participation.StatusActive || p.Findings[0].Element != bad {
		t.Errorf("who owns nothing of it yet suspends it: %s, %v", p.Status, p.Findings)
	}
	_, err = r.File.Decide(mel, application.Decision{Outcome: "approved", Meeting: r.Met(committee.Approve)}, r.Network(), r.Now)
	refused(t, err, problem.KindInvalid, "/products/0/product")
	r.Found(bad, applicationtest.Met(bad, r.Today())).Approved()
	if o := r.InForce.Form.Owners[0]; o.Ref == former || !slices.Contains(r.Standing().Elements, "exclusions-oig:"+o.Ref) {
		t.Errorf("the form in force has %s; counting %v", o.Ref, r.Standing().Elements)
	}
	_, err = r.Story().Participation.RecordVerification(sam, "exclusions-oig:"+former, adverse, r.Now)
	refused(t, err, problem.KindNotFound, "")
}

// A product that is added screens the owners of the contract anew, whatever its form says of them.
func TestAnAddedProductScreensTheOwnersOfTheContract(t *testing.T) {
	t.Parallel()
	sent := applicationtest.Organization(1, "oh", dayOne)
	sent.Products = []string{"oh-marketplace"}
	joined := applicationtest.Submitted(t, sent).Enrolled()
	next := applicationtest.Change(sent, joined.Number(), "products-add", dayOne)
	next.Products, next.Owners = []string{"oh-medicare-advantage"}, nil
	r := applicationtest.Changed(t, next, joined)
	for _, o := range joined.InForce.Form.Owners {
		if !r.File.Application.Requires("exclusions-sam:" + o.Ref) {
			t.Errorf("%s is not screened: %v", o.Ref, r.File.Application.Elements)
		}
	}
}

// twoStates is a prescriber who practises in Georgia and Alabama.
func twoStates(n int) form.Submission {
	s := applicationtest.Practitioner(n, "ga", "MD", dayOne)
	other := s.Locations[0]
	other.Name, other.Primary, other.Address.State, other.Address.ZIP = "Second office", false, "AL", "35201"
	s.Locations = append(s.Locations, other)
	s.Practitioner.PrescribesControlled = true
	s.Practitioner.Licenses = append(s.Practitioner.Licenses, form.License{State: "AL", Number: "AL-1", ExpiresOn: dayOne.AddMonths(9)})
	s.Practitioner.DEA = append(s.Practitioner.DEA, form.DEA{Number: s.Practitioner.DEA[0].Number, State: "AL", ExpiresOn: dayOne.AddMonths(9)})
	return s
}

// NCQA CR 3 A, 42 CFR 422.204(b): a license in each state in which they practise; one of another
// state stands for none. 21 CFR 1301.12: so it is with the DEA registration.
func TestEachStateHasItsLicense(t *testing.T) {
	t.Parallel()
	r := applicationtest.Submitted(t, twoStates(1)).Contracted().Reviewed()
	for _, element := range []string{"license", "license:FL", "dea-cds:FL", "exclusions-oig:person-0000000000"} {
		_, err := r.File.RecordVerification(sam, element, applicationtest.Met(element, dayOne), r.Now)
		refused(t, err, problem.KindNotFound, "")
	}
	for _, element := range []string{"license:GA", "license:AL", "dea-cds:GA", "dea-cds:AL"} {
		if !r.File.Application.Requires(element) {
			t.Errorf("%s is not asked: %v", element, r.File.Application.Elements)
		}
	}
	r.Verified().Found("license:AL", adverse)
	d := application.Decision{Outcome: "approved", Meeting: r.Met(committee.Approve)}
	_, err := r.File.Decide(mel, d, r.Network(), r.Now)
	refused(t, err, problem.KindInvalid, "/products/0/product")

	for element, due := range map[string]casefile.DueKind{"license:AL": participation.DueStop, "dea-cds:AL": participation.DueExpired} {
		r := applicationtest.Submitted(t, twoStates(2)).Contracted().Reviewed().Verified()
		v := applicationtest.Met(element, dayOne)
		v.ExpiresOn, v.Why = dayOne.AddMonths(6), "A mistake."
		r.Found(element, v).Approved().Loaded()
		falls := slices.IndexFunc(r.Standing().Dues, func(d casefile.Due) bool { return d.Kind == due && d.On == v.ExpiresOn.AddDays(1) })
		if falls < 0 {
			t.Fatalf("%s is not watched: %v", element, r.Standing().Dues)
		}
		r.Pass(r.Today().DaysUntil(v.ExpiresOn) + 1)
		r.Take(r.FallDue(r.Standing().Dues[falls]))
		if p := r.Standing(); p.Status != participation.StatusSuspended {
			t.Errorf("%s ran out, and it is %s", element, p.Status)
		}
	}
}
