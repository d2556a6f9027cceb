package identifier

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

var taxForm = form(`^([0-9]{9}|[0-9]{2}-[0-9]{7}|[0-9]{3}-[0-9]{2}-[0-9]{4})$`)

// NormalizeTaxID drops hyphens and surrounding space: "12-3456789" is "123456789".
func NormalizeTaxID(taxID string) string {
	return strings.ReplaceAll(strings.TrimSpace(taxID), "-", "")
}

// CheckTaxID checks a Tax ID of the kind "EIN" or "SSN": nine digits, with or
// without the hyphens usual for the kind, in a range the IRS or the Social Security
// Administration gives out. An individual's ITIN (starting with 9) passes as SSN.
func CheckTaxID(taxID, kind string) error {
	if !taxForm().MatchString(strings.TrimSpace(taxID)) {
		return refuse("A Tax ID has nine digits, such as 12-3456789.")
	}
	n := NormalizeTaxID(taxID)
	switch kind {
	case "EIN":
		if n[2:] == "0000000" || strings.Contains(neverIssued, " "+n[:2]+" ") {
			return refuse("The IRS gives out no EIN with these digits. Copy the number from the IRS letter CP 575 or 147C.")
		}
	case "SSN":
		if n[:3] == "000" || n[:3] == "666" || n[3:5] == "00" || n[5:] == "0000" || n[0] == '9' && !itinGroup(n[3:5]) {
			return refuse("No Social Security Number or ITIN has these digits. Copy the number from the card.")
		}
	default:
		return refuse("Say whether the Tax ID is an EIN or an SSN.")
	}
	return nil
}

// neverIssued are the two digits that no EIN starts with (IRS, "How EINs are assigned and
// valid EIN prefixes"). The IRS has added to the others before: look there when a letter
// CP 575 shows one of these.
const neverIssued = " 00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97 "

// itinGroup reports whether the fourth and fifth digit can be an ITIN's (IRS
// Publication 1915: 50-65, 70-88, 90-92, 94-99).
func itinGroup(g string) bool {
	return g >= "50" && g <= "65" || g >= "70" && g <= "88" || g >= "90" && g <= "92" || g >= "94"
}

// MaskTaxID shows a Tax ID as its last four digits, "•••••6789"; "" for none.
func MaskTaxID(taxID string) string {
	n := NormalizeTaxID(taxID)
	if len(n) < 4 {
		return ""
	}
	return "•••••" + n[len(n)-4:]
}

// TaxRef is a keyed reference to a Tax ID, the same for the same digits and key:
// 32 hexadecimal characters of an HMAC-SHA-256. It lets records be compared and
// filed by Tax ID without holding one. The key is secret: nine digits are few
// enough to try them all.
func TaxRef(key []byte, taxID string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("tax-id:" + NormalizeTaxID(taxID)))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}
