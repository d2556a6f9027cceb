package identifier

import (
	"fmt"
	"strings"
)

var deaForm = form(`^[ABFGM][A-Z9][0-9]{7}(-[0-9A-Z]{1,10})?$`)

// NormalizeDEA writes a DEA number in capitals without spaces.
func NormalizeDEA(number string) string {
	return strings.ToUpper(strings.Join(strings.Fields(number), ""))
}

// CheckDEA checks a DEA registration number: two letters (the second may be 9) and
// seven digits, where (d1+d3+d5) + 2(d2+d4+d6) ends in d7. Practitioners' start
// with A, B, F or G, mid-level practitioners' with M. Who prescribes under the registration of
// a hospital, as residents do, writes its number with a suffix of the hospital's after a
// hyphen, such as BB1388568-001A (21 CFR 1301.22(c)).
func CheckDEA(number string) error {
	n := NormalizeDEA(number)
	if !deaForm().MatchString(n) {
		return refuse("A DEA number is two letters and seven digits, such as AP5836727; the first letter is A, B, F, G or M. Under a hospital's registration its suffix follows a hyphen, such as BB1388568-001A.")
	}
	d := func(i int) int { return int(n[1+i] - '0') }
	if (d(1)+d(3)+d(5)+2*(d(2)+d(4)+d(6)))%10 != d(7) {
		return refuse("This is not a DEA number: its last digit does not fit the others. Look for a mistyped or swapped digit.")
	}
	return nil
}

// DEAWarning says what about a well-formed DEA number deserves a second look by
// staff, "" when nothing does: its second letter is no initial of the last name (a
// maiden name, often), or its first does not suit a mid-level practitioner or a
// physician. It never makes the number wrong.
func DEAWarning(number, lastName string, midlevel bool) string {
	n := NormalizeDEA(number)
	if CheckDEA(n) != nil {
		return ""
	}
	var notes []string
	if strings.Contains(n, "-") {
		return "DEA number " + n + ": it is a hospital's, with a suffix for this practitioner. Ask the hospital to confirm it."
	}
	if initial := n[1:2]; initial != "9" && !hasInitial(lastName, initial) {
		notes = append(notes, fmt.Sprintf("the second letter %s is not the initial of the last name (a former name?)", initial))
	}
	if midlevel != (n[0] == 'M') {
		notes = append(notes, fmt.Sprintf("the first letter %c is unusual for this profession", n[0]))
	}
	if notes == nil {
		return ""
	}
	return "DEA number " + n + ": " + strings.Join(notes, "; ") + "."
}

// hasInitial reports whether a word of the name starts with the letter: "de la
// Cruz" is registered under D as often as under C.
func hasInitial(name, letter string) bool {
	for _, word := range strings.Fields(FoldName(name)) {
		if strings.HasPrefix(strings.ToUpper(word), letter) {
			return true
		}
	}
	return false
}
