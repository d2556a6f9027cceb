package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"credo/shared/identifier"
	"credo/shared/market"
)

// check holds a market against what the rest of the system relies on.
func check(m market.Market, professions []market.Profession) error {
	var faults []error
	want := func(ok bool, format string, args ...any) {
		if !ok {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	for field, text := range map[string]string{
		"name": m.Name, "planName": m.PlanName, "regulator": m.Regulator, "directorTitle": m.DirectorTitle,
		"caqhPlanName": m.CAQHPlanName, "portalURL": m.PortalURL, "portalRegistration": m.PortalRegistration,
		"contractWith": m.ContractWith, "claims.payerId": m.Claims.PayerID, "claims.electronic": m.Claims.Electronic,
		"claims.paper": strings.Join(m.Claims.Paper, ""), "payments.vendor": m.Payments.Vendor,
		"payments.text": m.Payments.Text, "serviceHours": m.ServiceHours, "address": strings.Join(m.Address, ""),
	} {
		want(strings.TrimSpace(text) != "", "%s is missing", field)
	}
	want(identifier.CheckState(m.State) == nil, "state %q is no state", m.State)
	want(identifier.CheckPhone(m.ProviderServices) == nil, "providerServices %q is no phone number", m.ProviderServices)
	want(identifier.CheckPhone(m.Payments.Phone) == nil, "payments.phone %q is no phone number", m.Payments.Phone)
	want(m.Portal == "open" || m.Portal == "coming-soon", "portal is %q, want open or coming-soon", m.Portal)
	for _, code := range m.Professions {
		want(slices.ContainsFunc(professions, func(p market.Profession) bool { return p.Code == code }), "unknown profession %q", code)
	}
	faults = append(faults, checkProducts(m)...)
	faults = append(faults, checkRules(m, professions)...)
	faults = append(faults, checkClocks(m)...)
	faults = append(faults, checkStops(m, professions)...)
	return errors.Join(faults...)
}

func checkProducts(m market.Market) (faults []error) {
	seen := map[string]bool{}
	for _, p := range m.Products {
		switch {
		case seen[p.ID]:
			faults = append(faults, fmt.Errorf("product %s is there twice", p.ID))
		case p.ID != m.ID && !strings.HasPrefix(p.ID, m.ID+"-"):
			faults = append(faults, fmt.Errorf("product %q must start with %q", p.ID, m.ID+"-"))
		case p.Name == "":
			faults = append(faults, fmt.Errorf("product %s has no name", p.ID))
		case !slices.Contains(market.LinesOfBusiness, p.LineOfBusiness):
			faults = append(faults, fmt.Errorf("product %s: unknown lineOfBusiness %q", p.ID, p.LineOfBusiness))
		case p.CredentialedBy != market.ByPlan && p.CredentialedBy != market.ByState:
			faults = append(faults, fmt.Errorf("product %s: credentialedBy is %q, want plan or state", p.ID, p.CredentialedBy))
		case (p.CredentialedBy == market.ByState) != (p.Directions != ""):
			faults = append(faults, fmt.Errorf("product %s: directions go with credentialedBy state", p.ID))
		case p.RetroactiveDays < 0:
			faults = append(faults, fmt.Errorf("product %s: retroactiveDays is negative", p.ID))
		}
		seen[p.ID] = true
	}
	if len(m.Products) == 0 {
		faults = append(faults, errors.New("there is no product"))
	}
	return faults
}

func checkRules(m market.Market, professions []market.Profession) (faults []error) {
	seen := map[string]bool{}
	for _, r := range m.Documents {
		faults = append(faults, checkConditions("document "+r.Type, r.If, professions)...)
		if !slices.Contains(market.DocumentTypes, r.Type) {
			faults = append(faults, fmt.Errorf("unknown document type %q", r.Type))
		}
		if seen[r.Type] {
			faults = append(faults, fmt.Errorf("document %s is there twice", r.Type))
		}
		if r.Name == "" || r.Why == "" || r.When == "" || r.Fix == "" {
			faults = append(faults, fmt.Errorf("document %s needs name, why, when and fix", r.Type))
		}
		seen[r.Type] = true
	}
	for _, r := range m.Elements {
		faults = append(faults, checkConditions("element "+r.Element, r.If, professions)...)
		if !slices.Contains(market.Elements, r.Element) {
			faults = append(faults, fmt.Errorf("unknown element %q", r.Element))
		}
		if !slices.Contains([]string{"", market.EachState, market.EachOwner, market.EachPerson}, r.Each) {
			faults = append(faults, fmt.Errorf("element %s: each is %q, want %s, %s, %s or nothing", r.Element, r.Each, market.EachState, market.EachOwner, market.EachPerson))
		}
	}
	for _, d := range m.TurnedAway {
		if !slices.Contains(market.Services, d.Service) || d.To == "" {
			faults = append(faults, fmt.Errorf("turnedAway needs a known service and to whom, not %q, %q", d.Service, d.To))
		}
		if d.Phone != "" && identifier.CheckPhone(d.Phone) != nil {
			faults = append(faults, fmt.Errorf("turnedAway: %q is no phone number", d.Phone))
		}
	}
	return faults
}

func checkClocks(m market.Market) (faults []error) {
	for field, days := range map[string]int{
		"documentDays": m.DocumentDays, "reopenDays": m.ReopenDays, "appealDays": m.AppealDays, "appealDecisionDays": m.AppealDecisionDays, "hearingNoticeDays": m.HearingNoticeDays,
		"welcomeBusinessDays": m.WelcomeBusinessDays, "provisionalDays": m.ProvisionalDays, "signatureWarnDays": m.SignatureWarnDays,
		"clockWarnDays": m.ClockWarnDays, "verifyDays": m.VerifyDays, "medicaidCheckMonths": m.MedicaidCheckMonths, "undoEndDays": m.UndoEndDays, "renewalDays": m.RenewalDays, "endNoticeDays": m.EndNoticeDays, "summaryReviewDays": m.SummaryReviewDays, "suspensionReviewDays": m.SuspensionReviewDays,
		"mailingDays": m.MailingDays,
	} {
		if days < 1 {
			faults = append(faults, fmt.Errorf("%s is %d, want a number of days", field, days))
		}
	}
	for i, day := range m.Agreement.RemindDays {
		if day < 1 || day >= m.Agreement.LapseDays || i > 0 && day <= m.Agreement.RemindDays[i-1] {
			faults = append(faults, fmt.Errorf("agreement.remindDays must rise and stay below lapseDays (%d)", m.Agreement.LapseDays))
		}
	}
	if len(m.Agreement.RemindDays) == 0 {
		faults = append(faults, errors.New("agreement.remindDays is missing"))
	}
	if c := m.Committee; c.NetworkPractitioners < 1 || c.Quorum < max(3, c.NetworkPractitioners) {
		faults = append(faults, fmt.Errorf("committee: at least three members vote, and one of them practises in the network; not %+v", c))
	}
	before := 0
	for _, day := range m.ReminderDays {
		if day <= before || day >= m.DocumentDays {
			faults = append(faults, fmt.Errorf("reminderDays must rise and stay below documentDays (%d)", m.DocumentDays))
		}
		before = day
	}
	for _, w := range m.Watched {
		if !slices.Contains(market.Elements, w.Element) {
			faults = append(faults, fmt.Errorf("watched: unknown element %q", w.Element))
		}
	}
	if len(m.WarnDays) == 0 {
		faults = append(faults, fmt.Errorf("warnDays is empty: say how many days ahead to warn"))
	}
	if s := m.DecisionClock.StoppedBy; s != "" && !slices.Contains(market.Elements, s) {
		faults = append(faults, fmt.Errorf("decisionClock: unknown element %q", s))
	}
	return faults
}

// results are those an element can have; shared/credential says what they mean.
var results = []string{"met", "not-met", "adverse", "unsuccessful"}

// checkStops holds what bars providers against what the rules can ask.
func checkStops(m market.Market, professions []market.Profession) (faults []error) {
	for _, h := range m.HardStops {
		if len(h.Bars) > 0 {
			faults = append(faults, checkConditions("hard stop "+h.Element, h.Bars, professions)...)
		}
		if !slices.Contains(market.Elements, h.Element) || len(h.Results) == 0 || h.Text == "" || h.Source == "" {
			faults = append(faults, fmt.Errorf("hard stop %q needs a known element, results, text and source", h.Element))
		}
		for _, r := range h.Results {
			if !slices.Contains(results, r) || r == "met" {
				faults = append(faults, fmt.Errorf("hard stop %s: %q is no result that stops", h.Element, r))
			}
		}
		if h.Unless != "" && h.Unless != market.InForce {
			faults = append(faults, fmt.Errorf("hard stop %s: unknown exception %q", h.Element, h.Unless))
		}
	}
	for _, e := range slices.Concat(m.ProvisionalElements, m.ExpiringElements) {
		if !slices.Contains(market.Elements, e) {
			faults = append(faults, fmt.Errorf("unknown element %q", e))
		}
	}
	if len(m.HardStops) == 0 || len(m.ProvisionalElements) == 0 || len(m.ExpiringElements) == 0 {
		faults = append(faults, errors.New("hardStops, provisionalElements and expiringElements must be given"))
	}
	return faults
}

func checkConditions(of string, names []string, professions []market.Profession) (faults []error) {
	if len(names) == 0 {
		faults = append(faults, fmt.Errorf("%s: it has no condition", of))
	}
	for _, name := range names {
		if !market.IsCondition(name, professions) {
			faults = append(faults, fmt.Errorf("%s: unknown condition %q", of, name))
		}
	}
	return faults
}
