package form

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/identifier"
)

// Listing is what the national registry (NPPES) answered about the form's NPI when it came.
type Listing struct {
	Answer     Answer
	Person     bool     // an individual's NPI, not an organization's
	Name       string   // as the registry writes it
	Taxonomies []string // NUCC codes
}

// Answer is how a question to the registry went.
type Answer string

// The answers. Who does not answer has not said that all is well.
const (
	RegistryNotAsked     Answer = ""
	RegistryLists        Answer = "listed"
	RegistryKnowsNobody  Answer = "unknown" // or the NPI is deactivated
	RegistryUnsuccessful Answer = "unsuccessful"
)

// Differences are what the registry lists otherwise than the form says, each by a word for
// the history and a sentence for staff. The registry lags behind and people move, so none of
// it turns a form away.
func (s Submission) Differences(l Listing) (words, notes []string) {
	differ := func(word, note string, args ...any) {
		words, notes = append(words, word), append(notes, fmt.Sprintf(note, args...))
	}
	switch l.Answer {
	case RegistryKnowsNobody:
		differ("unknown", "The NPI registry lists nobody active under this NPI.")
	case RegistryUnsuccessful:
		differ("unsuccessful", "The NPI registry did not answer when the form came: look the NPI up.")
	case RegistryLists:
		if person := s.ProviderType == "practitioner"; person != l.Person {
			differ("type", "The NPI registry lists this NPI for %s.", map[bool]string{true: "a person", false: "an organization"}[l.Person])
		} else if !s.isListedAs(l.Name) {
			differ("name", "The NPI registry lists %s under this NPI.", l.Name)
		}
		for _, t := range s.Taxonomies {
			if t.Primary && len(l.Taxonomies) > 0 && !slices.Contains(l.Taxonomies, t.Code) {
				differ("taxonomy", "The NPI registry does not list the main taxonomy code %s for this NPI, but %s.", t.Code, join(l.Taxonomies))
			}
		}
	}
	return words, notes
}

// isListedAs holds the form's name against the registry's.
func (s Submission) isListedAs(name string) bool {
	switch {
	case s.Practitioner != nil:
		return isSignature(name, s.Practitioner.Name)
	case s.Organization != nil:
		return sameFirm(name, s.Organization.LegalName)
	}
	return sameFirm(name, s.W9.Line1) || sameFirm(name, s.W9.Line2)
}

// sameFirm compares names of firms without the words for their legal form.
func sameFirm(a, b string) bool {
	return firm(a) != "" && firm(a) == firm(b)
}

func firm(name string) string {
	legal := []string{"the", "inc", "incorporated", "llc", "llp", "pllc", "pc", "pa", "corp", "corporation", "co", "company", "ltd", "limited"}
	words := strings.Fields(identifier.FoldName(name))
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return slices.Contains(legal, w) }), " ")
}
