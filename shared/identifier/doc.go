// Package identifier reads, checks and draws the numbers this field runs on: NPI,
// DEA, Tax ID, CLIA, CCN, CAQH ID, taxonomy codes, our own application IDs and
// provider numbers, and the contact details that come with them.
//
// A mistyped number found while the form is open costs a second; found by a claims
// system it costs weeks. The errors are therefore whole sentences for the person
// at the form, and say what to write instead. No error repeats a Tax ID.
package identifier

import "errors"

// luhn reports whether the digits, the last of them a check digit, pass the Luhn
// formula (ISO/IEC 7812-1 annex B).
func luhn(digits string) bool { return luhnSum(digits)%10 == 0 }

func luhnSum(digits string) int {
	sum, double := 0, false
	for i := len(digits) - 1; i >= 0; i-- {
		d := int(digits[i] - '0')
		if double {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		double = !double
	}
	return sum
}

func allDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

func refuse(sentence string) error { return errors.New(sentence) }
