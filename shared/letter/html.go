package letter

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
	"sync"
	"unicode"
)

//go:embed layout.html
var layoutSource string

// pageLayout is read once, by a function: see font.
var pageLayout struct {
	sync.Once
	layout *template.Template
	err    error
}

func layout() (*template.Template, error) {
	pageLayout.Do(func() {
		pageLayout.layout, pageLayout.err = template.New("layout").Funcs(template.FuncMap{
			"address": address,
			"tel":     func(url string) bool { return strings.HasPrefix(url, "tel:") },
			"bidi":    func(s string) bool { return strings.ContainsFunc(s, rightToLeft) },
			"first":   func(rows [][]line) []line { return rows[0] },
			"rest":    func(rows [][]line) [][]line { return rows[1:] },
		}).Parse(layoutSource)
	})
	return pageLayout.layout, pageLayout.err
}

// address marks a link of the markup as safe: only the plan's own addresses and phone
// numbers get there, and safe has checked their scheme.
func address(url string) template.URL { return template.URL(url) } //nolint:gosec // checked by safe

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana)
}

// renderHTML draws the email and accessible original.
func renderHTML(s *sheet) (string, error) {
	page, err := layout()
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = page.Execute(&b, s)
	return b.String(), err
}
