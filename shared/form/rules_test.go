package form_test

import (
	"slices"
	"strings"
	"testing"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/problem"
)

// rule is one case of a rule: what is altered of a sound form, and where that is a fault.
type rule struct {
	name  string
	alter func(*form.Submission)
	field string // of the one fault; "" for none
}

func holdRules(t *testing.T, of func() form.Submission, rules []rule) {
	t.Helper()
	for _, c := range rules {
		s := of()
		c.alter(&s)
		got := faults(s.Check(formMarket(t, s.Market), formDay))
		if c.field == "" && len(got) > 0 || c.field != "" && (len(got) != 1 || got[0].Field != c.field) {
			t.Errorf("%s: faults %v, want one at %q", c.name, got, c.field)
		}
	}
}

func nurse() form.Submission { return applicationtest.Practitioner(1, "ga", "NP", formDay) }

// NCQA CR 3 C: the applicant attests, nobody in their stead.
func TestAPractitionerAttestsInPerson(t *testing.T) {
	t.Parallel()
	sign := func(name, title string) func(*form.Submission) {
		return func(s *form.Submission) { s.Attestation.Name, s.Attestation.Title = name, title }
	}
	named := func() form.Submission { // Benito Q. Sample-Núñez, once Benito Example
		s := nurse()
		s.Practitioner.Name = form.PersonName{First: "Benito", Middle: "Quentin", Last: "Sample-Núñez", Former: []string{"Benito Example"}}
		s.Practitioner.DEA[0].Number = "M91234563"
		s.Attestation.Name = "Benito Sample-Núñez"
		return s
	}
	holdRules(t, named, []rule{
		{"their own name", sign("Benito Sample-Núñez", ""), ""},
		{"in other letters, with a degree", sign("BENITO Q. SAMPLE NUNEZ, NP", ""), ""},
		{"by an initial", sign("B. Sample-Nunez", ""), ""},
		{"by the middle name", sign("Quentin Sample-Nunez", ""), ""},
		{"by a former name", sign("Benito Example", ""), ""},
		{"somebody else", sign("Somebody Else", ""), "/attestation/name"},
		{"an office manager with a title", sign("Robin Manager", "Office manager"), "/attestation/name"},
		{"a relative of the same last name", sign("Carla Sample-Nunez", ""), "/attestation/name"},
		{"the first name alone", sign("Benito", ""), "/attestation/name"},
		{"an x", sign("x", "Owner"), "/attestation/name"},
		{"nobody", sign(" ", ""), "/attestation/name"},
		{"adding a product is credentialing too", func(s *form.Submission) {
			*s = applicationtest.Change(*s, "1234567897", "products-add", formDay)
			s.Attestation.Name, s.Attestation.Title = "Robin Manager", "Office manager"
		}, "/attestation/name"},
		{"a new Tax ID is signed by an officer", func(s *form.Submission) {
			*s = applicationtest.Change(*s, "1234567897", "tax-id", formDay)
			s.Attestation.Name, s.Attestation.Title = "Robin Manager", "Office manager"
		}, ""},
	})
	for _, of := range []func() form.Submission{
		func() form.Submission { return applicationtest.Organization(3, "in", formDay) },
		func() form.Submission { return applicationtest.Group(4, "wv", formDay) },
	} {
		holdRules(t, of, []rule{
			{"an officer with a title", sign("Robin Example", "Owner"), ""},
			{"an officer without a title", sign("Robin Example", " "), "/attestation/title"},
			{"an officer of one letter", sign("x", "Owner"), "/attestation/name"},
		})
	}
}

// NCQA CR 3 C: what was attested can be shown, word for word.
func TestTheStatementIsKeptByItsHash(t *testing.T) {
	t.Parallel()
	text, hash, known := form.Statement(nurse().Attestation.StatementVersion)
	if !known || !strings.HasPrefix(text, "I confirm") || hash != "ee22c96f8e59fbe3496e902c367764ee68e99828407c46ea68406da9fd9e8e5e" {
		t.Errorf("%q has the hash %s: a text that was signed is never changed, a new one is a new version", text, hash)
	}
	holdRules(t, nurse, []rule{
		{"a statement that never was", func(s *form.Submission) { s.Attestation.StatementVersion = "1999-01" }, "/attestation/statementVersion"},
		{"a path", func(s *form.Submission) { s.Attestation.StatementVersion = "../statements/2026-01" }, "/attestation/statementVersion"},
	})
}

