package form_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/problem"
)

var formDay = calendartest.Day

func formMarket(t testing.TB, id string) market.Market {
	t.Helper()
	markets := market.Known()
	m, ok := markets.Find(id)
	if !ok {
		t.Fatalf("no market %s", id)
	}
	return m
}

func faults(err error) []problem.Field {
	var p *problem.Error
	if errors.As(err, &p) {
		return p.Fields
	}
	return nil
}

// TestFormFaults breaks one thing of a valid form at a time.
func TestFormFaults(t *testing.T) {
	t.Parallel()
	type submission = form.Submission
	type alter = func(*submission)
	nurse := func() submission { return applicationtest.Practitioner(1, "ga", "NP", formDay) }
	uploaded := func() submission {
		return applicationtest.Uploaded(applicationtest.Practitioner(2, "ky", "MD", formDay), formDay)
	}
	clinic := func() submission { return applicationtest.Organization(3, "in", formDay) }
	group := func() submission { return applicationtest.Group(4, "wv", formDay) }
	change := func() submission { return applicationtest.Change(nurse(), "1234567897", "tax-id", formDay) }

	for _, c := range []struct {
		name  string
		of    func() submission
		alter alter
		field string // the one fault, "" for none
	}{
		{"recredentialing is not submitted", nurse, func(s *submission) { s.Kind = form.KindRecredentialing }, "/kind"},
		{"another market's form", nurse, func(s *submission) { s.Market = "oh" }, "/market"},
		{"no product", nurse, func(s *submission) { s.Products = nil }, "/products"},
		{"another market's product", nurse, func(s *submission) { s.Products = []string{"ga-marketplace", "ky-marketplace"} }, "/products/1"},
		{"a product twice", nurse, func(s *submission) { s.Products = []string{"ga-marketplace", "ga-marketplace"} }, "/products/1"},
		{"unknown service", nurse, func(s *submission) { s.Services = []string{"surgery"} }, "/services/0"},
		{"NPI with swapped digits", nurse, func(s *submission) { s.NPI = "1234567839" }, "/npi"},
		{"Tax ID too short", nurse, func(s *submission) { s.TaxID = "12345678" }, "/taxId"},
		{"Tax ID of zeros", nurse, func(s *submission) { s.TaxID = "000000000" }, "/taxId"},
		{"Tax ID of no kind", nurse, func(s *submission) { s.TaxIDType = "" }, "/taxIdType"},
		{"no primary taxonomy", nurse, func(s *submission) { s.Taxonomies[0].Primary = false }, "/taxonomies"},
		{"two primary taxonomies", nurse, func(s *submission) {
			s.Taxonomies = append(s.Taxonomies, form.Taxonomy{Code: "207Q00000X", Primary: true})
		}, "/taxonomies"},
		{"a taxonomy twice", nurse, func(s *submission) {
			s.Taxonomies = append(s.Taxonomies, form.Taxonomy{Code: s.Taxonomies[0].Code})
		}, "/taxonomies/1/code"},
		{"a taxonomy in words", nurse, func(s *submission) { s.Taxonomies[0].Code = "Family" }, "/taxonomies/0/code"},
		{"CAQH without its ID", nurse, func(s *submission) { s.CAQHID = "" }, "/caqhId"},
		{"CAQH ID with letters", nurse, func(s *submission) { s.CAQHID = "CAQH1234" }, "/caqhId"},
		{"Medicaid ID with a sentence", nurse, func(s *submission) { s.MedicaidID = "I have none" }, "/medicaidId"},
		{"practitioner left out", nurse, func(s *submission) { s.Practitioner = nil }, "/practitioner"},
		{"practitioner and organization", nurse, func(s *submission) { s.Organization = clinic().Organization }, "/organization"},
		{"profession nobody contracts", nurse, func(s *submission) { s.Practitioner.Profession = "Shaman" }, "/practitioner/profession"},
		{"no last name", nurse, func(s *submission) { s.Practitioner.Name.Last = " " }, "/practitioner/name/last"},
		{"born ten years ago", nurse, func(s *submission) { s.Practitioner.DateOfBirth = formDay.AddMonths(-12 * 10) }, "/practitioner/dateOfBirth"},
		{"18 today", nurse, func(s *submission) { s.Practitioner.DateOfBirth = formDay.AddMonths(-12 * 18) }, ""},
		{"18 tomorrow", nurse, func(s *submission) { s.Practitioner.DateOfBirth = formDay.AddMonths(-12 * 18).AddDays(1) }, "/practitioner/dateOfBirth"},
		{"born in another century", nurse, func(s *submission) { s.Practitioner.DateOfBirth = "1876-01-01" }, "/practitioner/dateOfBirth"},
		{"no license", nurse, func(s *submission) { s.Practitioner.Licenses = nil }, "/practitioner/licenses"},
		{"license expired yesterday", nurse, func(s *submission) { s.Practitioner.Licenses[0].ExpiresOn = formDay.AddDays(-1) }, "/practitioner/licenses/0/expiresOn"},
		{"license good until today", nurse, func(s *submission) { s.Practitioner.Licenses[0].ExpiresOn = formDay }, ""},
		{"license of no state", nurse, func(s *submission) { s.Practitioner.Licenses[0].State = "ZZ" }, "/practitioner/licenses/0/state"},
		{"prescribes without DEA", nurse, func(s *submission) { s.Practitioner.DEA = nil }, "/practitioner/dea"},
		{"DEA with a wrong digit", nurse, func(s *submission) { s.Practitioner.DEA[0].Number = "MS1234560" }, "/practitioner/dea/0/number"},
		{"DEA of a former name", nurse, func(s *submission) { s.Practitioner.DEA[0].Number = "MX1234563" }, ""},
		{"DEA expired", nurse, func(s *submission) { s.Practitioner.DEA[0].ExpiresOn = formDay.AddMonths(-10) }, "/practitioner/dea/0/expiresOn"},
		{"collaborates with a mistyped NPI", nurse, func(s *submission) { s.Practitioner.CollaboratingPhysicianNPI = "1234567890" }, "/practitioner/collaboratingPhysicianNpi"},
		{"collaborates with oneself", nurse, func(s *submission) { s.Practitioner.CollaboratingPhysicianNPI = s.NPI }, "/practitioner/collaboratingPhysicianNpi"},
		{"upload without education", uploaded, func(s *submission) { s.Practitioner.Education = nil }, "/practitioner/education"},
		{"upload without work history", uploaded, func(s *submission) { s.Practitioner.WorkHistory = nil }, "/practitioner/workHistory"},
		{"a year without work, unexplained", uploaded, func(s *submission) { s.Practitioner.Gaps = nil }, "/practitioner/gaps"},
		{"a gap explained a month off", uploaded, func(s *submission) { s.Practitioner.Gaps[0].To = formDay.AddMonths(-41) }, ""},
		{"no work since a year", uploaded, func(s *submission) { s.Practitioner.WorkHistory[0].To = formDay.AddMonths(-12) }, "/practitioner/gaps"},
		{"no work since five months", uploaded, func(s *submission) { s.Practitioner.WorkHistory[0].To = formDay.AddMonths(-5) }, ""},
		{"new graduate with a first position", uploaded, func(s *submission) {
			s.Practitioner.Education[0].CompletedOn = formDay.AddMonths(-5)
			s.Practitioner.WorkHistory = []form.Employment{{Employer: "Sample Clinic", From: formDay.AddMonths(-3)}}
			s.Practitioner.Gaps = nil
		}, ""},
		{"work that ends before it begins", uploaded, func(s *submission) {
			s.Practitioner.WorkHistory[1].To = s.Practitioner.WorkHistory[1].From.AddDays(-1)
		}, "/practitioner/workHistory/1/to"},
		{"work in the future", uploaded, func(s *submission) { s.Practitioner.WorkHistory[0].From = formDay.AddMonths(1) }, "/practitioner/workHistory/0/from"},
		{"a gap without a reason", uploaded, func(s *submission) { s.Practitioner.Gaps[0].Reason = "" }, "/practitioner/gaps/0/reason"},
		{"CAQH needs no history", nurse, func(s *submission) { s.Practitioner.WorkHistory = nil }, ""},
		{"organization left out", clinic, func(s *submission) { s.Organization = nil }, "/organization"},
		{"facility license expired", clinic, func(s *submission) { s.Organization.License.ExpiresOn = formDay.AddMonths(-10) }, "/organization/license/expiresOn"},
		{"accreditation expired", clinic, func(s *submission) { s.Organization.Accreditation.ExpiresOn = formDay.AddMonths(-10) }, "/organization/accreditation/expiresOn"},
		{"survey in the future", clinic, func(s *submission) { s.Organization.LastSurveyOn = formDay.AddMonths(1) }, "/organization/lastSurveyOn"},
		{"CCN too short", clinic, func(s *submission) { s.Organization.CCN = "36" }, "/organization/ccn"},
		{"IRS name other than the legal name", clinic, func(s *submission) { s.W9.Line1 = "Sample Holdings Inc" }, "/w9/line1"},
		{"IRS name spelt in capitals", clinic, func(s *submission) { s.W9.Line1 = "SAMPLE SURGERY CENTER 3 INC" }, ""},
		{"owner of no role", clinic, func(s *submission) { s.Owners[0].Role = "cousin" }, "/owners/0/role"},
		{"owner's Tax ID too short", clinic, func(s *submission) { s.Owners[0].TaxID = "123" }, "/owners/0/taxId"},
		{"owner of more than all", clinic, func(s *submission) { s.Owners[0].Percent = 120 }, "/owners/0/percent"},
		{"group with a practitioner", group, func(s *submission) { s.Practitioner = nurse().Practitioner; s.Practitioner.Licenses[0].State = "WV" }, "/practitioner"},
		{"malpractice expired", nurse, func(s *submission) { s.Malpractice.ExpiresOn = formDay.AddMonths(-1) }, "/malpractice/expiresOn"},
		{"malpractice without a date", nurse, func(s *submission) { s.Malpractice.ExpiresOn = "" }, "/malpractice/expiresOn"},
		{"malpractice backwards", nurse, func(s *submission) { s.Malpractice.EffectiveOn = formDay.AddMonths(13) }, "/malpractice/effectiveOn"},
		{"aggregate below one claim", nurse, func(s *submission) { s.Malpractice.Aggregate = 10 }, "/malpractice/aggregate"},
		{"W-9 uploaded and filled in", nurse, func(s *submission) { s.W9.Upload = true }, "/w9"},
		{"W-9 without line 1", nurse, func(s *submission) { s.W9.Line1 = "" }, "/w9/line1"},
		{"W-9 of no class", nurse, func(s *submission) { s.W9.Classification = "club" }, "/w9/classification"},
		{"LLC without a tax class", group, func(s *submission) { s.W9.LLCTaxClass = "" }, "/w9/llcTaxClass"},
		{"individual with a tax class", nurse, func(s *submission) { s.W9.LLCTaxClass = "C" }, "/w9/llcTaxClass"},
		{"individual with foreign partners", nurse, func(s *submission) { s.W9.Line3b = true }, "/w9/line3b"},
		{"partnership with foreign partners", group, func(s *submission) { s.W9.Line3b = true }, ""},
		{"corporation with an SSN", group, func(s *submission) {
			s.W9.Classification, s.W9.LLCTaxClass, s.TaxIDType, s.TaxID = "c-corporation", "", "SSN", "987654321"
		}, "/taxIdType"},
		{"W-9 without an address", nurse, func(s *submission) { s.W9.Address = nil }, "/w9/address"},
		{"W-9 unsigned", nurse, func(s *submission) { s.W9.SignedBy = "" }, "/w9/signedBy"},
		{"W-9 signed next month", nurse, func(s *submission) { s.W9.SignedOn = formDay.AddMonths(1) }, "/w9/signedOn"},
		{"no location", nurse, func(s *submission) { s.Locations = nil }, "/locations"},
		{"two primary locations", nurse, func(s *submission) { s.Locations = append(s.Locations, s.Locations[0]) }, "/locations"},
		{"location without ZIP", nurse, func(s *submission) { s.Locations[0].Address.ZIP = "303" }, "/locations/0/address/zip"},
		{"location without phone", nurse, func(s *submission) { s.Locations[0].Phone = "" }, "/locations/0/phone"},
		{"CLIA mistyped", nurse, func(s *submission) {
			s.Locations[0].CLIA = &form.CLIA{Number: "11D203040", Type: "waiver", ExpiresOn: formDay.AddMonths(13)}
		}, "/locations/0/clia/number"},
		{"CLIA expired", nurse, func(s *submission) {
			s.Locations[0].CLIA = &form.CLIA{Number: "11D2030405", Type: "waiver", ExpiresOn: formDay.AddMonths(-10)}
		}, "/locations/0/clia/expiresOn"},
		{"contact without email", nurse, func(s *submission) { s.Contact.Email = "office" }, "/contact/email"},
		{"post without an address", nurse, func(s *submission) { s.Contact.Channel, s.Contact.MailingAddress = "post", nil }, "/contact/mailingAddress"},
		{"email without an address", nurse, func(s *submission) { s.Contact.MailingAddress = nil }, ""},
		{"a question left out", nurse, func(s *submission) { s.Disclosures = s.Disclosures[1:] }, "/disclosures"},
		{"a clinic is not asked about drugs", clinic, func(s *submission) {
			s.Disclosures = slices.DeleteFunc(s.Disclosures, func(d form.Disclosure) bool { return d.Question == "illegal-drug-use" })
		}, ""},
		{"a question twice", nurse, func(s *submission) { s.Disclosures = append(s.Disclosures, s.Disclosures[0]) }, "/disclosures/9/question"},
		{"a question nobody asked", nurse, func(s *submission) {
			s.Disclosures = append(s.Disclosures, form.Disclosure{Question: "shoe-size"})
		}, "/disclosures/9/question"},
		{"a yes without explanation", nurse, func(s *submission) { s.Disclosures[3].Answer = true }, "/disclosures/3/explanation"},
		{"a yes explained", nurse, func(s *submission) {
			s.Disclosures[3].Answer, s.Disclosures[3].Explanation = true, "In 1999, expunged."
		}, ""},
		{"statement not accepted", nurse, func(s *submission) { s.Attestation.Accepted = false }, "/attestation/accepted"},
		{"signed 121 days ago", nurse, func(s *submission) { s.Attestation.SignedOn = formDay.AddDays(-121) }, "/attestation/signedOn"},
		{"signed 120 days ago", nurse, func(s *submission) { s.Attestation.SignedOn = formDay.AddDays(-120) }, ""},
		{"signed in a later time zone", nurse, func(s *submission) { s.Attestation.SignedOn = formDay.AddDays(1) }, ""},
		{"signed next week", nurse, func(s *submission) { s.Attestation.SignedOn = formDay.AddDays(7) }, "/attestation/signedOn"},
		{"joining with a change", nurse, func(s *submission) { s.Change = change().Change }, "/change"},
		{"a change of nothing", change, func(s *submission) { s.Change = nil }, "/change"},
		{"a change of something else", change, func(s *submission) { s.Change.What = "phone" }, "/change/what"},
		{"a change of no provider", change, func(s *submission) { s.Change.ProviderNumber = "1234567890" }, "/change/providerNumber"},
		{"a change yesterday", change, func(s *submission) { s.Change.EffectiveOn = formDay.AddDays(-1) }, "/change/effectiveOn"},
		{"a new Tax ID needs no product", change, func(s *submission) { s.Products = nil }, ""},
		{"an added product must be named", change, func(s *submission) { s.Change.What, s.Products = "products-add", nil }, "/products"},
		{"a change asks no license again", change, func(s *submission) { s.Practitioner.Licenses, s.Disclosures = nil, nil }, ""},
	} {
		s := c.of()
		c.alter(&s)
		id := s.Market
		if c.field == "/market" {
			id = "ga"
		}
		err := s.Check(formMarket(t, id), formDay)
		got := faults(err)
		switch {
		case c.field == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.field != "" && (len(got) != 1 || got[0].Field != c.field):
			t.Errorf("%s: faults %v, want one at %s", c.name, got, c.field)
		case c.field != "" && (!problem.Is(err, problem.KindInvalid) || !strings.HasSuffix(got[0].Detail, ".")):
			t.Errorf("%s: %q is no sentence, or %v is not invalid", c.name, got[0].Detail, err)
		}
	}
}

