// Package applicationtest makes valid submissions of invented providers, for tests and
// sample data. No two numbers n share an NPI, a Tax ID or a person, and no NPI in use
// starts with 2 as these do. EINs start with 99, which the IRS gives out last.
package applicationtest

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/market"
)

// Practitioner is the n-th practitioner of a profession who joins the market's first
// product that the plan credentials, as of a day, with CAQH and a filled-in W-9.
func Practitioner(n int, marketID, profession string, today calendar.Date) form.Submission {
	m := find(marketID)
	name := form.PersonName{First: pick(firstNames, n), Last: pick(lastNames, n/len(firstNames))}
	known, _ := market.ProfessionNamed(profession)
	s := base(n, m, practitioners, today)
	s.ProviderType, s.CAQHID = "practitioner", fmt.Sprint(10_000_000+n)
	s.Taxonomies = []form.Taxonomy{{Code: taxonomy(profession), Primary: true}}
	s.Practitioner = &form.Practitioner{
		Name: name, Profession: profession,
		DateOfBirth: calendar.NewDate(1960, 1, 1).AddDays(n % 12000),
		Licenses:    []form.License{{State: m.State, Number: fmt.Sprintf("SAMPLE-%06d", n), ExpiresOn: today.AddMonths(20)}},
		CCVSCurrent: m.ID == "ar-passe" && known.Physician,
	}
	if known.Physician || known.Midlevel && profession != "OD" {
		s.Practitioner.PrescribesControlled = true
		s.Practitioner.DEA = []form.DEA{{Number: dea(n, name.Last, known.Midlevel), State: m.State, ExpiresOn: today.AddMonths(18)}}
	}
	if known.Physician {
		s.Practitioner.BoardCertification = &form.BoardCertification{Board: "Sample Board of Medicine", Specialty: "Family Medicine", ExpiresOn: today.AddMonths(50)}
	}
	if profession == "NP" || profession == "PA" || profession == "CNM" {
		s.Practitioner.CollaboratingPhysicianNPI = NPI(practitioners + 9_000_000 + n%1000)
	}
	full := name.First + " " + name.Last
	s.W9 = w9(m, full, "individual", full, today)
	s.Attestation.Name, s.Attestation.Title = full, profession
	s.Contact.Name = full
	return s
}

// Uploaded is a practitioner's submission that comes with an uploaded application instead
// of CAQH, so with education and work history, and with the W-9 as an upload.
func Uploaded(s form.Submission, today calendar.Date) form.Submission {
	s.CredentialingApplication, s.W9 = "uploaded", form.W9{Upload: true, Line1: s.W9.Line1}
	p := *s.Practitioner
	p.Education = []form.Education{{School: "Sample State University", Degree: p.Profession, CompletedOn: today.AddMonths(-120)}}
	p.WorkHistory = []form.Employment{
		{Employer: "Sample Community Clinic", From: today.AddMonths(-40)},
		{Employer: "Example General Hospital", From: today.AddMonths(-118), To: today.AddMonths(-52)},
	}
	p.Gaps = []form.Gap{{From: today.AddMonths(-52), To: today.AddMonths(-40), Reason: "Parental leave, and care for a parent."}}
	s.Practitioner = &p
	return s
}

// Organization is the n-th accredited facility that joins as of a day.
func Organization(n int, marketID string, today calendar.Date) form.Submission {
	m := find(marketID)
	s := base(n, m, organizations, today)
	legal := fmt.Sprintf("Sample Surgery Center %d, Inc.", n)
	s.ProviderType, s.CredentialingApplication = "organization", "uploaded"
	s.Taxonomies = []form.Taxonomy{{Code: "261QA1903X", Primary: true}}
	s.Organization = &form.Organization{
		LegalName: legal, FacilityType: "ambulatory-surgery-center",
		License:       form.License{State: m.State, Number: fmt.Sprintf("ASC-%06d", n), ExpiresOn: today.AddMonths(14)},
		Accreditation: &form.Accreditation{Body: "AAAHC", ExpiresOn: today.AddMonths(30)},
		CCN:           fmt.Sprintf("%02dC%07d", n%100, n),
	}
	s.Owners = owners(n)
	s.W9 = w9(m, legal, "c-corporation", "Robin Example", today)
	return s
}