// NCQA CR 1 and 45 CFR 92.101: race and ethnicity reach nobody who verifies or decides.
func TestProtectedTraitsAreKeptApart(t *testing.T) {
	t.Parallel()
	s := nurse()
	s.Demographics = &form.Demographics{Race: "asian", Ethnicity: "not-hispanic-latino"}
	kept, traits := s.Apart(formDay)
	if kept.Demographics != nil || traits == nil || traits.Race != "asian" || traits.Year != formDay.Month()[:4] {
		t.Errorf("kept %v, apart %v", kept.Demographics, traits)
	}
	if s.Masked().Demographics != nil {
		t.Error("staff would read them")
	}
	if one, other := form.TraitsKey("CRD-1", "ref"), form.TraitsKey("CRD-1", "other"); one == other || strings.Contains(one, "CRD") {
		t.Errorf("the row's key %s tells of whom it is", one)
	}
	if _, traits := nurse().Apart(formDay); traits != nil {
		t.Error("who said nothing has a row")
	}
}

// Names and addresses go into letters: no markup, no address, no hidden line (CWE-79, CWE-93).
func TestNamesHoldNoAddressesAndNoMarkup(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{
		"[Pay here](http://pay.example)", "Ada <b>Sample</b>", "https://pay.example", "WWW.pay.example", "Pay at pay-here.com now",
		"write to me@pay.example", "Ada\u2028Sample", "Ada\u2029Sample", "Ada\u202eelpmaS", "Ada\u200bSample", "Ada\u0085Sample", "Ada | Sample", "Ada `x`",
	} {
		for field, set := range map[string]func(*form.Submission){
			"/contact/name":                          func(s *form.Submission) { s.Contact.Name = bad },
			"/contact/mailingAddress/line1":          func(s *form.Submission) { s.Contact.MailingAddress.Line1 = bad },
			"/practitioner/name/middle":              func(s *form.Submission) { s.Practitioner.Name.Middle = bad },
			"/practitioner/name/former/0":            func(s *form.Submission) { s.Practitioner.Name.Former = []string{bad} },
			"/w9/line1":                              func(s *form.Submission) { s.W9.Line1 = bad },
			"/locations/0/name":                      func(s *form.Submission) { s.Locations[0].Name = bad },
			"/locations/0/hours/0":                   func(s *form.Submission) { s.Locations[0].Hours = []string{bad} },
			"/malpractice/carrier":                   func(s *form.Submission) { s.Malpractice.Carrier = bad },
			"/practitioner/boardCertification/board": func(s *form.Submission) { s.Practitioner.BoardCertification = &form.BoardCertification{Board: bad} },
		} {
			s := nurse()
			set(&s)
			if got := faults(s.Check(formMarket(t, "ga"), formDay)); !slices.ContainsFunc(got, func(f problem.Field) bool { return f.Field == field }) {
				t.Errorf("%q is taken at %s: %v", bad, field, got)
			}
		}
	}
	for _, good := range []string{"St.Mary's Hospital", "J.Smith & Sons, P.C.", "O'Brien-Núñez", "Dr. No", "24/7 Urgent Care #2", "A.B.C. Clinic (North)", "Thảo Nguyễn", "Care+ Co.", "M.D.Anderson"} {
		s := nurse()
		s.Contact.Name, s.Locations[0].Name = good, good
		if got := faults(s.Check(formMarket(t, "ga"), formDay)); len(got) > 0 {
			t.Errorf("%q is refused: %v", good, got)
		}
	}
}

// USPS Publication 28: mail goes to posts where nobody practises.
func TestMailGoesToMilitaryPostsAndFreelyAssociatedStates(t *testing.T) {
	t.Parallel()
	for _, state := range []string{"AA", "AE", "AP", "FM", "MH", "PW"} {
		at := func(pick func(*form.Submission) *form.Address) func(*form.Submission) {
			return func(s *form.Submission) { pick(s).State = state }
		}
		holdRules(t, nurse, []rule{
			{"a mailing address in " + state, at(func(s *form.Submission) *form.Address {
				a := *s.Contact.MailingAddress
				s.Contact.MailingAddress = &a
				return &a
			}), ""},
			{"a W-9 address in " + state, at(func(s *form.Submission) *form.Address { return s.W9.Address }), ""},
			{"an office in " + state, at(func(s *form.Submission) *form.Address { return &s.Locations[0].Address }), "/locations/0/address/state"},
		})
	}
}

