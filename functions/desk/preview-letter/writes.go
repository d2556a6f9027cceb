package main

import (
	"context"
	"strings"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/participation"
	"credo/shared/store"
)

// request holds the body of one write under its name.
type request struct {
	DocumentRequest *application.DocumentRequest `json:"documentRequest,omitempty"`
	Discrepancy     *casefile.Discrepancy        `json:"discrepancy,omitempty"`
	Review          *review                      `json:"review,omitempty"`
	Decision        *application.Decision        `json:"decision,omitempty"`
	Contract        *contractStep                `json:"contract,omitempty"`
	AppealDecision  *application.AppealDecision  `json:"appealDecision,omitempty"`
	Participation   *participation.Order         `json:"participation,omitempty"`
	Reopen          *reopening                   `json:"reopen,omitempty"`
	Resend          *resending                   `json:"resend,omitempty"`
	Acknowledgment  *acknowledgment              `json:"loadAcknowledgment,omitempty"`
}

type review struct {
	DocumentID string `json:"documentId"`
	casefile.Review
}

type contractStep struct {
	Action application.ContractAction `json:"action"`
}

type reopening struct {
	Reason string `json:"reason"`
}

type resending struct {
	LetterNumber string `json:"letterNumber"`
}

type acknowledgment struct {
	Half      participation.Half `json:"half"`
	Reference string             `json:"reference"`
}

// desk is where a write is tried: who does it, to which file, and when.
type desk struct {
	story   application.Story
	network application.Network
	renewal *application.File // that the participation waits for
	waiting *application.File // for the participation to be loaded
	by      casefile.Actor
	now     time.Time
}

// open reads what any write may need.
func open(ctx context.Context, files *store.Store, id string) (d desk, err error) {
	if d.story, err = files.Story(ctx, id); err != nil {
		return d, err
	}
	if d.network, err = files.Network(ctx, d.story); err != nil || d.story.Participation == nil {
		return d, err
	}
	if d.renewal, err = files.Renewal(ctx, d.story); err != nil {
		return d, err
	}
	d.waiting, err = files.Waiting(ctx, d.story)
	return d, err
}

// meeting is the committee's meeting that the write names, "" for none.
func (r request) meeting() string {
	switch {
	case r.Decision != nil:
		return r.Decision.Meeting
	case r.AppealDecision != nil:
		return r.AppealDecision.Meeting
	}
	return ""
}

// cases are those that were read, by ID.
func (d desk) cases() map[string]casefile.Case {
	out := map[string]casefile.Case{d.story.File.Application.ID: d.story.File}
	if p := d.story.Participation; p != nil {
		out[p.Participation.ID] = *p
	}
	for _, f := range []*application.File{d.renewal, d.waiting} {
		if f != nil {
			out[f.Application.ID] = *f
		}
	}
	return out
}

// write is the write that is asked about: its name in the request, its operation, and what
// it does.
func (r request) write() (name string, op httpapi.Operation, run func(desk) (casefile.Change, error)) {
	switch {
	case r.DocumentRequest != nil:
		return "documentRequest", contract.RequestDocuments, func(d desk) (casefile.Change, error) {
			return d.story.File.RequestDocuments(d.by, *r.DocumentRequest, d.now)
		}
	case r.Discrepancy != nil:
		return "discrepancy", contract.RaiseDiscrepancy, func(d desk) (casefile.Change, error) {
			return d.story.File.RaiseDiscrepancy(d.by, *r.Discrepancy, d.now)
		}
	case r.Review != nil:
		return "review", contract.ReviewDocument, func(d desk) (casefile.Change, error) {
			return d.story.ReviewDocument(d.by, r.Review.DocumentID, r.Review.Review, d.now)
		}
	case r.Decision != nil:
		return "decision", contract.DecideApplication, func(d desk) (casefile.Change, error) {
			return d.story.File.Decide(d.by, *r.Decision, d.network, d.now)
		}
	case r.Contract != nil:
		return "contract", contract.HandleContract, func(d desk) (casefile.Change, error) {
			return d.story.File.HandleContract(d.by, r.Contract.Action, d.network, d.now)
		}
	case r.AppealDecision != nil:
		return "appealDecision", contract.DecideAppeal, func(d desk) (casefile.Change, error) {
			return d.story.File.DecideAppeal(d.by, *r.AppealDecision, d.network, d.now)
		}
	case r.Participation != nil:
		return "participation", contract.ChangeParticipation, func(d desk) (casefile.Change, error) {
			return d.story.Obey(d.by, *r.Participation, d.renewal, d.now)
		}
	case r.Acknowledgment != nil:
		return "loadAcknowledgment", contract.AcknowledgeLoad, func(d desk) (casefile.Change, error) {
			return d.story.Acknowledge(d.by, r.Acknowledgment.Half, r.Acknowledgment.Reference, d.waiting, d.now)
		}
	case r.Reopen != nil:
		return "reopen", contract.ReopenApplication, func(d desk) (casefile.Change, error) {
			return d.story.File.Reopen(d.by, r.Reopen.Reason, d.network, d.now)
		}
	default:
		return "resend", contract.ResendLetter, func(d desk) (casefile.Change, error) {
			return d.story.ResendLetter(d.by, strings.ToUpper(r.Resend.LetterNumber), d.now)
		}
	}
}
