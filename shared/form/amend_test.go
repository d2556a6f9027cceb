package form_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"credo/shared/application/applicationtest"
	"credo/shared/form"
)

// inForce is any form that may be in force.
func inForce(t *rapid.T) form.Version {
	n := rapid.IntRange(1, 400).Draw(t, "n")
	s := rapid.SampledFrom([]form.Submission{
		applicationtest.Practitioner(n, "ga", "NP", formDay), applicationtest.Organization(n, "in", formDay),
		applicationtest.Group(n, "wv", formDay), applicationtest.Uploaded(applicationtest.Practitioner(n, "ky", "MD", formDay), formDay),
	}).Draw(t, "form")
	return form.Version{Number: rapid.IntRange(1, 9).Draw(t, "version"), Form: s}
}

// sent is a change as the provider sends it: what it is about, and slips beside it.
func sent(t *rapid.T, of form.Submission, what string) form.Submission {
	word := rapid.StringMatching(`[A-Z][a-z]{3,9}`).Draw(t, "word")
	s := applicationtest.Change(of, "1234567897", what, formDay)
	s.TaxID, s.TaxIDType = rapid.StringMatching(`00[0-9]{7}`).Draw(t, "tax ID"), "SSN"
	s.W9.Line1, s.W9.Upload = word, false
	s.Contact.Email, s.MedicaidID, s.NPI, s.Products = "slip@example.com", word, "1", nil
	if s.Organization != nil {
		o := *s.Organization
		o.LegalName, o.CCN = word, word
		s.Organization = &o
	}
	return s
}

var whats = []string{"tax-id", "irs-name", "products-add", "products-remove"}

func amended(t *rapid.T, v form.Version, d form.Delta) form.Version {
	next, err := v.Amended(d)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func same(t *rapid.T, want, got form.Submission) {
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatal(diff)
	}
}

// Whatever else a change repeats, and however wrongly, only what it is about changes.
func TestAChangeTouchesOnlyWhatItIsAbout(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := inForce(t)
		what := rapid.SampledFrom(whats).Draw(t, "what")
		s := sent(t, v.Form, what)
		d := s.ChangeDelta()
		want := v.Form
		switch what {
		case "tax-id":
			want.TaxID, want.TaxIDType, want.W9, want.Owners = s.TaxID, s.TaxIDType, s.W9, s.Owners
			if !slices.Equal(d.Fields(), []string{"/taxId", "/taxIdType", "/w9", "/owners"}) {
				t.Fatalf("it names %v", d.Fields())
			}
		case "irs-name":
			want.W9 = s.W9
			if want.Organization != nil {
				o := *want.Organization
				o.LegalName = s.Organization.LegalName
				want.Organization = &o
			}
		default:
			if !d.Empty() {
				t.Fatalf("products are no part of the form: %v", d)
			}
		}
		next := amended(t, v, d)
		same(t, want, next.Form)
		if next.Number != v.Number+1 || len(next.Delta) != len(d) {
			t.Fatalf("version %d with %d operations follows %d", next.Number, len(next.Delta), v.Number)
		}
	})
}

// What two deltas do does not depend on which comes first, where they name different things.
func TestDeltasComposeInEitherOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := inForce(t)
		change := sent(t, v.Form, rapid.SampledFrom(whats).Draw(t, "what")).ChangeDelta()
		contact := form.ContactDelta("new@example.com", "post")
		one := amended(t, amended(t, v, change), contact)
		other := amended(t, amended(t, v, contact), change)
		same(t, one.Form, other.Form)
		if one.Form.Contact.Email != "new@example.com" || one.Form.Contact.Channel != "post" || one.Form.Contact.Name != v.Form.Contact.Name || one.Number != v.Number+2 {
			t.Fatalf("version %d has the contact %+v", one.Number, one.Form.Contact)
		}
	})
}

// Of two changes that each bring a W-9 the one in force last stands, whole, and the rest of
// both stands beside it.
func TestTheLastW9Stands(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := inForce(t)
		tax, name := sent(t, v.Form, "tax-id"), sent(t, v.Form, "irs-name")
		first, last := tax, name
		if rapid.Bool().Draw(t, "the name first") {
			first, last = name, tax
		}
		got := amended(t, amended(t, v, first.ChangeDelta()), last.ChangeDelta()).Form
		want := v.Form
		want.TaxID, want.TaxIDType, want.W9 = tax.TaxID, tax.TaxIDType, last.W9
		if want.Organization != nil {
			o := *want.Organization
			o.LegalName = name.Organization.LegalName
			want.Organization = &o
		}
		same(t, want, got)
	})
}

func TestADeltaThatDoesNotFitIsAnError(t *testing.T) {
	t.Parallel()
	nurse := form.Version{Number: 1, Form: applicationtest.Practitioner(1, "ga", "NP", formDay)}
	for name, o := range map[string]form.Operation{
		"a field there is not":              {Op: "add", Path: "/nickname", Value: json.RawMessage(`"Ada"`)},
		"within what is not there":          {Op: "add", Path: "/organization/legalName", Value: json.RawMessage(`"Sample, Inc."`)},
		"a value of another type":           {Op: "add", Path: "/taxId", Value: json.RawMessage(`7`)},
		"past the end of a list":            {Op: "add", Path: "/locations/9", Value: json.RawMessage(`{}`)},
		"an operation nobody knows":         {Op: "forget", Path: "/taxId", Value: json.RawMessage(`""`)},
		"a test that does not hold":         {Op: "test", Path: "/market", Value: json.RawMessage(`"oh"`)},
		"a pointer that is none":            {Op: "add", Path: "taxId", Value: json.RawMessage(`""`)},
		"in the place of what is not there": {Op: "replace", Path: "/medicaidId", Value: json.RawMessage(`"1"`)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			next, err := nurse.Amended(form.Delta{o})
			if err == nil || !strings.Contains(err.Error(), o.Path) || next.Number != 0 {
				t.Errorf("version %d, error %v", next.Number, err)
			}
		})
	}
}

func TestAnErrorTellsNoTaxID(t *testing.T) {
	t.Parallel()
	v := form.Version{Number: 1, Form: applicationtest.Practitioner(1, "ga", "NP", formDay)}
	d := form.Delta{{Op: "add", Path: "/taxId", Value: json.RawMessage(`{"secret":"000001234"}`)}}
	if _, err := v.Amended(d); err == nil || strings.Contains(err.Error(), "000001234") {
		t.Errorf("it says %v", err)
	}
}

func TestAVersionIsKeptUnderItsOwnName(t *testing.T) {
	t.Parallel()
	names := []string{}
	for _, n := range []int{1, 2, 10, 999999} {
		names = append(names, form.Version{Number: n}.Name("FORM"))
	}
	if !slices.IsSorted(names) || names[0] != "FORM#000001" {
		t.Errorf("%v are not in order", names)
	}
	v := form.Version{Number: 2, HoldsFrom: formDay, By: "system", Why: "change", Form: applicationtest.Group(1, "wv", formDay),
		Delta: form.ContactDelta("new@example.com", "post")}
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var read form.Version
	if err := json.Unmarshal(raw, &read); err != nil || cmp.Diff(v, read, cmpopts.EquateEmpty()) != "" {
		t.Errorf("%v: %s", err, cmp.Diff(v, read, cmpopts.EquateEmpty()))
	}
}

func TestNoChangeIsNoDelta(t *testing.T) {
	t.Parallel()
	if d := applicationtest.Practitioner(1, "ga", "NP", formDay).ChangeDelta(); !d.Empty() {
		t.Errorf("a first application changes %v", d.Fields())
	}
}