// Group is the n-th group practice that joins as of a day.
func Group(n int, marketID string, today calendar.Date) form.Submission {
	m := find(marketID)
	s := base(n, m, groups, today)
	s.ProviderType, s.CredentialingApplication = "group", "uploaded"
	s.Taxonomies = []form.Taxonomy{{Code: "193200000X", Primary: true}}
	s.Owners, s.Roster = owners(n), []form.Member{{NPI: NPI(practitioners + n), Name: "Ada Sample"}}
	s.Malpractice = form.Malpractice{}
	s.W9 = w9(m, fmt.Sprintf("Example Family Practice %d LLC", n), "llc", "Robin Example", today)
	s.W9.LLCTaxClass = "P"
	return s
}

// Change is a contract change of the provider who submitted of and has that provider
// number, from today on: what is tax-id, irs-name, products-add or products-remove.
func Change(of form.Submission, providerNumber, what string, today calendar.Date) form.Submission {
	s := of
	s.Kind = form.KindChange
	s.Change = &form.ChangeRequest{ProviderNumber: providerNumber, What: what, EffectiveOn: today}
	s.Attestation.SignedOn = today
	if !s.W9.Upload {
		s.W9.SignedOn = today
	}
	return s
}

// NPI is the n-th NPI of the sample people.
func NPI(n int) string { return identifier.NPIFrom(fmt.Sprintf("2%08d", n)) }

// Each type of provider has its own range of NPIs and Tax IDs.
const (
	practitioners = 10_000_000
	organizations = 30_000_000
	groups        = 50_000_000
)

var (
	firstNames = []string{"Ada", "Benito", "Chiara", "Dmitri", "Esi", "Farid", "Grace", "Hiro", "Imani", "José", "Kateryna", "Linh", "Mateus", "Nadia", "Omar", "Priya", "Quentin", "Rosa", "Søren", "Thảo"}
	lastNames  = []string{"Sample", "Example", "Testperson", "Specimen", "Placeholder", "Mockett", "Dummond", "Fictiva", "Inventa", "Madeupson", "O'Sample", "Example-Núñez"}
)

// zips are what ZIP codes start with in the capitals of the markets.
var zips = map[string]string{"GA": "303", "IN": "462", "OH": "432", "KY": "406", "WV": "253", "AR": "722"}

func pick(names []string, n int) string { return names[n%len(names)] }

func base(n int, m market.Market, area int, today calendar.Date) form.Submission {
	address := form.Address{Line1: fmt.Sprintf("%d Example Street", 1+n%9999), City: "Sampletown", State: m.State, ZIP: fmt.Sprintf("%s%02d", zips[m.State], n%100)}
	s := form.Submission{
		Kind: form.KindInitial, Market: m.ID, Products: []string{product(m)},
		NPI: NPI(area + n), TaxID: fmt.Sprintf("99%07d", 1+(area/10+n)%9_999_998), TaxIDType: "EIN",
		CredentialingApplication: "caqh",
		Malpractice: form.Malpractice{Carrier: "Example Mutual", PolicyNumber: fmt.Sprintf("EX-%06d", n),
			PerClaim: 1_000_000, Aggregate: 3_000_000, EffectiveOn: today.AddMonths(-4), ExpiresOn: today.AddMonths(8)},
		Locations: []form.Location{{
			Name: fmt.Sprintf("Sample Practice %d", n), Address: address, Phone: phone(n), Primary: true,
			AcceptingNewPatients: true, Hours: []string{"Mon-Fri 8:00-17:00"}, Languages: []string{"English", "Spanish"},
			Accessibility: []string{"Wheelchair ramp"}, InDirectory: true,
		}},
		Contact: form.Contact{Name: "Robin Example", Email: fmt.Sprintf("office%d@example.com", area+n), Phone: phone(n),
			Channel: "email", MailingAddress: &address},
		Attestation: form.Attestation{Name: "Robin Example", Title: "Administrator", SignedOn: today, StatementVersion: "2026-01", Accepted: true},
	}
	for _, q := range []string{"unable-to-perform", "illegal-drug-use", "license-action", "felony", "privileges-action", "dea-action", "malpractice-claims", "no-coverage", "sanction"} {
		s.Disclosures = append(s.Disclosures, form.Disclosure{Question: q})
	}
	return s
}

