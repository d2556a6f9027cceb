package form

import (
	"fmt"

	"credo/shared/identifier"
)

// checkOwners checks what is disclosed of each owner, director and managing employee (42 CFR
// 455.104(b), 455.106(a)), of whoever joins and of a new Tax ID. None are asked of a practitioner.
func (c *formCheck) checkOwners() {
	brings := c.form.Kind != KindChange || c.form.Change != nil && c.form.Change.What == "tax-id"
	c.want(len(c.form.Owners) > 0 || !brings || c.form.ProviderType == "practitioner", "/owners",
		"Name the owners, directors and managing employees, at least one: they are checked, too (42 CFR 455.104).")
	for i, o := range c.form.Owners {
		field := fmt.Sprintf("/owners/%d", i)
		c.want(!blank(o.Name), field+"/name", "Give the name.")
		c.oneOf(field+"/role", o.Role, "owner", "director", "managing-employee")
		c.checkOwnerNumbers(field, o)
		if o.Address == nil {
			c.fault(field+"/address", "Give the address: of a person's home, or of a company's main place of business.")
		} else {
			c.checkMailAddress(field+"/address", *o.Address)
		}
		c.want(o.Percent >= 0 && o.Percent <= 100, field+"/percent", "Give the share as a number from 0 to 100.")
		c.want(o.Role != "owner" || o.Percent != 0, field+"/percent", "Give the share in percent.")
		c.want(!o.Convicted || !blank(o.Conviction), field+"/conviction", "Say of what, when, and how it ended.")
	}
}

// checkOwnerNumbers checks by what an owner is told apart: a person by birth date and Social
// Security number, a company by its EIN.
func (c *formCheck) checkOwnerNumbers(field string, o Owner) {
	if o.Company {
		c.with(field+"/taxId", identifier.CheckTaxID(o.TaxID, "EIN"))
		c.want(o.DateOfBirth == "", field+"/dateOfBirth", "A company has no birth date. Leave it out.")
		c.want(o.Role == "owner", field+"/role", "A company can only be an owner.")
		return
	}
	c.past(field+"/dateOfBirth", o.DateOfBirth)
	c.with(field+"/taxId", identifier.CheckTaxID(o.TaxID, "SSN"))
}

// checkRoster checks that a group, and only a group, names who works in it.
func (c *formCheck) checkRoster() {
	s := c.form
	if s.ProviderType != "group" {
		c.want(len(s.Roster) == 0, "/roster", "Only a group has a roster. Leave it out.")
		return
	}
	c.want(len(s.Roster) > 0 || !c.joining(), "/roster", "Name the practitioners who work in the group, at least one.")
	seen := map[string]bool{s.NPI: true}
	for i, m := range s.Roster {
		field := fmt.Sprintf("/roster/%d", i)
		c.with(field+"/npi", identifier.CheckNPI(m.NPI))
		c.want(!seen[m.NPI], field+"/npi", "This NPI is the group's own or listed already. Give each practitioner's once.")
		c.want(!blank(m.Name), field+"/name", "Give the practitioner's name.")
		seen[m.NPI] = true
	}
}
