package form

import (
	"slices"

	"credo/shared/identifier"
)

// Masked is the submission as staff see it: Tax IDs by their last four digits, birth
// dates and protected traits left out.
func (s Submission) Masked() Submission {
	s.Demographics = nil
	s.TaxID = identifier.MaskTaxID(s.TaxID)
	if s.Practitioner != nil {
		p := *s.Practitioner
		p.DateOfBirth = ""
		s.Practitioner = &p
	}
	s.Owners = slices.Clone(s.Owners)
	for i := range s.Owners {
		s.Owners[i].DateOfBirth = ""
		if s.Owners[i].TaxID != "" {
			s.Owners[i].TaxID = identifier.MaskTaxID(s.Owners[i].TaxID)
		}
	}
	return s
}
