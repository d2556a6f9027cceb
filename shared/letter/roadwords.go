package letter

import (
	"credo/shared/casefile"
	"strings"
)

// standings say where a document stands, to its sender.
var standings = map[casefile.DocumentState]string{
	casefile.DocumentMissing:   "we do not have it yet",
	casefile.DocumentChecking:  "we are checking it",
	casefile.DocumentInReview:  "we are looking at it",
	casefile.DocumentGood:      "we have it",
	casefile.DocumentBad:       "we could not use what you sent",
	casefile.DocumentPast:      "it has expired",
	casefile.DocumentDuplicate: "the file you sent is the same as another one",
}

// Standing says where a document stands.
func (c *roadView) Standing(d casefile.LetterDocument) string {
	if d.State == casefile.DocumentMissing && c.Renewal() {
		return "we need the current one"
	}
	if d.State == casefile.DocumentPast && d.ExpiresOn != "" {
		return "it expired on " + d.ExpiresOn.Long()
	}
	return standings[d.State]
}

// services says what a market turns away, as in "routine vision care".
var services = map[string]string{
	"routine-vision":         "routine vision care",
	"independent-laboratory": "independent laboratory services",
	"onsite-laboratory":      "laboratory services at your own location",
}

// changes says what a change application changes.
var changes = map[string]string{
	"tax-id":          "your Tax ID",
	"irs-name":        "your IRS name",
	"products-add":    "the products you take part in (added)",
	"products-remove": "the products you take part in (removed)",
}

// word is the plain word for a code, or the code itself without hyphens.
func word(words map[string]string) func(string) string {
	return func(code string) string {
		if w, ok := words[code]; ok {
			return w
		}
		return strings.ReplaceAll(code, "-", " ")
	}
}