func TestPASSEAsksForCAQHOrCCVS(t *testing.T) {
	t.Parallel()
	m := formMarket(t, "ar-passe")
	physician := applicationtest.Practitioner(1, "ar-passe", "MD", formDay)
	physician.CAQHID = ""
	if err := physician.Check(m, formDay); err != nil {
		t.Errorf("a physician current with CCVS: %v", err)
	}
	nurse := applicationtest.Uploaded(applicationtest.Practitioner(2, "ar-passe", "NP", formDay), formDay)
	nurse.CAQHID = ""
	if got := faults(nurse.Check(m, formDay)); len(got) != 1 || got[0].Field != "/caqhId" {
		t.Errorf("a nurse without CAQH: %v", got)
	}
}

func TestStateCredentialedProductsNeedNoCAQH(t *testing.T) {
	t.Parallel()
	s := applicationtest.Practitioner(1, "oh", "MD", formDay)
	s.Products, s.CAQHID = []string{"oh-medicaid"}, ""
	if err := s.Check(formMarket(t, "oh"), formDay); err != nil {
		t.Error(err)
	}
}

func TestWarningsAreForStaff(t *testing.T) {
	t.Parallel()
	s := applicationtest.Practitioner(1, "ar-passe", "MD", formDay)
	m := formMarket(t, "ar-passe")
	s.MedicaidID = "AR998877"
	if got := s.Warnings(m, formDay); len(got) != 0 {
		t.Errorf("warnings of a plain form: %v", got)
	}
	s.MedicaidID, s.Practitioner.CCVSCurrent = "", false
	s.Practitioner.DEA[0].Number, s.Locations[0].Address.State = "BX1234563", "TX"
	got := strings.Join(s.Warnings(m, formDay), "\n")
	for _, want := range []string{"BX1234563", "TX", "CCVS", "Medicaid ID"} {
		if !strings.Contains(got, want) {
			t.Errorf("no warning about %s in %s", want, got)
		}
	}
	s.Practitioner.Name.Former = []string{"Ada Xavier"}
	if strings.Contains(strings.Join(s.Warnings(m, formDay), "\n"), "BX1234563") {
		t.Error("a former name does not explain the initial")
	}
}

