package form

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/identifier"
)

// Ages a practitioner plausibly has, in years.
const (
	youngest = 18
	oldest   = 110
)

// checkWho checks that the form describes the type of provider it says, and that part.
func (c *formCheck) checkWho() {
	s := c.form
	switch s.ProviderType {
	case "practitioner":
		c.want(s.Organization == nil, "/organization", "A practitioner has no organization part. Leave it out, or choose the provider type organization.")
		c.want(s.Practitioner != nil, "/practitioner", "Tell us about the practitioner.")
	case "organization":
		c.want(s.Practitioner == nil, "/practitioner", "An organization has no practitioner part. Each practitioner applies alone.")
		c.want(s.Organization != nil, "/organization", "Tell us about the organization.")
	case "group":
		c.want(s.Practitioner == nil, "/practitioner", "A group has no practitioner part. Each practitioner of the group applies alone.")
	}
	if s.Practitioner != nil {
		c.checkPractitioner(*s.Practitioner)
	}
	if s.Organization != nil {
		c.checkOrganization(*s.Organization)
	}
}

func (c *formCheck) checkPractitioner(p Practitioner) {
	c.want(!blank(p.Name.First), "/practitioner/name/first", "Give the first name as on the license.")
	c.want(!blank(p.Name.Last), "/practitioner/name/last", "Give the last name as on the license.")
	c.want(slices.Contains(c.market.Professions, p.Profession), "/practitioner/profession",
		"Choose one of the professions %s contracts with: %s.", c.market.Name, strings.Join(c.market.Professions, ", "))
	if born := p.DateOfBirth; c.day("/practitioner/dateOfBirth", born) {
		c.want(born.AddMonths(12*youngest) <= c.today && c.today < born.AddMonths(12*(oldest+1)),
			"/practitioner/dateOfBirth", "Check the year: the practitioner must be between %d and %d years old.", youngest, oldest)
	}
	c.want(len(p.Licenses) > 0 || !c.joining(), "/practitioner/licenses", "Give at least one license.")
	for i, l := range p.Licenses {
		c.checkLicense(fmt.Sprintf("/practitioner/licenses/%d", i), l)
	}
	c.checkDEA(p)
	if b := p.BoardCertification; b != nil && b.ExpiresOn != "" && c.joining() {
		c.current("/practitioner/boardCertification/expiresOn", b.ExpiresOn, "This certification",
			"Give the renewed one, or leave board certification out.")
	}
	if npi := p.CollaboratingPhysicianNPI; npi != "" {
		c.with("/practitioner/collaboratingPhysicianNpi", identifier.CheckNPI(npi))
		c.want(npi != c.form.NPI, "/practitioner/collaboratingPhysicianNpi", "This is the applicant's own NPI. Give the physician's.")
	}
	c.checkHistory(p)
}

func (c *formCheck) checkLicense(field string, l License) {
	c.with(field+"/state", identifier.CheckState(l.State))
	c.want(!blank(l.Number), field+"/number", "Give the license number.")
	if l.IssuedOn != "" {
		c.past(field+"/issuedOn", l.IssuedOn)
	}
	if c.joining() {
		c.current(field+"/expiresOn", l.ExpiresOn, "This license", "Give the renewed one, or leave it out if you no longer hold it.")
	}
}

func (c *formCheck) checkDEA(p Practitioner) {
	if p.PrescribesControlled && c.joining() {
		c.want(len(p.DEA) > 0, "/practitioner/dea", "Give the DEA registration: you prescribe controlled substances.")
	}
	for i, d := range p.DEA {
		field := fmt.Sprintf("/practitioner/dea/%d", i)
		c.with(field+"/number", identifier.CheckDEA(d.Number))
		c.with(field+"/state", identifier.CheckState(d.State))
		if c.joining() {
			c.current(field+"/expiresOn", d.ExpiresOn, "This DEA registration", "Give the renewed one, or leave it out if you no longer hold it.")
		}
	}
}

func (c *formCheck) checkOrganization(o Organization) {
	c.want(!blank(o.LegalName), "/organization/legalName", "Give the legal name as on the license.")
	if c.form.ProviderType == "organization" {
		c.want(!blank(o.FacilityType), "/organization/facilityType", "Say what kind of facility it is.")
		c.checkLicense("/organization/license", o.License)
	}
	if a := o.Accreditation; a != nil && c.joining() {
		c.want(!blank(a.Body), "/organization/accreditation/body", "Name the accrediting body.")
		c.current("/organization/accreditation/expiresOn", a.ExpiresOn, "This accreditation", "Give the renewed one, or leave it out.")
	}
	if o.LastSurveyOn != "" {
		c.past("/organization/lastSurveyOn", o.LastSurveyOn)
	}
	if o.CCN != "" {
		c.with("/organization/ccn", identifier.CheckCCN(o.CCN))
	}
}

// leastCover is less than any liability policy covers per claim, in dollars: who writes 1
// means a million.
const leastCover = 10_000

func (c *formCheck) checkMalpractice() {
	p := c.form.Malpractice
	if !c.joining() || c.form.ProviderType == "group" && p == (Malpractice{}) {
		return // each practitioner of a group has cover of their own
	}
	if p == (Malpractice{}) {
		c.fault("/malpractice", "Tell us about the liability insurance.")
		return
	}
	c.want(!blank(p.Carrier), "/malpractice/carrier", "Name the insurer.")
	c.want(!blank(p.PolicyNumber), "/malpractice/policyNumber", "Give the policy number.")
	c.want(p.PerClaim >= leastCover, "/malpractice/perClaim", "Give the amount covered per claim in whole dollars, such as 1000000.")
	c.want(p.Aggregate >= p.PerClaim, "/malpractice/aggregate", "The aggregate cannot be less than the amount per claim.")
	c.current("/malpractice/expiresOn", p.ExpiresOn, "This policy", "Renew it and give the new dates.")
	if c.day("/malpractice/effectiveOn", p.EffectiveOn) && p.ExpiresOn != "" {
		c.want(p.EffectiveOn < p.ExpiresOn, "/malpractice/effectiveOn", "The policy must start before it ends.")
	}
}