// 21 CFR 1301.22(c): residents prescribe under the hospital's registration with a suffix.
func TestAHospitalsDEANumberHasASuffix(t *testing.T) {
	t.Parallel()
	dea := func(number string) func(*form.Submission) {
		return func(s *form.Submission) { s.Practitioner.DEA[0].Number = number }
	}
	holdRules(t, nurse, []rule{
		{"with a suffix", dea("BB1388568-001A"), ""}, {"without one", dea("BB1388568"), ""},
		{"a suffix of nothing", dea("BB1388568-"), "/practitioner/dea/0/number"}, {"of signs", dea("BB1388568-0/1"), "/practitioner/dea/0/number"},
		{"on a number that is none", dea("BB1388569-001A"), "/practitioner/dea/0/number"},
	})
	s := nurse()
	dea("BB1388568-001A")(&s)
	if got := strings.Join(s.Warnings(formMarket(t, "ga"), formDay), "\n"); !strings.Contains(got, "hospital") {
		t.Errorf("staff are not told: %s", got)
	}
}

// IRS, "How EINs are assigned and valid EIN prefixes".
func TestNoEINStartsWithDigitsTheIRSNeverGave(t *testing.T) {
	t.Parallel()
	ein := func(n string) func(*form.Submission) {
		return func(s *form.Submission) { s.TaxID, s.TaxIDType = n, "EIN" }
	}
	var rules []rule
	for _, never := range []string{"00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"} {
		rules = append(rules, rule{never, ein(never + "1234567"), "/taxId"})
	}
	for _, given := range []string{"01", "06", "10", "16", "20", "27", "30", "48", "50", "68", "71", "77", "80", "88", "90", "95", "98", "99"} {
		rules = append(rules, rule{given, ein(given + "1234567"), ""})
	}
	holdRules(t, nurse, rules)
}

// NCQA CR 3 A: an explanation covers its gap, and one of over a year is in writing.
func TestAnExplanationCoversItsGap(t *testing.T) {
	t.Parallel()
	uploaded := func() form.Submission { // no work from 52 to 40 months ago
		return applicationtest.Uploaded(applicationtest.Practitioner(2, "ky", "MD", formDay), formDay)
	}
	gaps := func(all ...form.Gap) func(*form.Submission) {
		return func(s *form.Submission) { s.Practitioner.Gaps = all }
	}
	ago := func(months int) calendar.Date { return formDay.AddMonths(-months) }
	const why = "Care for a parent at home."
	holdRules(t, uploaded, []rule{
		{"two days of a year", gaps(form.Gap{From: ago(48), To: ago(48).AddDays(2), Reason: why}), "/practitioner/gaps"},
		{"its first half", gaps(form.Gap{From: ago(52), To: ago(46), Reason: why}), "/practitioner/gaps"},
		{"its second half", gaps(form.Gap{From: ago(46), To: ago(40), Reason: why}), "/practitioner/gaps"},
		{"two halves", gaps(form.Gap{From: ago(46), To: ago(40), Reason: why}, form.Gap{From: ago(52), To: ago(46), Reason: why}), ""},
		{"a month short at both ends", gaps(form.Gap{From: ago(51), To: ago(41), Reason: why}), ""},
		{"a year in a word", gaps(form.Gap{From: ago(52), To: ago(40), Reason: "leave"}), ""},
		{"over a year in a word", func(s *form.Submission) {
			s.Practitioner.WorkHistory[0].From = ago(30)
			s.Practitioner.Gaps = []form.Gap{{From: ago(52), To: ago(30), Reason: "leave"}}
		}, "/practitioner/gaps"},
		{"over a year in a sentence", func(s *form.Submission) {
			s.Practitioner.WorkHistory[0].From = ago(30)
			s.Practitioner.Gaps = []form.Gap{{From: ago(52), To: ago(30), Reason: why}}
		}, ""},
	})
}