func TestNamesAndFacts(t *testing.T) {
	t.Parallel()
	nurse := applicationtest.Practitioner(0, "ga", "NP", formDay)
	nurse.Practitioner.Name.Suffix = "Jr."
	clinic := applicationtest.Organization(1, "in", formDay)
	group := applicationtest.Group(2, "wv", formDay)
	for want, got := range map[string]string{
		"Ada Sample Jr., NP":            nurse.DisplayName(),
		"Sample":                        nurse.LastName(),
		"Sample Surgery Center 1, Inc.": clinic.DisplayName(),
		"Example Family Practice 2 LLC": group.LastName(),
	} {
		if got != want {
			t.Errorf("named %q, want %q", got, want)
		}
	}
	f := nurse.Facts()
	if f.Kind != "initial" || f.Profession != "NP" || !f.PrescribesControlled || !f.Collaborates || f.W9Upload || f.OnsiteLaboratory {
		t.Errorf("facts %+v", f)
	}
	oldest := formDay.AddMonths(-36)
	if oldest.AddMonths(36) < formDay { // a leap day has none of its own
		oldest = oldest.AddDays(1)
	}
	clinic.Organization.Accreditation, clinic.Organization.LastSurveyOn = nil, oldest
	if f := clinic.Facts(); f.Accredited || !f.Surveyed {
		t.Errorf("surveyed 36 months ago: %+v", f)
	}
	clinic.Organization.LastSurveyOn = oldest.AddDays(-1)
	if f := clinic.Facts(); f.Surveyed {
		t.Errorf("surveyed longer ago: %+v", f)
	}
}

