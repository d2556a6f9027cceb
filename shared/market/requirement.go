package market

import (
	"slices"
	"strings"
)

// DocumentRule asks for a type of document when all its conditions hold.
type DocumentRule struct {
	Type    string   `json:"type"`
	Name    string   `json:"name"`    // what people call it here
	Why     string   `json:"why"`     // a sentence for the provider
	When    string   `json:"when"`    // its conditions, said for people
	Fix     string   `json:"fix"`     // what to send, said for people
	Expires bool     `json:"expires"` // it carries an expiry date
	If      []string `json:"if"`
	Omit    bool     `json:"omit"` // this market does not ask for it, though it is common
}

// ElementRule asks for a credentialing element when all its conditions hold. An
// element with several rules applies when one of them holds.
type ElementRule struct {
	Element string   `json:"element"`
	Each    string   `json:"each,omitempty"` // of whom, once each; "": of the provider
	If      []string `json:"if"`
}

// DocumentsFor returns the documents that such a submission for these products needs,
// each type once, in the order of the data.
func (m Market) DocumentsFor(f Facts, products []string) []DocumentRule {
	chosen := m.choose(products)
	var needed []DocumentRule
	for _, r := range m.Documents {
		if hold(r.If, f, chosen) {
			needed = append(needed, r)
		}
	}
	return needed
}

// ElementsFor returns the names of the credentialing elements that apply to such a
// submission for these products, each state's and each owner's apart, in the order of Elements.
func (m Market) ElementsFor(f Facts, products []string) []string {
	chosen := m.choose(products)
	var names []string
	for _, r := range m.Elements {
		if hold(r.If, f, chosen) {
			names = append(names, r.names(f, m.State)...)
		}
	}
	slices.SortFunc(names, ByElement)
	return slices.Compact(names)
}

// Document returns the market's rule for a type of document: its name and how to fix a
// bad one.
func (m Market) Document(documentType string) (DocumentRule, bool) {
	i := slices.IndexFunc(m.Documents, func(r DocumentRule) bool { return r.Type == documentType })
	if i < 0 {
		return DocumentRule{}, false
	}
	return m.Documents[i], true
}

// DocumentExpires reports whether a type of document has a last day.
func (m Market) DocumentExpires(documentType string) bool {
	r, ok := m.Document(documentType)
	return ok && r.Expires
}

// DocumentName is what people call a type of document in this market.
func (m Market) DocumentName(documentType string) string {
	if r, ok := m.Document(documentType); ok {
		return r.Name
	}
	words := strings.ReplaceAll(documentType, "-", " ")
	if documentType == "other" {
		return "Other document"
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
