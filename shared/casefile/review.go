package casefile

import (
	"credo/shared/calendar"
	"credo/shared/problem"
)

// Review is a staff member's verdict on a document.
type Review struct {
	Verdict   DocumentState `json:"verdict"` // accepted or rejected
	ExpiresOn calendar.Date `json:"expiresOn,omitempty"`
	Reason    string        `json:"reason,omitempty"` // needed to reject; the provider reads it
}

// Review accepts or rejects a document that is in review. The kind asks for a rejected one
// again.
func (e *Edit) Review(id string, r Review) error {
	d, ok := e.Parts.Document(id)
	if !ok {
		return problem.NotFound("This file has no document %s.", id)
	}
	if d.State != DocumentInReview {
		return problem.Conflict("Document %s is %s, not in review.", id, d.State)
	}
	d.ReviewedBy = e.By.Username()
	if r.Verdict == DocumentBad {
		return e.turnDown(d, r.Reason)
	}
	if r.ExpiresOn != "" {
		d.ExpiresOn = r.ExpiresOn
	}
	if d.ExpiresOn == "" && e.Market.DocumentExpires(d.Type) {
		return problem.InvalidField("/expiresOn", "The %s has a last day. Read it off the document and give it: it is watched from then on.", e.Market.DocumentName(d.Type))
	}
	if d.ExpiresOn != "" && d.ExpiresOn < e.Today {
		return problem.InvalidField("/expiresOn", "A document that ran out on %s cannot be accepted. Reject it with that reason.", d.ExpiresOn)
	}
	d.State, d.Reason, d.Fix = DocumentGood, "", ""
	e.Document(d)
	facts := DocumentFacts(d)
	if d.ExpiresOn != "" {
		facts["expiresOn"] = d.ExpiresOn
	}
	e.Event(DocumentAccepted, "", facts)
	return nil
}

func (e *Edit) turnDown(d Document, reason string) error {
	if reason == "" {
		return problem.InvalidField("/reason", "Say why it is rejected: the provider reads it and corrects by it.")
	}
	d.State, d.Reason, d.Fix = DocumentBad, reason, "Send a corrected document on your status page."
	e.Document(d)
	e.Event(DocumentRejected, reason, DocumentFacts(d))
	return nil
}
