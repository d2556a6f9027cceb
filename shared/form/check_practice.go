package form

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/identifier"
	"credo/shared/market"
)

// personalQuestions are answered by people, practiceQuestions by organizations and groups
// as well.
var (
	personalQuestions = []string{"unable-to-perform", "illegal-drug-use", "privileges-action", "dea-action"}
	practiceQuestions = []string{"license-action", "felony", "malpractice-claims", "no-coverage", "sanction"}
)

// checkLocations checks the places of service.
func (c *formCheck) checkLocations() {
	primary := 0
	for i, l := range c.form.Locations {
		field := fmt.Sprintf("/locations/%d", i)
		c.want(!blank(l.Name), field+"/name", "Give the location a name.")
		c.checkAddress(field+"/address", l.Address)
		c.with(field+"/phone", identifier.CheckPhone(l.Phone))
		if l.Fax != "" {
			c.with(field+"/fax", identifier.CheckPhone(l.Fax))
		}
		if l.CLIA != nil {
			c.with(field+"/clia/number", identifier.CheckCLIA(l.CLIA.Number))
			if c.joining() {
				c.current(field+"/clia/expiresOn", l.CLIA.ExpiresOn, "This CLIA certificate", "Give the renewed one, or leave it out.")
			}
		}
		c.checkPlace(field, l)
		if l.Primary {
			primary++
		}
	}
	c.want(primary == 1, "/locations", "Mark exactly one location as the primary one.")
}

// checkPlace checks where a place lies, and what is done there.
func (c *formCheck) checkPlace(field string, l Location) {
	if c.joining() && c.market.OutOfState.Refused(c.market.State, l.Address.State) {
		c.fault(field+"/address/state", "%s", c.market.OutOfState.Words)
	}
	for i, s := range l.Settings {
		c.oneOf(fmt.Sprintf("%s/settings/%d", field, i), s, market.CareSettings...)
	}
	if l.PTAN != "" {
		c.with(field+"/ptan", identifier.CheckPTAN(l.PTAN))
	}
}

// checkPayee checks where payments go, if not to the address of the W-9.
func (c *formCheck) checkPayee() {
	if a := c.form.PayeeAddress; a != nil {
		c.checkMailAddress("/payeeAddress", *a)
	}
}

// checkContact checks whom the plan writes to, and how.
func (c *formCheck) checkContact() {
	k := c.form.Contact
	c.want(!blank(k.Name), "/contact/name", "Say whom we write to.")
	c.with("/contact/email", identifier.CheckEmail(k.Email))
	c.with("/contact/phone", identifier.CheckPhone(k.Phone))
	c.oneOf("/contact/channel", k.Channel, "email", "post")
	if k.MailingAddress != nil {
		c.checkMailAddress("/contact/mailingAddress", *k.MailingAddress)
	} else if k.Channel == "post" {
		c.fault("/contact/mailingAddress", "Give the address for letters by post, or choose email.")
	}
}

// checkDisclosures checks that each question is answered once and each yes explained.
func (c *formCheck) checkDisclosures() {
	questions := practiceQuestions
	if c.form.ProviderType == "practitioner" {
		questions = slices.Concat(personalQuestions, practiceQuestions)
	}
	seen := map[string]bool{}
	for i, d := range c.form.Disclosures {
		field := fmt.Sprintf("/disclosures/%d", i)
		c.oneOf(field+"/question", d.Question, slices.Concat(personalQuestions, practiceQuestions)...)
		c.want(!seen[d.Question], field+"/question", "This question is answered twice. Remove one answer.")
		c.want(!d.Answer || !blank(d.Explanation), field+"/explanation", "Explain the yes: what happened, when, and how it ended.")
		seen[d.Question] = true
	}
	missing := slices.DeleteFunc(slices.Clone(questions), func(q string) bool { return seen[q] })
	c.want(len(missing) == 0 || !c.joining(), "/disclosures", "Answer every question: %s.", join(missing))
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func join(words []string) string { return strings.Join(words, ", ") }
