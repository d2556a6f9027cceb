package market

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"credo/shared/calendar"
)

func find(t *testing.T, id string) Market {
	t.Helper()
	m, ok := Known().Find(id)
	if !ok {
		t.Fatalf("no market %s", id)
	}
	return m
}

func TestMarketsAreListedInOrder(t *testing.T) {
	t.Parallel()
	markets := Known()
	var ids []string
	for _, m := range markets.All() {
		ids = append(ids, m.ID)
	}
	if got := strings.Join(ids, " "); got != "ga in oh ky wv ar-passe" {
		t.Errorf("markets %s", got)
	}
	if _, ok := markets.Find("tx"); ok {
		t.Error("found a market that is none")
	}
}

func TestSeedFacts(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]struct{ caqh, phone, portal, zone string }{
		"ga":       {"CareSource Marketplace Georgia", "1-833-230-2101", "open", "America/New_York"},
		"in":       {"CareSource Marketplace Indiana", "1-866-286-9949", "open", "America/Indiana/Indianapolis"},
		"ar-passe": {"CareSource Management Group", "1-833-230-2100", "coming-soon", "America/Chicago"},
	} {
		m := find(t, id)
		if m.CAQHPlanName != want.caqh || m.ProviderServices != want.phone || m.Portal != want.portal || m.Location().String() != want.zone {
			t.Errorf("%s: %s, %s, %s, %s", id, m.CAQHPlanName, m.ProviderServices, m.Portal, m.Location())
		}
		if m.DocumentDays != 30 || !slices.Equal(m.ReminderDays, []int{10, 20}) || m.ReopenDays != 90 || m.WelcomeBusinessDays != 5 {
			t.Errorf("%s: the clocks %d, %v, %d, %d", id, m.DocumentDays, m.ReminderDays, m.ReopenDays, m.WelcomeBusinessDays)
		}
		if m.Payments.Phone != "1-888-834-3511" {
			t.Errorf("%s: payments by %s", id, m.Payments.Phone)
		}
		if m.IRSNameMustMatch != (id == "in") {
			t.Errorf("%s: IRS name must match: %v", id, m.IRSNameMustMatch)
		}
	}
	if m := find(t, "ar-passe"); m.DirectorTitle != "Medical Director" || m.PlanName != "CareSource PASSE" || m.Address[0] != "CareSource PASSE" {
		t.Errorf("PASSE is called %q, %q, %q", m.DirectorTitle, m.PlanName, m.Address)
	}
	if m := find(t, "ga"); m.PlanName != "CareSource" || len(m.Contacts()) != 2 || m.Contacts()[0].Phone != m.ProviderServices {
		t.Errorf("Georgia: %q, %v", m.PlanName, m.Contacts())
	}
}

func TestServicesAreTurnedAwayNotSpecialties(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		market   string
		services []string
		to       string
	}{
		{"ar-passe", []string{"routine-vision"}, "Superior Vision"},
		{"ar-passe", []string{"onsite-laboratory", "independent-laboratory"}, "Avalon Healthcare Solutions"},
		{"ar-passe", []string{"onsite-laboratory"}, ""},
		{"ar-passe", []string{"routine-vision", "other-care"}, ""},
		{"ar-passe", nil, ""},
		{"ga", []string{"routine-vision", "independent-laboratory"}, ""},
	} {
		d, turned := find(t, c.market).TurnsAway(c.services)
		if d.To != c.to || turned != (c.to != "") {
			t.Errorf("%s %v: %q, %v", c.market, c.services, d.To, turned)
		}
	}
	d, _ := find(t, "ar-passe").TurnsAway([]string{"independent-laboratory"})
	if d.Phone != "1-813-751-3940" {
		t.Errorf("laboratories are sent to %q", d.Phone)
	}
}

