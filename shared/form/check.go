package form

import (
	"fmt"
	"slices"

	"credo/shared/calendar"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/problem"
)

// changeMonths is how far ahead a change of the contract can be asked for.
const changeMonths = 12

// Check holds the form against the rules of its market on a day of the market. It returns
// nil or a problem.Invalid that names every fault at once: where it is, and how to fix it.
func (s Submission) Check(m market.Market, today calendar.Date) error {
	c := formCheck{form: s, market: m, today: today, elements: m.ElementsFor(s.Facts(), s.Products)}
	c.checkRequest()
	c.checkIdentity()
	c.checkWords()
	c.checkWho()
	c.checkOwners()
	c.checkRoster()
	c.checkMalpractice()
	c.checkW9()
	c.checkLocations()
	c.checkPayee()
	c.checkContact()
	c.checkDisclosures()
	c.checkAttestation()
	c.checkChange()
	if len(c.faults) == 0 {
		return nil
	}
	return problem.Invalid(c.faults...)
}

// formCheck collects the faults of one form.
type formCheck struct {
	form     Submission
	market   market.Market
	today    calendar.Date
	elements []string // that apply to this form
	faults   []problem.Field
}

// joining reports whether the form asks for credentialing, not for a change.
func (c *formCheck) joining() bool { return c.form.Kind != KindChange }

func (c *formCheck) applies(element string) bool { return slices.Contains(c.elements, element) }

func (c *formCheck) fault(field, detail string, args ...any) {
	c.faults = append(c.faults, problem.Field{Field: field, Detail: fmt.Sprintf(detail, args...)})
}

// want records the fault unless the condition holds.
func (c *formCheck) want(holds bool, field, detail string, args ...any) {
	if !holds {
		c.fault(field, detail, args...)
	}
}

// with records the error of a check, whose text is a sentence for the person at the form.
func (c *formCheck) with(field string, err error) {
	if err != nil {
		c.fault(field, "%s", err)
	}
}

func (c *formCheck) oneOf(field, value string, allowed ...string) {
	c.want(slices.Contains(allowed, value), field, "Choose one of: %s.", join(allowed))
}

// day checks that a required date is one; false if it is not.
func (c *formCheck) day(field string, d calendar.Date) bool {
	_, err := calendar.ParseDate(string(d))
	c.want(err == nil, field, "Give the date as year-month-day, such as 2026-11-22.")
	if err == nil && (d < earliest || d > c.today.AddMonths(12*latestYears)) {
		c.fault(field, "Check the year: it is before 1900 or more than %d years ahead.", latestYears)
		return false
	}
	return err == nil
}

// No date of a form is earlier, nor that many years after its day.
const (
	earliest    calendar.Date = "1900-01-01"
	latestYears               = 20
)

// current checks that something has not run out today. The fix says what to do if it has.
func (c *formCheck) current(field string, expiresOn calendar.Date, what, fix string) {
	if c.day(field, expiresOn) && expiresOn < c.today {
		c.fault(field, "%s expired on %s. %s", what, expiresOn.Long(), fix)
	}
}

// past checks that something already happened; a day of grace covers time zones.
func (c *formCheck) past(field string, d calendar.Date) bool {
	if !c.day(field, d) {
		return false
	}
	c.want(d <= c.today.AddDays(1), field, "This date is in the future. Give the day it happened.")
	return d <= c.today.AddDays(1)
}

// checkRequest checks what is asked of whom: kind, market, products and services.
func (c *formCheck) checkRequest() {
	s := c.form
	c.oneOf("/kind", string(s.Kind), string(KindInitial), string(KindChange))
	c.want(s.Market == c.market.ID, "/market", "Choose one of the markets listed.")
	c.oneOf("/providerType", s.ProviderType, market.ProviderTypes...)
	byProduct := s.Kind == KindInitial || s.Change != nil && (s.Change.What == "products-add" || s.Change.What == "products-remove")
	c.want(len(s.Products) > 0 || !byProduct, "/products", "Choose at least one product.")
	seen := map[string]bool{}
	for i, id := range s.Products {
		field := fmt.Sprintf("/products/%d", i)
		_, known := c.market.Product(id)
		c.want(known, field, "%s has no product %q. Choose from its list.", c.market.Name, id)
		c.want(!seen[id], field, "This product is listed twice. Remove one.")
		seen[id] = true
	}
	for i, service := range s.Services {
		c.oneOf(fmt.Sprintf("/services/%d", i), service, market.Services...)
	}
	if p, closed := c.market.Closed(s.Facts(), s.counties()); closed && c.joining() {
		c.fault("/taxonomies", "%s", p.Words)
	}
}

// checkIdentity checks the numbers that say who applies.
func (c *formCheck) checkIdentity() {
	s := c.form
	c.with("/npi", identifier.CheckNPI(s.NPI))
	if s.TaxIDType != "EIN" && s.TaxIDType != "SSN" {
		c.fault("/taxIdType", "Say whether the Tax ID is an EIN or an SSN.")
	} else {
		c.with("/taxId", identifier.CheckTaxID(s.TaxID, s.TaxIDType))
	}
	primary, seen := 0, map[string]bool{}
	for i, t := range s.Taxonomies {
		field := fmt.Sprintf("/taxonomies/%d/code", i)
		c.with(field, identifier.CheckTaxonomy(t.Code))
		c.want(!seen[t.Code], field, "This taxonomy code is listed twice. Remove one.")
		seen[t.Code] = true
		if t.Primary {
			primary++
		}
	}
	c.want(primary == 1, "/taxonomies", "Mark exactly one taxonomy code as primary.")
	c.oneOf("/credentialingApplication", s.CredentialingApplication, "caqh", "uploaded")
	if s.CAQHID != "" {
		c.with("/caqhId", identifier.CheckCAQHID(s.CAQHID))
	} else if c.applies("caqh") {
		c.fault("/caqhId", "Give your CAQH ID, and authorize %s in your CAQH profile.", c.market.CAQHPlanName)
	}
	if s.MedicaidID != "" {
		c.with("/medicaidId", identifier.CheckMedicaidID(s.MedicaidID))
	}
}

// checkChange checks that a change, and only a change, says what it changes.
func (c *formCheck) checkChange() {
	change := c.form.Change
	if c.joining() {
		c.want(change == nil, "/change", `Only an application of the kind "change" has this part. Leave it out.`)
		return
	}
	if change == nil {
		c.fault("/change", "Say which contract changes, what changes and from when.")
		return
	}
	c.with("/change/providerNumber", identifier.CheckProviderNumber(change.ProviderNumber))
	c.oneOf("/change/what", change.What, "tax-id", "irs-name", "products-add", "products-remove")
	if c.day("/change/effectiveOn", change.EffectiveOn) {
		c.want(change.EffectiveOn >= c.today, "/change/effectiveOn", "A change cannot take effect in the past. Choose today or a later day.")
		c.want(change.EffectiveOn <= c.today.AddMonths(changeMonths), "/change/effectiveOn", "Choose a day within %d months, and send later changes later.", changeMonths)
	}
}
