// Package wording says for each kind of case what its letters need: the words, where the
// recipient stands, and which letters go on paper too. A kind that is added is added here;
// what sends and shows letters stays as it is.
package wording

import (
	"encoding/json"
	"fmt"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter"
	"credo/shared/market"
	"credo/shared/participation"
)

// Kind is what the letters of one kind of case need.
type Kind struct {
	Words     *letter.Words
	Record    string // the name of the record that holds the recipient
	Recipient func(record []byte) (form.Contact, error)
	OnPaper   map[casefile.LetterName]bool // letters that go by post as well: those that end something
}

// Kinds are by the name of the kind of case.
type Kinds map[string]Kind

// All are the kinds that Credo keeps.
var All = Kinds{
	application.CaseName:   {Words: letter.Road, Record: application.ApplicantRecord, Recipient: applicant, OnPaper: endings},
	participation.CaseName: {Words: letter.Road, Record: participation.FormRecord, Recipient: inForce, OnPaper: endings},
}

// endings are the letters that end something.
var endings = map[casefile.LetterName]bool{
	application.LetterDenied: true, application.LetterAppealDecided: true, participation.LetterParticipationEnded: true,
}

func applicant(record []byte) (form.Contact, error) {
	var s form.Submission
	err := json.Unmarshal(record, &s)
	return s.Contact, err
}

func inForce(record []byte) (form.Contact, error) {
	var v form.Version
	err := json.Unmarshal(record, &v)
	return v.Form.Contact, err
}

// Ref names the record that holds the recipient of a case's letters. The error names a kind
// that has none.
func (ks Kinds) Ref(c casefile.Case) (casefile.Ref, error) {
	k, ok := ks[c.Head().Case]
	if !ok {
		return casefile.Ref{}, fmt.Errorf("there are no words for a case of kind %q", c.Head().Case)
	}
	return casefile.Ref{ID: c.Head().ID, Name: k.Record}, nil
}

// Compose is what a letter of a case is made of; record is what Ref names, and the letter
// goes to the address now on file. The error names a market or a kind without data.
func (ks Kinds) Compose(c casefile.Case, l casefile.Letter, record []byte, siteURL string) (letter.Content, error) {
	k, ok := ks[c.Head().Case]
	if !ok {
		return letter.Content{}, fmt.Errorf("there are no words for a case of kind %q", c.Head().Case)
	}
	m, err := market.Named(c.Head().Market)
	if err != nil {
		return letter.Content{}, err
	}
	to, err := k.Recipient(record)
	to.Email = c.Head().Email
	return letter.Content{Market: m, SiteURL: siteURL, Case: c, Letter: l, Recipient: to, Words: k.Words}, err
}
