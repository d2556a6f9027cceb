// Package agreement holds the texts of the plan's participation agreement and draws them:
// a folder of Markdown templates, texts/<market>-<year>-<month>.md, each in force from its
// month on, with an attachment for each line of business. It exists so that what a provider
// reads, signs and gets back is one document, known by its hash, and so that the plan's
// lawyers change a text without a programmer. The texts shipped are invented samples.
//
// Drawing is pure: the same file at the same moment gives the same bytes.
package agreement

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/letter"
	"credo/shared/market"
)

//go:embed texts/*.md
var texts embed.FS

const suffix = ".md"

// Drawn is one copy of the agreement as PDF.
type Drawn struct {
	application.Paper
	PDF []byte
}

// Draw draws the agreement for a file whose form is s: without signatures, or with those
// that the file holds. The moment dates the copy. The error names a market without a text.
func Draw(f application.File, s form.Submission, at time.Time) (Drawn, error) {
	a := f.Application
	m, ok := market.Known().Find(a.Market)
	if !ok {
		return Drawn{}, fmt.Errorf("no market data for %q", a.Market)
	}
	v := view{form: s, file: f, lines: m.LinesOfBusiness(a.Products)}
	var err error
	if v.text, err = textFor(a, m, at); err != nil {
		return Drawn{}, err
	}
	v.version = strings.Join(append([]string{v.text}, v.lines...), "+")
	rendered, err := letter.Render(letter.Content{
		Market: m, Case: f, Recipient: s.Contact, Facts: s.Facts(), Words: v.words(), Sort: "Agreement",
		Letter: casefile.Letter{Number: v.version, Name: casefile.LetterName(v.text), At: at},
	})
	sum := sha256.Sum256(rendered.PDF)
	return Drawn{Paper: application.Paper{Version: v.version, SHA256: hex.EncodeToString(sum[:])}, PDF: rendered.PDF}, err
}

// textFor is the text that holds for a file: the one it was sent, or the newest of its
// market that is in force; before the first is, the first.
func textFor(a application.Application, m market.Market, at time.Time) (string, error) {
	if a.Agreement != nil {
		text, _, _ := strings.Cut(a.Agreement.Version, "+")
		return text, nil
	}
	month := calendar.DateOf(at, m.Location()).Month()
	var newest string
	for _, name := range Texts() { // in order
		from, ok := strings.CutPrefix(name, m.ID+"-")
		if ok && (from <= month || newest == "") {
			newest = name
		}
	}
	if newest == "" {
		return "", fmt.Errorf("market %s has no text of the agreement", m.ID)
	}
	return newest, nil
}

// Texts are the names of all texts, in order: "ga-2026-01".
func Texts() []string {
	files, _ := fs.Glob(texts, "texts/*-*"+suffix)
	out := make([]string, len(files))
	for i, name := range files {
		out[i] = strings.TrimSuffix(strings.TrimPrefix(name, "texts/"), suffix)
	}
	slices.Sort(out)
	return out
}

// view is what the templates see of an agreement.
type view struct {
	*letter.Page
	form          form.Submission
	file          application.File
	text, version string
	lines         []string
}

func (v view) words() *letter.Words {
	folder, err := fs.Sub(texts, "texts")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return &letter.Words{Templates: folder, Suffix: suffix, View: func(p *letter.Page) (letter.View, error) {
		v.Page = p
		return v, nil
	}}
}

// Reference is the head of the document.
func (v view) Reference() []letter.Entry {
	return []letter.Entry{{"Date", v.Date().Long()}, {"Provider", v.LegalName()}, {"NPI", v.Head().NPI}, {"Application ID", v.Head().ID}, {"Text", v.version}}
}

// Version names the text and the lines of business whose attachments it has.
func (v view) Version() string { return v.version }

// Lines are the lines of business of the products asked for.
func (v view) Lines() []string { return v.lines }

// Products are those asked for.
func (v view) Products() []string { return v.file.Application.Products }

// LegalName is who enters into the agreement.
func (v view) LegalName() string { return v.form.LegalName() }

// TaxID is the Tax ID by its last four digits.
func (v view) TaxID() string { return identifier.MaskTaxID(v.form.TaxID) }

// Signed is the provider's signature, nil before there is one.
func (v view) Signed() *application.Signed {
	if g := v.file.Application.Agreement; g != nil {
		return g.Signed
	}
	return nil
}

// Executed is the plan's signature, nil before there is one.
func (v view) Executed() *application.Executed {
	if g := v.file.Application.Agreement; g != nil {
		return g.Executed
	}
	return nil
}

// Name is the staff member's own name.
func (v view) Name(by string) string { return casefile.Actor{Name: by}.Username() }

// At is a moment as it is printed.
func (v view) At(at time.Time) string { return at.UTC().Format("January 2, 2006, 15:04:05") + " UTC" }

// Grouped parts a hash so that it breaks over lines.
func (v view) Grouped(hash string) string {
	var out []string
	for part := range slices.Chunk([]byte(hash), 16) {
		out = append(out, string(part))
	}
	return strings.Join(out, " ")
}