func TestStateClocks(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]struct {
		physician, other int
		noticeBy         calendar.Date
	}{
		"ga": {0, 0, ""}, "in": {0, 0, "2027-01-07"}, "oh": {90, 90, "2026-12-14"}, "ky": {45, 45, ""}, "wv": {30, 30, ""}, "ar-passe": {90, 180, ""},
	} {
		m := find(t, id)
		physician, other := m.DecisionDaysFor(Facts{Profession: "DO"}), m.DecisionDaysFor(Facts{Profession: "NP"})
		if physician != want.physician || other != want.other {
			t.Errorf("%s decides in %d and %d days", id, physician, other)
		}
		if got := m.DeficiencyNoticeBy("2026-11-23"); got != want.noticeBy {
			t.Errorf("%s: deficiency notice by %q, want %q", id, got, want.noticeBy)
		}
	}
}

func TestWhoCredentials(t *testing.T) {
	t.Parallel()
	oh := find(t, "oh")
	for _, c := range []struct {
		products []string
		want     bool
	}{
		{[]string{"oh-medicaid"}, true}, {[]string{"oh-medicaid", "oh-mycare"}, true},
		{[]string{"oh-medicaid", "oh-marketplace"}, false}, {[]string{"oh-marketplace"}, false}, {nil, false}, {[]string{"tx"}, false},
	} {
		if got := oh.CredentialedByState(c.products); got != c.want {
			t.Errorf("%v credentialed by the state: %v", c.products, got)
		}
	}
	if p, ok := oh.Product("oh-medicaid"); !ok || !strings.Contains(p.Directions, "PNM") {
		t.Errorf("Ohio Medicaid directs to %q", p.Directions)
	}
}

func TestRulesFollowTheDecisionDate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		on      calendar.Date
		element string
		days    int
		notice  int
	}{
		{"2025-06-30", "license", 180, 60}, {"2025-07-01", "license", 120, 30}, {"2026-11-22", "attestation", 120, 30},
		{"2024-01-01", "attestation", 365, 60}, {"2026-11-22", "education", 0, 30}, {"2026-11-22", "malpractice-coverage", 0, 30},
	} {
		r := RulesOn(c.on)
		if got := r.VerificationDays(c.element); got != c.days || r.DecisionNoticeDays != c.notice {
			t.Errorf("on %s %s may be %d days old, notice in %d", c.on, c.element, got, r.DecisionNoticeDays)
		}
		if r.RecredentialingMonths != 36 || r.LateDays != 30 {
			t.Errorf("on %s a cycle has %d months and %d days", c.on, r.RecredentialingMonths, r.LateDays)
		}
	}
}

func TestPublicIsTheAPIsBody(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(find(t, "ky").Public())
	if err != nil {
		t.Fatal(err)
	}
	var body map[string]json.RawMessage
	if err := json.Unmarshal(b, &body); err != nil {
		t.Fatal(err)
	}
	want := []string{"caqhPlanName", "documents", "id", "name", "portal", "products", "professions", "providerServices", "state", "turnedAway"}
	var got []string
	for k := range body {
		got = append(got, k)
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("fields %v", got)
	}
	if s := string(body["turnedAway"]); s != "[]" {
		t.Errorf("turnedAway is %s", s)
	}
	if s := string(body["products"]); s != `[{"id":"ky-marketplace","name":"CareSource Marketplace Kentucky","lineOfBusiness":"marketplace","credentialedBy":"plan"}]` {
		t.Errorf("products are %s", s)
	}
	if s := string(body["documents"]); !strings.HasPrefix(s, `[{"type":"w9","name":"Form W-9","why":"`) || strings.Contains(s, `"fix"`) {
		t.Errorf("documents are %s", s)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	if got := find(t, "ga").DocumentName("credentialing-application"); !strings.HasPrefix(got, "Georgia Uniform") {
		t.Errorf("Georgia calls its application %q", got)
	}
	if got := find(t, "ga").DocumentName("other"); got != "Other document" {
		t.Errorf("other is called %q", got)
	}
	if got := find(t, "ky").DocumentName("protocol-agreement"); got != "Protocol agreement" {
		t.Errorf("a document that is not the market's is called %q", got)
	}
	if got := ElementName("npdb"); got != "National Practitioner Data Bank" {
		t.Errorf("npdb is called %q", got)
	}
	if p, ok := ProfessionNamed("NP"); !ok || !p.Midlevel || p.Physician {
		t.Errorf("NP is %+v", p)
	}
	if _, ok := ProfessionNamed("XX"); ok {
		t.Error("XX is a profession")
	}
}