// A slip of a digit in a year or an amount shows at once.
func TestDatesAndAmountsAreSane(t *testing.T) {
	t.Parallel()
	holdRules(t, nurse, []rule{
		{"a license for two hundred years", func(s *form.Submission) { s.Practitioner.Licenses[0].ExpiresOn = "2228-01-01" }, "/practitioner/licenses/0/expiresOn"},
		{"a policy since 1026", func(s *form.Submission) { s.Malpractice.EffectiveOn = "1026-07-01" }, "/malpractice/effectiveOn"},
		{"cover of one dollar", func(s *form.Submission) { s.Malpractice.PerClaim = 1 }, "/malpractice/perClaim"},
		{"a change in ten years", func(s *form.Submission) {
			*s = applicationtest.Change(*s, "1234567897", "tax-id", formDay)
			s.Change.EffectiveOn = formDay.AddMonths(120)
		}, "/change/effectiveOn"},
	})
	holdRules(t, func() form.Submission { return applicationtest.Group(4, "wv", formDay) }, []rule{
		{"a group has no cover of its own", func(s *form.Submission) { s.Malpractice = form.Malpractice{} }, ""},
		{"unless it says so", func(s *form.Submission) { s.Malpractice = nurse().Malpractice; s.Malpractice.PerClaim = 1 }, "/malpractice/perClaim"},
	})
}

// What is right and yet odd is taken, with a note to staff.
func TestStaffAreToldWhatDeservesASecondLook(t *testing.T) {
	t.Parallel()
	ga := formMarket(t, "ga")
	for name, c := range map[string]struct {
		alter func(*form.Submission)
		want  string // "" for no note
	}{
		"a plain form":                       {func(*form.Submission) {}, ""},
		"an office at a box":                 {func(s *form.Submission) { s.Locations[0].Address.Line1 = "P.O. Box 12" }, "P.O. box"},
		"an office in Boxwood Street":        {func(s *form.Submission) { s.Locations[0].Address.Line1 = "12 Boxwood Street" }, ""},
		"a ZIP code of another state":        {func(s *form.Submission) { s.Locations[0].Address.ZIP = "45402" }, "45402"},
		"an office and license out of state": {func(s *form.Submission) { s.Locations[0].Address.State = "TX"; s.Locations[0].Address.ZIP = "75001" }, "no license of that state"},
		"a dentist's code of a nurse":        {func(s *form.Submission) { s.Taxonomies[0].Code = "1223G0001X" }, "1223G0001X"},
		"a W-9 of 2010":                      {func(s *form.Submission) { s.W9.SignedOn = "2010-03-01" }, "W-9"},
		"a W-9 of last December":             {func(s *form.Submission) { s.W9.SignedOn = formDay.AddMonths(-11) }, ""},
		"cover below the market's":           {func(s *form.Submission) { s.Malpractice.PerClaim = 500_000 }, "below"},
		"an aggregate below the market's":    {func(s *form.Submission) { s.Malpractice.Aggregate = 1_000_000 }, "below"},
		"cover that begins next month":       {func(s *form.Submission) { s.Malpractice.EffectiveOn = formDay.AddDays(22) }, "begins"},
	} {
		s := nurse()
		c.alter(&s)
		if err := s.Check(ga, formDay); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := strings.Join(s.Warnings(ga, formDay), "\n"); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: the note says %q", name, got)
		}
	}
	indiana := applicationtest.Practitioner(1, "in", "MD", formDay)
	indiana.Malpractice.PerClaim, indiana.Malpractice.Aggregate = 500_000, 1_500_000
	if got := indiana.Warnings(formMarket(t, "in"), formDay); len(got) > 0 {
		t.Errorf("what Indiana's fund asks for is too little: %v", got)
	}
}

// Every profession's usual code is one of its own, in the sample data too.
func TestEveryProfessionHasItsTaxonomies(t *testing.T) {
	t.Parallel()
	for _, code := range formMarket(t, "ga").Professions {
		p, _ := market.ProfessionNamed(code)
		s := applicationtest.Practitioner(1, "ga", code, formDay)
		if len(p.Taxonomies) == 0 || !p.Uses(s.Taxonomies[0].Code) {
			t.Errorf("%s uses %v, not %s", code, p.Taxonomies, s.Taxonomies[0].Code)
		}
	}
}

