package market

import (
	"slices"
	"strings"
)

// Profession is what a practitioner is licensed as.
type Profession struct {
	Code      string `json:"code"` // as in a submission: MD, NP, LCSW
	Name      string `json:"name"`
	Physician bool   `json:"physician"` // MD or DO
	Midlevel  bool   `json:"midlevel"`  // registered with the DEA as mid-level practitioner
	// Taxonomies are what the profession's NUCC codes start with.
	Taxonomies []string `json:"taxonomies"`
}

// Uses reports whether a NUCC taxonomy code is one of the profession's. A student's code
// (390) suits everybody, and so does any code where the data names none.
func (p Profession) Uses(code string) bool {
	return len(p.Taxonomies) == 0 || strings.HasPrefix(code, "390") ||
		slices.ContainsFunc(p.Taxonomies, func(start string) bool { return strings.HasPrefix(code, start) })
}

// IsPhysician reports whether the profession is that of a medical or osteopathic
// physician, whom some states treat by other rules and clocks.
func IsPhysician(profession string) bool { return profession == "MD" || profession == "DO" }

// ProfessionNamed returns the profession of a code.
func ProfessionNamed(code string) (Profession, bool) {
	i := slices.IndexFunc(professions, func(p Profession) bool { return p.Code == code })
	if i < 0 {
		return Profession{}, false
	}
	return professions[i], true
}

type elementName struct{ Element, Name string }
