package identifier

// CheckNPI checks a National Provider Identifier: ten digits, the first 1 or 2,
// with a Luhn check digit over "80840" and the NPI (CMS, NPI check digit rule).
func CheckNPI(npi string) error {
	switch {
	case len(npi) != 10 || !allDigits(npi):
		return refuse("An NPI has exactly 10 digits, without spaces or hyphens.")
	case npi[0] != '1' && npi[0] != '2':
		return refuse("An NPI starts with 1 or 2. Check the first digit.")
	case !luhn("80840" + npi):
		return refuse("This is not an NPI: its check digit does not fit. Look for a mistyped or swapped digit.")
	}
	return nil
}

// NPIFrom completes nine digits, the first 1 or 2, to an NPI by its check digit.
// It makes sample and test NPIs; real ones come from CMS.
func NPIFrom(nine string) string {
	check := (10 - luhnSum("80840"+nine+"0")%10) % 10
	return nine + string(rune('0'+check))
}