// 42 CFR 455.104(b) and 455.106(a): who owns or runs a provider is disclosed with what tells
// them apart, and with convictions.
func TestOwnersAreDisclosedInFull(t *testing.T) {
	t.Parallel()
	clinic := func() form.Submission { return applicationtest.Organization(3, "in", formDay) }
	owner := func(alter func(*form.Owner)) func(*form.Submission) {
		return func(s *form.Submission) { s.Owners = slices.Clone(s.Owners); alter(&s.Owners[0]) }
	}
	company := func(o *form.Owner) {
		o.Name, o.Company, o.DateOfBirth, o.TaxID = "Sample Holdings, Inc.", true, "", "991234567"
	}
	holdRules(t, clinic, []rule{
		{"a person", owner(func(*form.Owner) {}), ""},
		{"without an address", owner(func(o *form.Owner) { o.Address = nil }), "/owners/0/address"},
		{"without a birth date", owner(func(o *form.Owner) { o.DateOfBirth = "" }), "/owners/0/dateOfBirth"},
		{"without a number", owner(func(o *form.Owner) { o.TaxID = "" }), "/owners/0/taxId"},
		{"without a share", owner(func(o *form.Owner) { o.Percent = 0 }), "/owners/0/percent"},
		{"a manager has no share", owner(func(o *form.Owner) { o.Role, o.Percent = "managing-employee", 0 }), ""},
		{"a company", owner(company), ""},
		{"a company with an SSN", owner(func(o *form.Owner) { company(o); o.TaxID = "000123456" }), "/owners/0/taxId"},
		{"a company that was born", owner(func(o *form.Owner) { company(o); o.DateOfBirth = "1970-01-31" }), "/owners/0/dateOfBirth"},
		{"a company that manages", owner(func(o *form.Owner) { company(o); o.Role = "managing-employee" }), "/owners/0/role"},
		{"convicted of nothing that is said", owner(func(o *form.Owner) { o.Convicted = true }), "/owners/0/conviction"},
		{"convicted", owner(func(o *form.Owner) { o.Convicted, o.Conviction = true, "A false claim in 2001, fined." }), ""},
	})
	s := clinic()
	s.Owners[0].Convicted, s.Owners[0].Conviction = true, "A false claim in 2001, fined."
	if got := strings.Join(s.Warnings(formMarket(t, "in"), formDay), "\n"); !strings.Contains(got, "conviction") {
		t.Errorf("staff are not told of a conviction: %s", got)
	}
	masked := clinic().Masked()
	if masked.Owners[0].DateOfBirth != "" || len(masked.Owners[0].TaxID) == 9 {
		t.Errorf("staff see %+v", masked.Owners[0])
	}
}

// NCQA CR 3: a group is a contract and a roster of practitioners, each credentialed.
func TestAGroupNamesWhoWorksInIt(t *testing.T) {
	t.Parallel()
	holdRules(t, func() form.Submission { return applicationtest.Group(4, "wv", formDay) }, []rule{
		{"nobody", func(s *form.Submission) { s.Roster = nil }, "/roster"},
		{"the group itself", func(s *form.Submission) { s.Roster = []form.Member{{NPI: s.NPI, Name: "Ada Sample"}} }, "/roster/0/npi"},
		{"somebody twice", func(s *form.Submission) { s.Roster = append(s.Roster, s.Roster[0]) }, "/roster/1/npi"},
		{"a mistyped NPI", func(s *form.Submission) { s.Roster = []form.Member{{NPI: "1234567890", Name: "Ada Sample"}} }, "/roster/0/npi"},
		{"nobody's name", func(s *form.Submission) { s.Roster = []form.Member{{NPI: "1234567893"}} }, "/roster/0/name"},
	})
	holdRules(t, nurse, []rule{
		{"a practitioner has none", func(s *form.Submission) { s.Roster = []form.Member{{NPI: "1234567893", Name: "Ada Sample"}} }, "/roster"},
	})
}

// Claims pay, and Indiana compares, the name on line 1, however the W-9 comes.
func TestAnUploadedW9NamesWhomToPay(t *testing.T) {
	t.Parallel()
	uploaded := func(alter func(*form.Submission)) func(*form.Submission) {
		return func(s *form.Submission) {
			s.W9 = form.W9{Upload: true, Line1: s.W9.Line1}
			alter(s)
		}
	}
	holdRules(t, func() form.Submission { return applicationtest.Organization(3, "in", formDay) }, []rule{
		{"with line 1", uploaded(func(*form.Submission) {}), ""},
		{"without it", uploaded(func(s *form.Submission) { s.W9.Line1 = "" }), "/w9/line1"},
		{"with another name in Indiana", uploaded(func(s *form.Submission) { s.W9.Line1 = "Sample Holdings Inc" }), "/w9/line1"},
		{"with more than names", uploaded(func(s *form.Submission) { s.W9.Classification = "llc" }), "/w9"},
	})
	holdRules(t, func() form.Submission { return applicationtest.Practitioner(1, "in", "MD", formDay) }, []rule{
		{"another person's under an SSN", uploaded(func(s *form.Submission) {
			s.TaxID, s.TaxIDType, s.W9.Line1 = "123456789", "SSN", "Somebody Else"
		}), "/w9/line1"},
		{"a practice's under an EIN", uploaded(func(s *form.Submission) { s.W9.Line1 = "Sample Practice LLC" }), ""},
	})
}