func find(id string) market.Market {
	m, ok := market.Known().Find(id)
	if !ok {
		panic("applicationtest: no market " + id)
	}
	return m
}

func product(m market.Market) string {
	i := slices.IndexFunc(m.Products, func(p market.Product) bool { return p.CredentialedBy == market.ByPlan })
	return m.Products[i].ID
}

func owners(n int) []form.Owner {
	home := form.Address{Line1: "7 Example Lane", City: "Sampletown", State: "OH", ZIP: "43201"}
	return []form.Owner{
		{Name: "Robin Example", Role: "owner", Address: &home, DateOfBirth: "1970-01-31", TaxID: ssn(n), Percent: 60},
		{Name: "Casey Sample", Role: "managing-employee", Address: &home, DateOfBirth: "1981-05-17", TaxID: ssn(n + 4_000_000)},
	}
}

// ssn is one of the numbers that start with 9, which the Social Security Administration gives
// to nobody; they look like the ITINs of taxpayers without one.
func ssn(n int) string { return fmt.Sprintf("9%02d70%04d", n/9999%100, 1+n%9999) }

func w9(m market.Market, line1, class, signer string, today calendar.Date) form.W9 {
	return form.W9{Line1: line1, Classification: class, SignedBy: signer, SignedOn: today,
		Address: &form.Address{Line1: "1 Example Plaza", City: "Sampletown", State: m.State, ZIP: zips[m.State] + "01"}}
}

// phone is one of the numbers kept for fiction, 555-0100 to 555-0199.
func phone(n int) string { return fmt.Sprintf("%d-555-01%02d", 201+n/100%700, n%100) }

func dea(n int, lastName string, midlevel bool) string {
	first := "B"
	if midlevel {
		first = "M"
	}
	digits := fmt.Sprintf("%06d", n%1_000_000)
	d := func(i int) int { return int(digits[i] - '0') }
	check := (d(0) + d(2) + d(4) + 2*(d(1)+d(3)+d(5))) % 10
	return fmt.Sprintf("%s%s%s%d", first, strings.ToUpper(identifier.FoldName(lastName)[:1]), digits, check)
}

// taxonomy is a usual NUCC code of the profession.
func taxonomy(profession string) string {
	codes := map[string]string{
		"MD": "207Q00000X", "DO": "207Q00000X", "NP": "363LF0000X", "PA": "363A00000X", "CNM": "367A00000X", "CNS": "364S00000X",
		"CRNA": "367500000X", "DPM": "213E00000X", "DC": "111N00000X", "OD": "152W00000X", "DDS": "122300000X", "DMD": "122300000X",
		"PsyD": "103TC0700X", "PhD": "103TC0700X", "LCSW": "1041C0700X", "LPC": "101YP2500X", "LMFT": "106H00000X", "BCBA": "103K00000X",
		"PT": "225100000X", "OT": "225X00000X", "SLP": "235Z00000X", "AUD": "231H00000X", "RD": "133V00000X",
	}
	if code, ok := codes[profession]; ok {
		return code
	}
	return "174400000X"
}
