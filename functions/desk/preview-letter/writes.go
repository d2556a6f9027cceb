package main

import (
	"strings"
	"time"

	"credo/shared/application"
	"credo/shared/provider"
)

// request holds the body of one write under its name.
type request struct {
	DocumentRequest *application.DocumentRequest     `json:"documentRequest,omitempty"`
	Discrepancy     *application.Discrepancy         `json:"discrepancy,omitempty"`
	Review          *review                          `json:"review,omitempty"`
	Decision        *application.Decision            `json:"decision,omitempty"`
	Contract        *contract                        `json:"contract,omitempty"`
	AppealDecision  *application.AppealDecision      `json:"appealDecision,omitempty"`
	Participation   *application.ParticipationChange `json:"participation,omitempty"`
	Reopen          *reopening                       `json:"reopen,omitempty"`
	Resend          *resending                       `json:"resend,omitempty"`
	Acknowledgment  *acknowledgment                  `json:"loadAcknowledgment,omitempty"`
}

type review struct {
	DocumentID string `json:"documentId"`
	application.Review
}

type contract struct {
	Action application.ContractAction `json:"action"`
}

type reopening struct {
	Reason string `json:"reason"`
}

type resending struct {
	LetterNumber string `json:"letterNumber"`
}

type acknowledgment struct {
	Half      application.Half `json:"half"`
	Reference string           `json:"reference"`
}

// desk is where a write is tried: who does it, to which file, and when.
type desk struct {
	file   application.File
	by     application.Actor
	stored *provider.Provider // the file's, once it has one
	now    time.Time
}

// provider is the one the file has, empty without one.
func (d desk) provider() provider.Provider {
	if d.stored == nil {
		return provider.Provider{}
	}
	return *d.stored
}

// noNumber stands for a provider number that is not drawn before the write is made. No
// letter that a write sends names it.
const noNumber = "0000000000"

// write is the write that is asked about: its name in the request, the end of its route,
// and what it does.
func (r request) write() (name, path string, run func(desk) (application.Change, error)) {
	switch {
	case r.DocumentRequest != nil:
		return "documentRequest", "document-requests", func(d desk) (application.Change, error) {
			return d.file.RequestDocuments(d.by, *r.DocumentRequest, d.now)
		}
	case r.Discrepancy != nil:
		return "discrepancy", "discrepancies", func(d desk) (application.Change, error) {
			return d.file.RaiseDiscrepancy(d.by, *r.Discrepancy, d.now)
		}
	case r.Review != nil:
		return "review", "documents/{documentId}/review", func(d desk) (application.Change, error) {
			return d.file.ReviewDocument(d.by, r.Review.DocumentID, r.Review.Review, d.now)
		}
	case r.Decision != nil:
		return "decision", "decision", func(d desk) (application.Change, error) {
			return d.file.Decide(d.by, *r.Decision, noNumber, d.stored, d.now)
		}
	case r.Contract != nil:
		return "contract", "contract", func(d desk) (application.Change, error) {
			return d.file.HandleContract(d.by, r.Contract.Action, noNumber, d.now)
		}
	case r.AppealDecision != nil:
		return "appealDecision", "appeal-decision", func(d desk) (application.Change, error) {
			return d.file.DecideAppeal(d.by, *r.AppealDecision, d.stored, d.now)
		}
	case r.Participation != nil:
		return "participation", "participation", func(d desk) (application.Change, error) {
			return d.file.ChangeParticipation(d.by, *r.Participation, d.provider(), d.now)
		}
	case r.Acknowledgment != nil:
		return "loadAcknowledgment", "load-acknowledgments", func(d desk) (application.Change, error) {
			return d.file.LoadHalf(d.by, r.Acknowledgment.Half, r.Acknowledgment.Reference, d.provider(), d.now)
		}
	case r.Reopen != nil:
		return "reopen", "reopen", func(d desk) (application.Change, error) {
			return d.file.Reopen(d.by, r.Reopen.Reason, d.now)
		}
	default:
		return "resend", "letters/{letterNumber}/resend", func(d desk) (application.Change, error) {
			return d.file.ResendLetter(d.by, strings.ToUpper(r.Resend.LetterNumber), d.now)
		}
	}
}
