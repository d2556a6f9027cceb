package identifier

import (
	"strings"
	"unicode"
)

// CheckPlain checks a name or another line that the plan will print in its letters: one
// line, without markup and without anything a mail program turns into a link. Whoever fills
// in a form could otherwise make the plan's mail carry words of theirs to anybody
// (CWE-93 line breaks, CWE-79 markup, OWASP content spoofing).
func CheckPlain(line string) error {
	switch {
	case strings.ContainsFunc(line, breaksLine):
		return refuse("Write this on one line, with letters and digits as on a keyboard: it holds a line break or an invisible sign. Type it anew.")
	case strings.ContainsAny(line, "<>[]{}|\\`"):
		return refuse("Write this without the signs < > [ ] { } | \\ and `.")
	case holdsAddress(line):
		return refuse("Write this without a web or email address. Give the name alone.")
	}
	return nil
}

// breaksLine reports signs that end a line, turn the direction of reading or show nothing.
func breaksLine(r rune) bool {
	return r == '\u2028' || r == '\u2029' || unicode.IsControl(r) || r != '\u00ad' && unicode.Is(unicode.Cf, r)
}

// holdsAddress reports what mail programs make a link of, on their own.
func holdsAddress(line string) bool {
	folded := strings.ToLower(line)
	if strings.Contains(folded, "://") || strings.Contains(folded, "www.") || strings.Contains(folded, "@") {
		return true
	}
	return domainForm().MatchString(folded)
}

// domainForm is a host's name that ends in one of the top-level domains that mail programs
// link most, such as pay-here.com, as a word of its own. "St.Mary" and "J.Smith" are none.
var domainForm = form(`(^|[^a-z0-9.-])([a-z0-9][a-z0-9-]*\.)+(com|net|org|edu|gov|mil|info|biz|name|pro|co|io|us|uk|eu|de|ru|cn|in|me|tv|cc|ly|to|tk|app|dev|xyz|top|site|online|store|shop|link|click|live|page|web|cloud|health|care|clinic|doctor|dental|help|support|today|world|club|icu|zip|mov)([^a-z0-9-]|$)`)
