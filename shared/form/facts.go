package form

import (
	"slices"
	"strings"

	"credo/shared/market"
)

// Facts is what the market's rules may ask about the submission.
func (s Submission) Facts() market.Facts {
	f := market.Facts{
		Kind: string(s.Kind), ProviderType: s.ProviderType, Services: s.Services,
		CredentialingApplication: s.CredentialingApplication, W9Upload: s.W9.Upload,
		OnsiteLaboratory: slices.Contains(s.Services, "onsite-laboratory") ||
			slices.ContainsFunc(s.Locations, func(l Location) bool { return l.CLIA != nil }),
	}
	if i := slices.IndexFunc(s.Taxonomies, func(t Taxonomy) bool { return t.Primary }); i >= 0 {
		f.Taxonomy = s.Taxonomies[i].Code
	}
	if s.Change != nil {
		f.Change, f.Credentialed = s.Change.What, s.Credentialed
	}
	f.Disclosed = len(s.Disclosed()) > 0
	f.States, f.Owners = s.states(), s.owners()
	if p := s.Practitioner; p != nil {
		f.Profession, f.PrescribesControlled, f.FacilityBasedOnly = p.Profession, p.PrescribesControlled, p.FacilityBasedOnly
		f.BoardCertified, f.Collaborates = p.BoardCertification != nil, p.CollaboratingPhysicianNPI != ""
	}
	if o := s.Organization; o != nil {
		f.Accredited = o.Accreditation != nil
		f.SurveyedOn = o.LastSurveyOn
		f.Surveyed = o.LastSurveyOn != "" && s.Attestation.SignedOn <= market.SurveyUntil(o.LastSurveyOn, s.Attestation.SignedOn)
	}
	return f
}

// Disclosed lists the questions that were answered yes, also of owners (42 CFR 455.106).
func (s Submission) Disclosed() []Disclosure {
	var out []Disclosure
	for _, d := range s.Disclosures {
		if d.Answer {
			out = append(out, d)
		}
	}
	for _, o := range s.Owners {
		if o.Convicted {
			out = append(out, Disclosure{Question: "conviction-of-an-owner", Answer: true, Explanation: o.Conviction})
		}
	}
	return out
}

// counties are those of the places of service, as far as they are given.
func (s Submission) counties() []string {
	var out []string
	for _, l := range s.Locations {
		out = append(out, l.County)
	}
	return out
}

// DisplayName is the applicant as people read it: "Ada Sample, MD", the legal name of an
// organization, the IRS name of a group.
func (s Submission) DisplayName() string {
	switch {
	case s.Practitioner != nil:
		p := s.Practitioner
		name := strings.Join(strings.Fields(p.Name.First+" "+p.Name.Last+" "+p.Name.Suffix), " ")
		if p.Profession == "" {
			return name
		}
		return name + ", " + p.Profession
	case s.Organization != nil:
		return s.Organization.LegalName
	case s.W9.Line1 != "":
		return s.W9.Line1
	case len(s.Locations) > 0:
		return s.Locations[0].Name // a group whose W-9 comes as an upload
	}
	return s.Contact.Name
}

// LegalName is who enters into a contract: line 1 of the W-9, or the name as far as it is
// known where the W-9 comes as an upload.
func (s Submission) LegalName() string {
	switch {
	case s.W9.Line1 != "":
		return s.W9.Line1
	case s.Practitioner != nil:
		p := s.Practitioner.Name
		return strings.Join(strings.Fields(p.First+" "+p.Middle+" "+p.Last+" "+p.Suffix), " ")
	}
	return s.DisplayName()
}

// LastName is a practitioner's last name; of others, the whole name.
func (s Submission) LastName() string {
	if s.Practitioner != nil {
		return s.Practitioner.Name.Last
	}
	return s.DisplayName()
}
