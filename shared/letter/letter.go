package letter

import (
	"fmt"
	"regexp"
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
	s, err := filled(c)
	if err != nil {
		return Rendered{}, err
	}
	html, err := renderHTML(s)
	if err != nil {
		return Rendered{}, fmt.Errorf("letter %q as HTML: %w", c.Letter.Name, err)
	}
	pdf, err := renderPDF(s)
	if err != nil {
		return Rendered{}, fmt.Errorf("letter %q as PDF: %w", c.Letter.Name, err)
	}
	return Rendered{Subject: s.Subject, Text: renderText(s), HTML: html, PDF: pdf}, nil
}

// RenderText draws the text part alone. The errors are Render's.
func RenderText(c Content) (subject, text string, err error) {
	s, err := filled(c)
	if err != nil {
		return "", "", err
	}
	return s.Subject, renderText(s), nil
}

// sheet is a letter ready to be drawn in any form.
type sheet struct {
	*Page
	document
	Reference []Entry
}

// filled turns the letter's template into a document.
func filled(c Content) (*sheet, error) {
	s, err := fill(c)
	if err != nil {
		return nil, fmt.Errorf("letter %q: %w", c.Letter.Name, err)
	}
	return s, nil
}

func fill(c Content) (*sheet, error) {
	all, err := c.Words.templates()
	if err != nil {
		return nil, err
	}
	p := &Page{c}
	view, err := c.Words.View(p)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	if err := all.ExecuteTemplate(&b, string(c.Letter.Name)+c.Words.suffix(), view); err != nil {
		return nil, err
	}
	d, err := read(oneDot(b.String()))
	return &sheet{p, d, clean(view.Reference())}, err
}

// twoDots is a dot that ends a value, such as "Inc.", before the dot that ends a sentence.
var twoDots = regexp.MustCompile(string(rune('.'+shield)) + `(\*\*)?\.(\s|$)`)

// oneDot leaves one dot where a value ends in one and the sentence does too.
func oneDot(text string) string {
	return twoDots.ReplaceAllString(text, string(rune('.'+shield))+"$1$2")
}

// clean is the head of a letter as it is printed.
func clean(head []Entry) []Entry {
	for i := range head {
		head[i][1], _ = unshield(escape(head[i][1]))
	}
	return head
}