// anySubmission draws a valid one of any market, type and profession.
func anySubmission(t *rapid.T) (form.Submission, market.Market) {
	markets := market.Known()
	m := rapid.SampledFrom(markets.All()).Draw(t, "market")
	n := rapid.IntRange(0, 900_000).Draw(t, "n")
	var s form.Submission
	switch kind := rapid.IntRange(0, 4).Draw(t, "kind"); kind {
	case 0:
		s = applicationtest.Organization(n, m.ID, formDay)
	case 1:
		s = applicationtest.Group(n, m.ID, formDay)
	default:
		s = applicationtest.Practitioner(n, m.ID, rapid.SampledFrom(m.Professions).Draw(t, "profession"), formDay)
		if kind == 2 {
			s = applicationtest.Uploaded(s, formDay)
		}
	}
	if rapid.Bool().Draw(t, "change") {
		s = applicationtest.Change(s, "1234567897", "irs-name", formDay)
	}
	return s, m
}

func TestSampleSubmissionsAreValid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, m := anySubmission(t)
		if err := s.Check(m, formDay); err != nil {
			t.Fatal(err)
		}
		if got := (s.Warnings(m, formDay)); slices.ContainsFunc(got, func(w string) bool { return strings.Contains(w, "DEA") }) {
			t.Fatalf("sample with a DEA number to look at twice: %v", got)
		}
	})
}

func TestSampleNumbersAreUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for n := range 3000 {
		for _, s := range []form.Submission{
			applicationtest.Practitioner(n, "ga", "MD", formDay), applicationtest.Organization(n, "ga", formDay), applicationtest.Group(n, "ga", formDay),
		} {
			for _, key := range []string{"NPI " + s.NPI, "Tax ID " + s.TaxID, s.Contact.Email} {
				if other, there := seen[key]; there {
					t.Fatalf("%s belongs to %d and %d", key, other, n)
				}
				seen[key] = n
			}
		}
	}
}

// TestAnyFormIsAnswered breaks valid forms in random places: the check never panics, and
// each fault points into the form, or at a part it lacks, with a sentence.
func TestAnyFormIsAnswered(t *testing.T) {
	t.Parallel()
	junk := []any{nil, "", " ", "x", "2026-02-30", "2030-01-01", "1234567893", true, -1.0, 7.5, []any{}, []any{nil}, map[string]any{}}
	rapid.Check(t, func(t *rapid.T) {
		s, m := anySubmission(t)
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var raw any
		if err := json.Unmarshal(b, &raw); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 4).Draw(t, "breaks") {
			breakForm(t, raw, junk)
		}
		if b, err = json.Marshal(raw); err != nil {
			t.Fatal(err)
		}
		var broken form.Submission
		if json.Unmarshal(b, &broken) != nil {
			return // not even readable: 400
		}
		for _, f := range faults(broken.Check(m, formDay)) {
			if !strings.HasSuffix(f.Detail, ".") {
				t.Fatalf("%s: %q is no sentence", f.Field, f.Detail)
			}
			if !points(broken, f.Field) {
				t.Fatalf("%s points nowhere", f.Field)
			}
		}
		_ = broken.Warnings(m, formDay)
		_ = broken.DisplayName()
		_ = broken.LastName()
	})
}

