package letter

import (
	"embed"
	"fmt"
	"strings"
)

// Rendered is one letter in its three forms.
type Rendered struct {
	Subject string
	Text    string // lines of at most 76 characters, except for addresses
	HTML    string // a whole page; the accessible original
	PDF     []byte // US Letter, for a number 10 window envelope
}

// Render draws a letter. The error names a letter without a template or a template that
// cannot be filled; both are faults of the program.
func Render(c Content) (Rendered, error) {
	view, d, err := filled(c)
	if err != nil {
		return Rendered{}, err
	}
	html, err := renderHTML(view, d)
	if err != nil {
		return Rendered{}, fmt.Errorf("letter %q as HTML: %w", c.Letter.Name, err)
	}
	pdf, err := renderPDF(view, d)
	if err != nil {
		return Rendered{}, fmt.Errorf("letter %q as PDF: %w", c.Letter.Name, err)
	}
	return Rendered{Subject: d.Subject, Text: renderText(view, d), HTML: html, PDF: pdf}, nil
}

// RenderText draws the text part alone. The errors are Render's.
func RenderText(c Content) (subject, text string, err error) {
	view, d, err := filled(c)
	if err != nil {
		return "", "", err
	}
	return d.Subject, renderText(view, d), nil
}

// filled turns the letter's template into a document.
func filled(c Content) (*Sheet, document, error) {
	page := &Sheet{c}
	all, err := c.Words.templates()
	if err != nil {
		return nil, document{}, err
	}
	view, err := c.Words.view(page)
	if err != nil {
		return nil, document{}, err
	}
	var b strings.Builder
	if err := all.ExecuteTemplate(&b, string(c.Letter.Name)+".txt", view); err != nil {
		return nil, document{}, fmt.Errorf("letter %q: %w", c.Letter.Name, err)
	}
	d, err := read(b.String())
	if err != nil {
		err = fmt.Errorf("letter %q: %w", c.Letter.Name, err)
	}
	return page, d, err
}

//go:embed templates/*.txt
var roadTemplates embed.FS
