package form

import (
	"fmt"
	"slices"

	"credo/shared/calendar"
	"credo/shared/identifier"
	"credo/shared/market"
)

// w9Months is how old a W-9's signature may be before staff are told: the form changes, and
// so do names and classes.
const w9Months = 12

// Warnings says what about a correct form deserves a second look by staff on a day of the
// market: nothing here is a fault, and none of it is shown to the provider. It holds no Tax
// ID and no birth date.
func (s Submission) Warnings(m market.Market, today calendar.Date) []string {
	elements := m.ElementsFor(s.Facts(), s.Products)
	notes := slices.Concat(s.practitionerWarnings(elements), s.placeWarnings(m), s.coverWarnings(m, today))
	if s.MedicaidID == "" && slices.Contains(elements, "medicaid-enrollment") {
		notes = append(notes, "No Medicaid ID is given; the state Medicaid enrollment has to be found by NPI.")
	}
	for i, o := range s.Owners {
		if o.Convicted {
			notes = append(notes, fmt.Sprintf("Of owner or manager %d a conviction is disclosed.", i+1))
		}
	}
	if signed := s.W9.SignedOn; signed != "" && signed.AddMonths(w9Months) < today {
		notes = append(notes, fmt.Sprintf("The W-9 was signed on %s, more than a year ago. Ask for a new one.", signed.Long()))
	}
	return notes
}

func (s Submission) practitionerWarnings(elements []string) (notes []string) {
	p := s.Practitioner
	if p == nil {
		return nil
	}
	profession, _ := market.ProfessionNamed(p.Profession)
	for _, d := range p.DEA {
		if w := deaWarning(d.Number, p.Name, profession.Midlevel); w != "" {
			notes = append(notes, w)
		}
	}
	for _, t := range s.Taxonomies {
		if !profession.Uses(t.Code) {
			notes = append(notes, fmt.Sprintf("Taxonomy code %s is not one that a %s usually has.", t.Code, profession.Code))
		}
	}
	var licensed, registered []string
	for _, l := range p.Licenses {
		licensed = append(licensed, l.State)
	}
	for _, d := range p.DEA {
		registered = append(registered, d.State)
	}
	for _, state := range s.without(licensed) {
		notes = append(notes, fmt.Sprintf("A location is in %s, but no license of that state is listed.", state))
	}
	if p.PrescribesControlled {
		for _, state := range s.without(registered) {
			notes = append(notes, fmt.Sprintf("A location is in %s, but no DEA registration of that state is listed.", state))
		}
	}
	if slices.Contains(elements, "ccvs") && !p.CCVSCurrent {
		notes = append(notes, "The physician does not say to be current with CCVS.")
	}
	return notes
}

// placeWarnings looks at where patients are seen.
func (s Submission) placeWarnings(m market.Market) (notes []string) {
	for i, l := range s.Locations {
		if identifier.IsPOBox(l.Address.Line1) {
			notes = append(notes, fmt.Sprintf("Location %d is a P.O. box, where no patient can be seen.", i+1))
		}
		if state := l.Address.State; state != m.State && !slices.Contains(m.OutOfState.Border, state) {
			notes = append(notes, fmt.Sprintf("Location %d is in %s, which is neither %s nor on its border.", i+1, state, m.State))
		}
		if !identifier.ZIPFits(l.Address.ZIP, l.Address.State) {
			notes = append(notes, fmt.Sprintf("ZIP code %s of location %d is not one of %s.", l.Address.ZIP, i+1, l.Address.State))
		}
	}
	return notes
}

// coverWarnings holds the liability cover against the least the market accepts.
func (s Submission) coverWarnings(m market.Market, today calendar.Date) (notes []string) {
	p, least := s.Malpractice, m.MalpracticeMinimum
	if p == (Malpractice{}) {
		return nil
	}
	if p.PerClaim < least.PerClaim || p.Aggregate < least.Aggregate {
		notes = append(notes, fmt.Sprintf("The liability cover of $%d and $%d is below the $%d and $%d that %s asks for.",
			p.PerClaim, p.Aggregate, least.PerClaim, least.Aggregate, m.Name))
	}
	if p.EffectiveOn > today {
		notes = append(notes, fmt.Sprintf("The liability cover begins on %s only. Ask for the policy in force until then.", p.EffectiveOn.Long()))
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

// without lists the states of the locations that are not among those given.
func (s Submission) without(held []string) []string {
	var states []string
	for _, l := range s.Locations {
		states = append(states, l.Address.State)
	}
	return slices.DeleteFunc(sorted(states), func(state string) bool { return slices.Contains(held, state) })
}
