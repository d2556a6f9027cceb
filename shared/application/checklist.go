package application

import "credo/shared/calendar"

// DocumentView is one line of a file's checklist, as provider and staff see it.
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
func (f File) Checklist() []DocumentView {
	best := map[string]Document{}
	for _, d := range f.Documents {
		if old, ok := best[d.Type]; !ok || standingRank[d.State] >= standingRank[old.State] {
			best[d.Type] = d
		}
	}
	out := make([]DocumentView, 0, len(f.Application.Requirements))
	required := map[string]bool{}
	for _, r := range f.Application.Requirements {
		required[r.Type] = true
		view := DocumentView{Type: r.Type, Name: r.Name, Why: r.Why, Required: true, State: DocumentMissing, Fix: r.Fix}
		if d, ok := best[r.Type]; ok {
			view = view.with(d)
		}
		out = append(out, view)
	}
	for _, d := range f.Documents {
		if !required[d.Type] && d.State != DocumentMissing && best[d.Type].ID == d.ID {
			out = append(out, DocumentView{Type: d.Type, Name: "Another document", Why: "You sent it along."}.with(d))
		}
	}
	return out
}

func (v DocumentView) with(d Document) DocumentView {
	if d.State == DocumentMissing {
		return v
	}
	v.State, v.DocumentID, v.Reason, v.Fix, v.ExpiresOn = d.State, d.ID, d.Reason, d.Fix, d.ExpiresOn
	return v
}

// letterDocuments is what a letter says of the documents still owed.
func letterDocuments(views []DocumentView) []LetterDocument {
	out := make([]LetterDocument, 0, len(views))
	for _, v := range views {
		out = append(out, LetterDocument{Name: v.Name, Why: v.Why, State: v.State,
			Reason: v.Reason, Fix: v.Fix, ExpiresOn: v.ExpiresOn})
	}
	return out
}
