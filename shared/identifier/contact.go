package identifier

import (
	"net/mail"
	"strings"
)

var (
	phoneForm = form(`^(?:\+?1[-. ]?)?\(?([2-9][0-9]{2})\)?[-. ]{0,2}([2-9][0-9]{2})[-. ]?([0-9]{4})(?:,? *(?:x|ext\.?) *([0-9]{1,6}))?$`)
	zipForm   = form(`^[0-9]{5}(-[0-9]{4})?$`)
)

// NormalizePhone writes a North American phone number as 614-555-0142, with an
// extension as "614-555-0142 x12"; false when it is none.
func NormalizePhone(phone string) (string, bool) {
	m := phoneForm().FindStringSubmatch(strings.ToLower(strings.TrimSpace(phone)))
	if m == nil {
		return "", false
	}
	n := m[1] + "-" + m[2] + "-" + m[3]
	if m[4] != "" {
		n += " x" + m[4]
	}
	return n, true
}

// CheckPhone checks a North American phone or fax number.
func CheckPhone(phone string) error {
	if _, ok := NormalizePhone(phone); !ok {
		return refuse("A phone number has 10 digits with the area code, such as 614-555-0142.")
	}
	return nil
}

// CheckZIP checks a ZIP code: five digits, or nine with a hyphen.
func CheckZIP(zip string) error {
	if !zipForm().MatchString(zip) {
		return refuse("A ZIP code has five digits, or nine with a hyphen, such as 43215 or 43215-1234.")
	}
	return nil
}

// CheckEmail checks that s is a bare email address with a full domain name.
func CheckEmail(s string) error {
	const fix = "Give one email address, such as office@example.com."
	a, err := mail.ParseAddress(s)
	if err != nil || a.Name != "" || a.Address != s || len(s) > 254 || strings.ContainsAny(s, "\r\n\"<> ") {
		return refuse(fix)
	}
	domain := s[strings.LastIndexByte(s, '@')+1:]
	dot := strings.LastIndexByte(domain, '.')
	if dot < 1 || dot > len(domain)-3 || strings.HasPrefix(domain, "[") {
		return refuse(fix)
	}
	return nil
}

// states are the USPS codes of states, the District and territories; posts are those to
// which mail alone goes: the armed forces (AA, AE, AP) and the freely associated states
// (USPS Publication 28, appendix B).
const (
	states = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY" +
		" NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI "
	posts = " AA AE AP FM MH PW "
)

// CheckState checks the two-letter code, in capitals, of a state where one can practise.
func CheckState(code string) error {
	if len(code) != 2 || !strings.Contains(states, " "+code+" ") {
		return refuse("Give the state as its two capital letters, such as OH.")
	}
	return nil
}

// CheckMailState checks the two-letter code, in capitals, of a state or post that mail goes to.
func CheckMailState(code string) error {
	if len(code) == 2 && strings.Contains(posts, " "+code+" ") {
		return nil
	}
	return CheckState(code)
}
