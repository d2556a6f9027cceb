package identifier

var (
	cliaForm     = form(`^[0-9]{2}D[0-9]{7}$`)
	ccnForm      = form(`^[0-9]{2}[0-9A-Z]{4}$|^[0-9]{2}[A-Z][0-9]{7}$`)
	caqhForm     = form(`^[0-9]{6,10}$`)
	taxonomyForm = form(`^[0-9]{2}[0-9A-Z]{7}X$`)
	ptanForm     = form(`^[0-9A-Za-z]{4,12}$`)
	medicaidForm = form(`^[0-9A-Za-z-]{4,20}$`)
)

// CheckCLIA checks a CLIA number: ten characters, two digits, D and seven digits.
func CheckCLIA(number string) error {
	if !cliaForm().MatchString(number) {
		return refuse("A CLIA number has two digits, the letter D and seven digits, such as 11D2030405.")
	}
	return nil
}

// CheckCCN checks a CMS Certification Number: six characters for a facility, ten
// for a supplier, the first two digits naming the state.
func CheckCCN(ccn string) error {
	if !ccnForm().MatchString(ccn) {
		return refuse("A CMS Certification Number has six characters starting with two digits, such as 361234.")
	}
	return nil
}

// CheckCAQHID checks a CAQH provider ID: digits, usually eight.
func CheckCAQHID(id string) error {
	if !caqhForm().MatchString(id) {
		return refuse("A CAQH ID is a number of 6 to 10 digits, usually 8. You find it on your CAQH home page.")
	}
	return nil
}

// CheckTaxonomy checks the form of a NUCC taxonomy code: ten characters, digits and
// capitals, the last an X.
func CheckTaxonomy(code string) error {
	if !taxonomyForm().MatchString(code) {
		return refuse("A taxonomy code has ten digits and capital letters and ends in X, such as 207Q00000X.")
	}
	return nil
}

// CheckMedicaidID checks the form of a state's Medicaid provider number, which
// differs by state: 4 to 20 letters, digits and hyphens.
func CheckMedicaidID(id string) error {
	if !medicaidForm().MatchString(id) {
		return refuse("A Medicaid ID has 4 to 20 letters and digits, as on the state's enrollment letter.")
	}
	return nil
}

// CheckPTAN checks the form of a Medicare number (Provider Transaction Access Number),
// which each Medicare contractor gives out in its own way: 4 to 12 letters and digits.
func CheckPTAN(ptan string) error {
	if !ptanForm().MatchString(ptan) {
		return refuse("A Medicare number (PTAN) has 4 to 12 letters and digits, as on the letter of your Medicare contractor.")
	}
	return nil
}
