package casefile

import (
	"slices"

	"credo/shared/calendar"
)

// DocumentView is one line of a case's checklist, as provider and staff see it.
type DocumentView struct {
	Type       string        `json:"type"`
	Name       string        `json:"name"`
	Required   bool          `json:"required"`
	Why        string        `json:"why"`
	State      DocumentState `json:"state"`
	DocumentID string        `json:"documentId,omitempty"`
	Reason     string        `json:"reason,omitempty"`
	Fix        string        `json:"fix,omitempty"`
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"`
}

// standingRank orders a type's documents: the best one stands for the type.
var standingRank = map[DocumentState]int{
	DocumentGood: 6, DocumentInReview: 5, DocumentChecking: 4,
	DocumentBad: 3, DocumentPast: 3, DocumentDuplicate: 2, DocumentMissing: 1,
}

// Checklist lists the required documents in order, each with the document that stands
// for it, then what else was uploaded.
func (p Parts) Checklist(requirements []Requirement) []DocumentView {
	best := map[string]Document{}
	for _, d := range p.Documents {
		if old, ok := best[d.Type]; !ok || standingRank[d.State] >= standingRank[old.State] {
			best[d.Type] = d
		}
	}
	out := make([]DocumentView, 0, len(requirements))
	required := map[string]bool{}
	for _, r := range requirements {
		required[r.Type] = true
		view := DocumentView{Type: r.Type, Name: r.Name, Why: r.Why, Required: true, State: DocumentMissing, Fix: r.Fix}
		if d, ok := best[r.Type]; ok {
			view = view.With(d)
		}
		out = append(out, view)
	}
	for _, d := range p.Documents {
		if !required[d.Type] && d.State != DocumentMissing && best[d.Type].ID == d.ID {
			out = append(out, DocumentView{Type: d.Type, Name: "Another document", Why: "You sent it along."}.With(d))
		}
	}
	return out
}

// With is the line with the document that stands for it.
func (v DocumentView) With(d Document) DocumentView {
	if d.State == DocumentMissing {
		return v
	}
	v.State, v.DocumentID, v.Reason, v.Fix, v.ExpiresOn = d.State, d.ID, d.Reason, d.Fix, d.ExpiresOn
	return v
}

// Owed lists the required documents the provider still has to send, or send again.
func (p Parts) Owed(requirements []Requirement) []DocumentView {
	return slices.DeleteFunc(p.Checklist(requirements), func(d DocumentView) bool {
		return !d.Required || d.State == DocumentGood || d.State == DocumentInReview || d.State == DocumentChecking
	})
}

// LetterDocument is a document a letter speaks of.
type LetterDocument struct {
	Name      string        `json:"name"`
	Why       string        `json:"why,omitempty"`
	State     DocumentState `json:"state"`
	Reason    string        `json:"reason,omitempty"`
	Fix       string        `json:"fix,omitempty"`
	ExpiresOn calendar.Date `json:"expiresOn,omitempty"`
}

// LetterDocuments is what a letter says of the documents listed.
func LetterDocuments(views []DocumentView) []LetterDocument {
	out := make([]LetterDocument, 0, len(views))
	for _, v := range views {
		out = append(out, LetterDocument{Name: v.Name, Why: v.Why, State: v.State,
			Reason: v.Reason, Fix: v.Fix, ExpiresOn: v.ExpiresOn})
	}
	return out
}
