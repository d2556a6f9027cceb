package form

import (
	"slices"
	"strings"

	"credo/shared/identifier"
)

// classifications are the boxes of line 3a of Form W-9 (March 2024).
var classifications = []string{"individual", "c-corporation", "s-corporation", "partnership", "trust-estate", "llc", "other"}

// checkW9 checks the W-9: its names and a promise to upload it, or the form filled in.
func (c *formCheck) checkW9() {
	w := c.form.W9
	c.want(!blank(w.Line1), "/w9/line1", "Give the name as on your income tax return.")
	if c.market.IRSNameMustMatch {
		c.checkIRSName()
	}
	if w.Upload {
		c.want(w == W9{Upload: true, Line1: w.Line1, Line2: w.Line2}, "/w9", "Either upload the W-9 or fill it in here, not both. With an upload give its two names only.")
		return
	}
	c.oneOf("/w9/classification", w.Classification, classifications...)
	if w.Classification == "llc" {
		c.oneOf("/w9/llcTaxClass", w.LLCTaxClass, "C", "S", "P")
	} else {
		c.want(w.LLCTaxClass == "", "/w9/llcTaxClass", "Only an LLC has a tax class here. Leave it out.")
	}
	owned := w.Classification == "partnership" || w.Classification == "trust-estate" || w.Classification == "llc" && w.LLCTaxClass == "P"
	c.want(!w.Line3b || owned, "/w9/line3b", "Line 3b is for partnerships, trusts and estates only. Leave it unchecked.")
	if c.form.TaxIDType == "SSN" {
		c.want(slices.Contains([]string{"individual", "trust-estate", "other"}, w.Classification), "/taxIdType",
			"A corporation, a partnership or an LLC taxed as one has an EIN. Give the EIN.")
	}
	if w.Address == nil {
		c.fault("/w9/address", "Give the address of lines 5 and 6.")
	} else {
		c.checkMailAddress("/w9/address", *w.Address)
	}
	c.want(!blank(w.SignedBy), "/w9/signedBy", "Sign Part II by typing your name.")
	c.past("/w9/signedOn", w.SignedOn)
}

// checkIRSName holds the provider's legal name against line 1: an organization's must be
// equal, a sole practitioner's must be in it. The IRS knows nobody's former name sooner
// than they do, so those count too.
func (c *formCheck) checkIRSName() {
	line1 := identifier.FoldName(c.form.W9.Line1)
	if line1 == "" {
		return // that is said already
	}
	if o := c.form.Organization; o != nil {
		c.want(line1 == identifier.FoldName(o.LegalName), "/w9/line1",
			"In %s the IRS name on line 1 must be the organization's legal name, %q. Correct whichever is wrong.", c.market.Name, o.LegalName)
	}
	alone := c.form.W9.Classification == "individual" || c.form.W9.Upload && c.form.TaxIDType == "SSN"
	if p := c.form.Practitioner; p != nil && alone {
		c.want(isNamed(line1, p.Name), "/w9/line1",
			"In %s line 1 must be the practitioner's own name, as for an individual. Correct whichever is wrong.", c.market.Name)
	}
}

// isNamed reports whether the folded text holds the person's last or a former name.
func isNamed(folded string, n PersonName) bool {
	return slices.ContainsFunc(append([]string{n.Last}, n.Former...), func(name string) bool {
		words := strings.Fields(identifier.FoldName(name))
		return len(words) > 0 && strings.Contains(" "+folded+" ", " "+words[len(words)-1]+" ")
	})
}

// checkAddress checks the address of a place where people are seen.
func (c *formCheck) checkAddress(field string, a Address) {
	c.checkStreet(field, a)
	c.with(field+"/state", identifier.CheckState(a.State))
}

// checkMailAddress checks an address that mail goes to: also a post of the armed forces, or
// a freely associated state.
func (c *formCheck) checkMailAddress(field string, a Address) {
	c.checkStreet(field, a)
	c.with(field+"/state", identifier.CheckMailState(a.State))
}

func (c *formCheck) checkStreet(field string, a Address) {
	c.want(!blank(a.Line1), field+"/line1", "Give the street and number, or the P.O. box.")
	c.want(!blank(a.City), field+"/city", "Give the city.")
	c.with(field+"/zip", identifier.CheckZIP(a.ZIP))
}
