package letter

import (
	"fmt"

	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
)

// Wording is what a kind of case brings to have its letters written and sent.
type Wording struct {
	Words  *Words
	Record string // name of the personal record that says whom the plan writes to
	// Read takes from that record, as JSON, whom the plan writes to and what words go by.
	Read  func(record []byte) (form.Contact, market.Facts, error)
	Paper map[casefile.LetterName]bool // letters that go by post as well
}

// Wordings are those of the kinds that a program serves, by the kind's name.
type Wordings map[string]Wording

// Of is the wording of a case. The error names a kind without one.
func (ws Wordings) Of(c casefile.Case) (Wording, error) {
	w, ok := ws[c.Head().Case]
	if !ok {
		return w, fmt.Errorf("a case of kind %q has no words for its letters", c.Head().Case)
	}
	return w, nil
}

// Compose is what a letter of a case is made of; record is the personal record that the
// wording names, siteURL that of the providers' pages. The letter goes to the addresses now
// on file; by which channel it goes was settled when it was owed (Letter.Channel). The error names a kind without words or a market without data.
func (ws Wordings) Compose(c casefile.Case, l casefile.Letter, record []byte, siteURL string) (Content, error) {
	w, err := ws.Of(c)
	if err != nil {
		return Content{}, err
	}
	head := c.Head()
	m, ok := market.Known().Find(head.Market)
	if !ok {
		return Content{}, fmt.Errorf("no market data for %q", head.Market)
	}
	to, facts, err := w.Read(record)
	if err != nil {
		return Content{}, fmt.Errorf("the record %s of a case: %w", w.Record, err)
	}
	to.Email, to.Channel = head.Email, head.Channel
	return Content{Market: m, SiteURL: siteURL, Case: c, Letter: l, Recipient: to, Facts: facts, Words: w.Words}, nil
}
