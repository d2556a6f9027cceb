package credential_test

import (
	"testing"

	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/problem"
)

func in(t *testing.T, id string) market.Market {
	t.Helper()
	m, ok := market.Known().Find(id)
	if !ok {
		t.Fatal(id)
	}
	return m
}

// 42 CFR 438.214(d), 438.602(b), 422.220, 422.222.
func TestWhoMayJoinOrStay(t *testing.T) {
	t.Parallel()
	is := func(element string, r credential.Result, more ...func(*credential.Element)) []credential.Element {
		v := credential.Element{Element: element, Result: r, VerifiedOn: dayOne}
		for _, f := range more {
			f(&v)
		}
		return []credential.Element{v}
	}
	inForce := func(v *credential.Element) { v.InForce = true }
	until := func(day calendar.Date) func(*credential.Element) {
		return func(v *credential.Element) { v.ExpiresOn = day }
	}
	for name, c := range map[string]struct {
		market, product string
		held            credential.Held
		stops           string // element, "" when they may
	}{
		"nothing known":                  {"ga", "ga-dsnp", credential.Held{}, ""},
		"not excluded":                   {"ga", "ga-dsnp", credential.Held{Elements: is("exclusions-oig", "met")}, ""},
		"no answer":                      {"ga", "ga-dsnp", credential.Held{Elements: is("exclusions-oig", "unsuccessful")}, ""},
		"excluded":                       {"ga", "ga-marketplace", credential.Held{Elements: is("exclusions-oig", "adverse")}, "exclusions-oig"},
		"a license revoked":              {"ga", "ga-marketplace", credential.Held{Elements: is("license:GA", "adverse")}, "license:GA"},
		"on probation":                   {"ga", "ga-marketplace", credential.Held{Elements: is("license:GA", "adverse", inForce)}, ""},
		"on probation, and run out":      {"ga", "ga-marketplace", credential.Held{Elements: is("license:GA", "adverse", inForce, until(dayOne.AddDays(-1)))}, "license:GA"},
		"a license on its last day":      {"ga", "ga-marketplace", credential.Held{Elements: is("license:GA", "met", until(dayOne))}, ""},
		"the day after":                  {"ga", "ga-marketplace", credential.Held{Elements: is("license:GA", "met", until(dayOne.AddDays(-1)))}, "license:GA"},
		"precluded, for Marketplace":     {"ga", "ga-marketplace", credential.Held{Elements: is("preclusion-list", "adverse")}, ""},
		"precluded, for Medicare":        {"ga", "ga-dsnp", credential.Held{Elements: is("preclusion-list", "adverse")}, "preclusion-list"},
		"Medicaid under way":             {"in", "in-medicaid", credential.Held{Since: dayOne.AddDays(-120)}, ""},
		"Medicaid under way, 121 days":   {"in", "in-medicaid", credential.Held{Since: dayOne.AddDays(-121)}, "medicaid-enrollment"},
		"Medicaid refused":               {"in", "in-medicaid", credential.Held{Elements: is("medicaid-enrollment", "not-met")}, "medicaid-enrollment"},
		"Medicaid refused, Marketplace":  {"in", "in-marketplace", credential.Held{Elements: is("medicaid-enrollment", "not-met")}, ""},
		"Medicaid refused, by the state": {"oh", "oh-mycare", credential.Held{Elements: is("medicaid-enrollment", "not-met")}, "medicaid-enrollment"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.held.Eligibility(in(t, c.market), c.product, dayOne)
			if len(got) > 0 != (c.stops != "") || len(got) > 0 && got[0].Element != c.stops {
				t.Errorf("%v, want %q", got, c.stops)
			}
			next := c.held.NextStop(in(t, c.market), []string{c.product}, dayOne)
			if next != "" && len(c.held.Eligibility(in(t, c.market), c.product, next)) == 0 {
				t.Errorf("nothing stops on %s", next)
			}
		})
	}
}

