package form

import (
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/problem"
)

// signatureDays is how long a signed attestation may be underway before it is submitted:
// no longer than it stays good for a decision (NCQA CR 3).
const signatureDays = 120

// Attested is the form with the disclosures answered and the statement signed anew on a day
// of the market, or a problem.Invalid that names every fault.
func (s Submission) Attested(answers []Disclosure, a Attestation, m market.Market, today calendar.Date) (Submission, error) {
	s.Disclosures, s.Attestation = answers, a
	c := formCheck{form: s, market: m, today: today, elements: m.ElementsFor(s.Facts(), s.Products)}
	c.checkDisclosures()
	c.checkAttestation()
	for _, at := range []line{{"/attestation/name", a.Name}, {"/attestation/title", a.Title}} {
		c.with(at.at, identifier.CheckPlain(at.text))
	}
	if len(c.faults) > 0 {
		return Submission{}, problem.Invalid(c.faults...)
	}
	return s, nil
}

// checkAttestation checks the signature under the form: whose it is, under what, and when.
func (c *formCheck) checkAttestation() {
	a := c.form.Attestation
	if a == (Attestation{}) {
		c.fault("/attestation", "Read the statement and sign it.")
		return
	}
	c.checkSigner(a)
	_, _, known := Statement(a.StatementVersion)
	c.want(known, "/attestation/statementVersion", "Nobody was shown a statement of this version. Load the form anew, read the statement and sign it.")
	c.want(a.Accepted, "/attestation/accepted", "Accept the statement to submit the application.")
	if c.past("/attestation/signedOn", a.SignedOn) && a.SignedOn.AddDays(signatureDays) < c.today {
		c.fault("/attestation/signedOn", "This signature is more than %d days old. Read the statement and sign it again.", signatureDays)
	}
}

// checkSigner checks that a practitioner attests in person, since nobody else knows what is
// attested (NCQA CR 3 C), and that an officer with a title signs for an organization or a
// group. A change of what is paid is signed by either.
func (c *formCheck) checkSigner(a Attestation) {
	p := c.form.Practitioner
	if c.form.ProviderType != "practitioner" {
		p = nil
	}
	switch {
	case blank(a.Name):
		c.fault("/attestation/name", "Sign by typing your name.")
	case p != nil && (blank(p.Name.First) || blank(p.Name.Last)): // that is said already
	case p != nil && isSignature(a.Name, p.Name):
	case p != nil && c.form.attestsInPerson():
		c.fault("/attestation/name", "Only the practitioner can attest to this: %s %s. Hand over the device, or send the practitioner the form to read and sign.", p.Name.First, p.Name.Last)
	default:
		c.want(isFullName(a.Name), "/attestation/name", "Sign with your first and last name.")
		c.want(!blank(a.Title), "/attestation/title", "Give your title, such as owner or office manager: you sign for somebody else.")
	}
}

// attestsInPerson reports whether the form is one of credentialing, not of money alone.
func (s Submission) attestsInPerson() bool {
	return s.Change == nil || s.Change.What == "products-add"
}

// isSignature reports whether a name as signed is the person's: the last or a former name,
// and the first or middle name or an initial of either, in any order, whatever else stands
// beside them, such as a degree.
func isSignature(signed string, n PersonName) bool {
	words := strings.Fields(identifier.FoldName(signed))
	given := strings.Fields(identifier.FoldName(n.First + " " + n.Middle))
	called := slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(given, func(g string) bool { return w == g || len(w) == 1 && strings.HasPrefix(g, w) })
	})
	return called && isNamed(strings.Join(words, " "), n)
}

// isFullName reports whether a name has at least two words of letters.
func isFullName(name string) bool {
	words := slices.DeleteFunc(strings.Fields(identifier.FoldName(name)), func(w string) bool { return len(w) < 2 })
	return len(words) >= 2
}
