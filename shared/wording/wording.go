// Package wording holds the words of the letters of each kind of case: their templates, and
// what the templates see of an application and of a participation. It exists so that what
// draws, sends and previews letters knows no kind: a new kind is added to All.
package wording

import (
	"encoding/json"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter"
	"credo/shared/market"
	"credo/shared/participation"
)

// All are the wordings of the kinds of case that Credo keeps.
var All = letter.Wordings{
	application.CaseName: {
		Words: words(ofApplication), Record: application.ApplicantRecord,
		Read:  reading(func(s form.Submission) form.Submission { return s }),
		Paper: map[casefile.LetterName]bool{application.LetterDenied: true, application.LetterHearing: true, application.LetterAppealDecided: true},
	},
	participation.CaseName: {
		Words: words(ofParticipation), Record: participation.FormRecord,
		Read: reading(func(v form.Version) form.Submission { return v.Form }),
		Paper: map[casefile.LetterName]bool{participation.LetterParticipationEnded: true, participation.LetterSuspended: true,
			participation.LetterHearing: true, participation.LetterAppealDecided: true},
	},
}

// Compose is what a letter of a case is made of; see letter.Wordings.
func Compose(c casefile.Case, l casefile.Letter, record []byte, site string) (letter.Content, error) {
	return All.Compose(c, l, record, site)
}

// reading takes from a record that is an R, and holds a form, what a letter may know of it.
func reading[R any](formOf func(R) form.Submission) func([]byte) (form.Contact, market.Facts, error) {
	return func(record []byte) (form.Contact, market.Facts, error) {
		var r R
		if err := json.Unmarshal(record, &r); err != nil {
			return form.Contact{}, market.Facts{}, err
		}
		s := formOf(r)
		return s.Contact, s.Facts(), nil
	}
}
