package wording

import (
	"embed"
	"io/fs"
	"strings"
	"text/template"

	"credo/shared/casefile"
	"credo/shared/letter"
	"credo/shared/market"
)

//go:embed templates/*.txt
var sources embed.FS

// words are those of one kind of case; the kinds of the road share their templates.
func words(view func(*letter.Page) (letter.View, error)) *letter.Words {
	templates, err := fs.Sub(sources, "templates")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return &letter.Words{Templates: templates, View: view, Funcs: template.FuncMap{
		"service": word(services),
		"changed": word(changes),
		"element": market.ElementName,
	}}
}

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
