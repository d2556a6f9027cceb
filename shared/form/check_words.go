package form

import (
	"fmt"

	"credo/shared/identifier"
)

// line is one line of the form and where it stands.
type line struct{ at, text string }

// checkWords checks every line that the plan prints or mails: no markup, no address of the
// web, no line within a line.
func (c *formCheck) checkWords() {
	for _, l := range c.form.lines() {
		c.with(l.at, identifier.CheckPlain(l.text))
	}
}

// lines are the names, titles and addresses of the form. Explanations are not among them:
// only staff read those.
func (s Submission) lines() []line {
	out := []line{
		{"/contact/name", s.Contact.Name}, {"/attestation/name", s.Attestation.Name}, {"/attestation/title", s.Attestation.Title},
		{"/malpractice/carrier", s.Malpractice.Carrier}, {"/malpractice/policyNumber", s.Malpractice.PolicyNumber},
		{"/w9/line1", s.W9.Line1}, {"/w9/line2", s.W9.Line2}, {"/w9/signedBy", s.W9.SignedBy},
		{"/w9/exemptPayeeCode", s.W9.ExemptPayeeCode}, {"/w9/fatcaCode", s.W9.FATCACode},
	}
	out = append(out, addressLines("/w9/address", s.W9.Address)...)
	out = append(out, addressLines("/contact/mailingAddress", s.Contact.MailingAddress)...)
	out = append(out, addressLines("/payeeAddress", s.PayeeAddress)...)
	for i, o := range s.Owners {
		field := fmt.Sprintf("/owners/%d", i)
		out = append(out, line{field + "/name", o.Name}, line{field + "/kinship", o.Kinship})
		out = append(out, addressLines(field+"/address", o.Address)...)
	}
	for i, m := range s.Roster {
		out = append(out, line{fmt.Sprintf("/roster/%d/name", i), m.Name})
	}
	for i, l := range s.Locations {
		out = append(out, l.lines(fmt.Sprintf("/locations/%d", i))...)
	}
	if o := s.Organization; o != nil {
		out = append(out, o.lines()...)
	}
	if p := s.Practitioner; p != nil {
		out = append(out, p.lines()...)
	}
	return out
}

func (p Practitioner) lines() []line {
	const at = "/practitioner"
	out := []line{{at + "/name/first", p.Name.First}, {at + "/name/middle", p.Name.Middle}, {at + "/name/last", p.Name.Last}, {at + "/name/suffix", p.Name.Suffix}}
	out = append(out, each(at+"/name/former", p.Name.Former)...)
	for i, l := range p.Licenses {
		out = append(out, line{fmt.Sprintf("%s/licenses/%d/number", at, i), l.Number})
	}
	if b := p.BoardCertification; b != nil {
		out = append(out, line{at + "/boardCertification/board", b.Board}, line{at + "/boardCertification/specialty", b.Specialty})
	}
	for i, e := range p.Education {
		field := fmt.Sprintf("%s/education/%d", at, i)
		out = append(out, line{field + "/school", e.School}, line{field + "/degree", e.Degree})
	}
	for i, w := range p.WorkHistory {
		out = append(out, line{fmt.Sprintf("%s/workHistory/%d/employer", at, i), w.Employer})
	}
	return out
}

func (o Organization) lines() []line {
	const at = "/organization"
	out := []line{{at + "/legalName", o.LegalName}, {at + "/facilityType", o.FacilityType}, {at + "/license/number", o.License.Number}}
	if a := o.Accreditation; a != nil {
		out = append(out, line{at + "/accreditation/body", a.Body})
	}
	return out
}

func (l Location) lines(at string) []line {
	out := append([]line{{at + "/name", l.Name}, {at + "/county", l.County}}, addressLines(at+"/address", &l.Address)...)
	out = append(out, each(at+"/hours", l.Hours)...)
	out = append(out, each(at+"/languages", l.Languages)...)
	out = append(out, each(at+"/accessibility", l.Accessibility)...)
	if l.CLIA != nil {
		out = append(out, line{at + "/clia/type", l.CLIA.Type})
	}
	return out
}

func addressLines(at string, a *Address) []line {
	if a == nil {
		return nil
	}
	return []line{{at + "/line1", a.Line1}, {at + "/line2", a.Line2}, {at + "/city", a.City}}
}

func each(at string, texts []string) []line {
	out := make([]line, len(texts))
	for i, text := range texts {
		out[i] = line{fmt.Sprintf("%s/%d", at, i), text}
	}
	return out
}
