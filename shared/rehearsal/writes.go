package rehearsal

import (
	"strings"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi/contract"
	"credo/shared/participation"
)

// Writes are those that can owe letters. A kind of case adds its own here.
var Writes = []Write{
	onStory("documentRequest", contract.RequestDocuments, func(d desk, b application.DocumentRequest) (casefile.Change, error) {
		return d.story.File.RequestDocuments(d.by, b, d.now)
	}),
	onStory("discrepancy", contract.RaiseDiscrepancy, func(d desk, b casefile.Discrepancy) (casefile.Change, error) {
		return d.story.File.RaiseDiscrepancy(d.by, b, d.now)
	}),
	onStory("review", contract.ReviewDocument, func(d desk, b Review) (casefile.Change, error) {
		return d.story.ReviewDocument(d.by, b.DocumentID, b.Review, d.now)
	}),
	onStory("decision", contract.DecideApplication, func(d desk, b application.Decision) (casefile.Change, error) {
		return d.story.File.Decide(d.by, b, d.network, d.now)
	}),
	onStory("contract", contract.HandleContract, func(d desk, b ContractStep) (casefile.Change, error) {
		return d.story.File.HandleContract(d.by, b.Action, application.Paper{}, d.network, d.now)
	}),
	onStory("appeal", contract.EnterAppeal, func(d desk, b application.Appeal) (casefile.Change, error) {
		return d.story.EnterAppeal(d.by, b, d.network, d.now)
	}),
	onStory("hearing", contract.SetHearing, func(d desk, b application.HearingNotice) (casefile.Change, error) {
		return d.story.SetHearing(d.by, b, d.network, d.now)
	}),
	onStory("appealDecision", contract.DecideAppeal, func(d desk, b application.AppealDecision) (casefile.Change, error) {
		return d.story.DecideAppeal(d.by, b, d.network, d.now)
	}),
	onStory("participation", contract.ChangeParticipation, func(d desk, b participation.Order) (casefile.Change, error) {
		return d.story.Obey(d.by, b, d.renewal, d.now)
	}),
	onStory("loadAcknowledgment", contract.AcknowledgeLoad, func(d desk, b participation.Told) (casefile.Change, error) {
		return d.story.Acknowledge(d.by, b, d.waiting, d.now)
	}),
	onStory("reopen", contract.ReopenApplication, func(d desk, b Reopening) (casefile.Change, error) {
		return d.story.File.Reopen(d.by, b.Reason, d.network, d.now)
	}),
	onStory("resend", contract.ResendLetter, func(d desk, b Resending) (casefile.Change, error) {
		return d.story.ResendLetter(d.by, strings.ToUpper(b.LetterNumber), d.now)
	}),
}

// Review is a document's review, with the document that the write has in its path.
type Review struct {
	DocumentID string `json:"documentId"`
	casefile.Review
}

// ContractStep is what staff do with the contract.
type ContractStep struct {
	Action application.ContractAction `json:"action"`
}

// Reopening says why a file is opened again.
type Reopening struct {
	Reason string `json:"reason"`
}

// Resending names the letter that goes again, which the write has in its path.
type Resending struct {
	LetterNumber string `json:"letterNumber"`
}
