package form

import (
	"fmt"
	"slices"

	"credo/shared/identifier"
	"credo/shared/market"
)

// Warnings says what about a correct form deserves a second look by staff: nothing here
// is a fault, and none of it is shown to the provider. It holds no Tax ID and no birth date.
func (s Submission) Warnings(m market.Market) []string {
	elements := m.ElementsFor(s.Facts(), s.Products)
	var notes []string
	if p := s.Practitioner; p != nil {
		profession, _ := market.ProfessionNamed(p.Profession)
		for _, d := range p.DEA {
			if w := deaWarning(d.Number, p.Name, profession.Midlevel); w != "" {
				notes = append(notes, w)
			}
		}
		for _, state := range s.unlicensedStates() {
			notes = append(notes, fmt.Sprintf("A location is in %s, but no license of that state is listed.", state))
		}
		if slices.Contains(elements, "ccvs") && !p.CCVSCurrent {
			notes = append(notes, "The physician does not say to be current with CCVS.")
		}
	}
	if s.MedicaidID == "" && slices.Contains(elements, "medicaid-enrollment") {
		notes = append(notes, "No Medicaid ID is given; the state Medicaid enrollment has to be found by NPI.")
	}
	if s.ProviderType == "organization" && len(s.Owners) == 0 {
		notes = append(notes, "No owner, director or managing employee is disclosed.")
	}
	return notes
}

// deaWarning is the identifier's warning, unless a former name explains the initial.
func deaWarning(number string, name PersonName, midlevel bool) string {
	for _, known := range append([]string{name.Last}, name.Former...) {
		if identifier.DEAWarning(number, known, midlevel) == "" {
			return ""
		}
	}
	return identifier.DEAWarning(number, name.Last, midlevel)
}

// unlicensedStates lists the states of the locations in which the practitioner names no license.
func (s Submission) unlicensedStates() []string {
	var states []string
	for _, l := range s.Locations {
		state := l.Address.State
		licensed := slices.ContainsFunc(s.Practitioner.Licenses, func(held License) bool { return held.State == state })
		if !licensed && !slices.Contains(states, state) {
			states = append(states, state)
		}
	}
	return states
}