// Of two cases the later answer holds; of one day the one that speaks against the provider; a
// source that did not answer takes nothing back.
func TestWhatTwoCasesHoldTogether(t *testing.T) {
	t.Parallel()
	of := func(r credential.Result, day int) credential.Element {
		return credential.Element{Element: "exclusions-sam", Result: r, VerifiedOn: dayOne.AddDays(day)}
	}
	for name, c := range map[string]struct{ a, b, want credential.Element }{
		"the later one":            {of("adverse", 0), of("met", 1), of("met", 1)},
		"whichever case it is in":  {of("met", 1), of("adverse", 0), of("met", 1)},
		"of one day, the worse":    {of("adverse", 0), of("met", 0), of("adverse", 0)},
		"whichever is the worse":   {of("met", 0), of("adverse", 0), of("adverse", 0)},
		"no answer is no answer":   {of("adverse", 0), of("unsuccessful", 9), of("adverse", 0)},
		"and gives way to any one": {of("unsuccessful", 9), of("met", 0), of("met", 0)},
	} {
		got := credential.Latest([]credential.Element{c.a}, []credential.Element{c.b})
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// What runs out is met only with its day; what was asked before the application says why; an
// unanswered source clears nobody (NCQA CR 3).
func TestWhichResultsADecisionCanRestOn(t *testing.T) {
	t.Parallel()
	m := in(t, "ga")
	former := []credential.Element{{Element: "exclusions-oig", Result: "adverse", VerifiedOn: dayOne}}
	for name, c := range map[string]struct {
		v     credential.Element
		field string
	}{
		"a license":                     {credential.Element{Element: "license:GA", Result: "met", VerifiedOn: dayOne, ExpiresOn: calendartest.Day.AddDays(219)}, ""},
		"a license without its day":     {credential.Element{Element: "license:GA", Result: "met", VerifiedOn: dayOne}, "/expiresOn"},
		"a DEA without its day":         {credential.Element{Element: "dea-cds:GA", Result: "met", VerifiedOn: dayOne}, "/expiresOn"},
		"cover without its day":         {credential.Element{Element: "malpractice-coverage", Result: "met", VerifiedOn: dayOne}, "/expiresOn"},
		"no license needs none":         {credential.Element{Element: "license:GA", Result: "not-met", VerifiedOn: dayOne, Note: "None."}, ""},
		"identity in 1950":              {credential.Element{Element: "identity", Result: "met", VerifiedOn: "1950-01-01", Note: "Seen."}, "/verifiedOn"},
		"before the application":        {credential.Element{Element: "identity", Result: "met", VerifiedOn: dayOne.AddDays(-9)}, "/note"},
		"with a reason":                 {credential.Element{Element: "identity", Result: "met", VerifiedOn: dayOne.AddDays(-9), Note: "Of last week's form."}, ""},
		"no answer after an exclusion":  {credential.Element{Element: "exclusions-oig", Result: "unsuccessful", VerifiedOn: dayOne}, "/result"},
		"in force, and not a license":   {credential.Element{Element: "sanctions", Result: "adverse", VerifiedOn: dayOne, InForce: true, Note: "A fine."}, "/inForce"},
		"in force, and met":             {credential.Element{Element: "license:GA", Result: "met", VerifiedOn: dayOne, ExpiresOn: calendartest.Day.AddDays(219), InForce: true}, "/inForce"},
		"disclosures without judgment":  {credential.Element{Element: "disclosures", Result: "met", VerifiedOn: dayOne}, "/note"},
		"signed after it was looked at": {credential.Element{Element: "attestation", Result: "met", VerifiedOn: dayOne, Since: dayOne.AddDays(1)}, "/since"},
	} {
		err := c.v.Sound(m, former, dayOne)
		p, _ := err.(*problem.Error)
		if (err == nil) != (c.field == "") || p != nil && p.Fields[0].Field != c.field {
			t.Errorf("%s: %v, want %q", name, err, c.field)
		}
	}
}