// Border states, other states, closed panels and care settings are data of the market.
func TestWhereAndForWhatThereIsRoomIsData(t *testing.T) {
	t.Parallel()
	strict := formMarket(t, "ga")
	strict.OutOfState = market.OutOfState{Border: []string{"AL"}, Refuse: true, Words: "We contract offices in Georgia and Alabama only."}
	strict.ClosedPanels = []market.ClosedPanel{
		{Taxonomy: "152W", Words: "We have enough optometrists. Ask again in June."},
		{Taxonomy: "111N", Counties: []string{"Fulton"}, Words: "We have enough chiropractors in Fulton County."},
	}
	at := func(state, zip, county string) func(*form.Submission) {
		return func(s *form.Submission) {
			s.Locations[0].Address.State, s.Locations[0].Address.ZIP, s.Locations[0].County = state, zip, county
		}
	}
	for name, c := range map[string]struct {
		profession string
		alter      func(*form.Submission)
		field      string
		words      string
	}{
		"at home":                         {"NP", at("GA", "30303", ""), "", ""},
		"across the border":               {"NP", at("AL", "35004", ""), "", ""},
		"far away":                        {"NP", at("TX", "75001", ""), "/locations/0/address/state", "Alabama only"},
		"a closed panel":                  {"OD", at("GA", "30303", "Cobb"), "/taxonomies", "June"},
		"a panel closed in this county":   {"DC", at("GA", "30303", "fulton "), "/taxonomies", "Fulton"},
		"a panel closed in another one":   {"DC", at("GA", "30303", "Cobb"), "", ""},
		"a panel closed where none knows": {"DC", at("GA", "30303", ""), "", ""},
	} {
		s := applicationtest.Practitioner(1, "ga", c.profession, formDay)
		c.alter(&s)
		got := faults(s.Check(strict, formDay))
		if c.field == "" && len(got) > 0 || c.field != "" && (len(got) != 1 || got[0].Field != c.field || !strings.Contains(got[0].Detail, c.words)) {
			t.Errorf("%s: %v", name, got)
		}
	}
	for state, told := range map[string]bool{"AL": false, "TX": true} {
		s := nurse()
		at(state, map[string]string{"AL": "35004", "TX": "75001"}[state], "")(&s)
		s.Practitioner.Licenses = append(s.Practitioner.Licenses, form.License{State: state, Number: "X1", ExpiresOn: "2030-01-01"})
		if got := strings.Join(s.Warnings(formMarket(t, "ga"), formDay), "\n"); strings.Contains(got, "border") != told {
			t.Errorf("of an office in %s staff are told %q", state, got)
		}
	}
	holdRules(t, nurse, []rule{
		{"several settings", func(s *form.Submission) { s.Locations[0].Settings = []string{"office", "telehealth"} }, ""},
		{"a setting nobody knows", func(s *form.Submission) { s.Locations[0].Settings = []string{"moon"} }, "/locations/0/settings/0"},
		{"a Medicare number", func(s *form.Submission) { s.Locations[0].PTAN = "GA12345" }, ""},
		{"a Medicare number that is none", func(s *form.Submission) { s.Locations[0].PTAN = "none" + "!" }, "/locations/0/ptan"},
		{"a license that begins tomorrow", func(s *form.Submission) { s.Practitioner.Licenses[0].IssuedOn = formDay.AddDays(39) }, "/practitioner/licenses/0/issuedOn"},
		{"payments to a post of the Navy", func(s *form.Submission) {
			s.PayeeAddress = &form.Address{Line1: "PSC 1 Box 1", City: "FPO", State: "AP", ZIP: "96601"}
		}, ""},
		{"payments to nowhere", func(s *form.Submission) {
			s.PayeeAddress = &form.Address{Line1: "1 Example Street", City: "Sampletown", State: "XX", ZIP: "12345"}
		}, "/payeeAddress/state"},
	})
}