// breakForm replaces or removes one value somewhere in the form.
func breakForm(t *rapid.T, form any, junk []any) {
	for {
		switch v := form.(type) {
		case map[string]any:
			keys := make([]string, 0, len(v))
			for k := range v {
				keys = append(keys, k)
			}
			if len(keys) == 0 {
				return
			}
			slices.Sort(keys)
			k := rapid.SampledFrom(keys).Draw(t, "key")
			if rapid.IntRange(0, 2).Draw(t, "deeper") == 0 || !container(v[k]) {
				if rapid.Bool().Draw(t, "remove") {
					delete(v, k)
				} else {
					v[k] = rapid.SampledFrom(junk).Draw(t, "junk")
				}
				return
			}
			form = v[k]
		case []any:
			if len(v) == 0 {
				return
			}
			i := rapid.IntRange(0, len(v)-1).Draw(t, "index")
			if !container(v[i]) {
				v[i] = rapid.SampledFrom(junk).Draw(t, "junk")
				return
			}
			form = v[i]
		default:
			return
		}
	}
}

func container(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

// points reports whether all of the pointer but its last part leads somewhere.
func points(s form.Submission, pointer string) bool {
	b, err := json.Marshal(s)
	if err != nil {
		return false
	}
	var at any
	if json.Unmarshal(b, &at) != nil {
		return false
	}
	parts := strings.Split(pointer, "/")
	for _, part := range parts[1 : len(parts)-1] {
		switch v := at.(type) {
		case map[string]any:
			at = v[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(v) {
				return false
			}
			at = v[i]
		default:
			return false
		}
	}
	return parts[0] == "" && container(at)
}
