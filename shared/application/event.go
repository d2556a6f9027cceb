package application

import (
	"credo/shared/form"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/gowebpki/jcs"
)

// EventName names, in the past tense, something that happened to an application.
type EventName string

// The events. The plan's own affairs among them are not in the provider's timeline.
const (
	ApplicationSubmitted    EventName = "ApplicationSubmitted"
	ApplicationTurnedAway   EventName = "ApplicationTurnedAway"
	ApplicationAssigned     EventName = "ApplicationAssigned"
	DocumentReceived        EventName = "DocumentReceived"
	DocumentAccepted        EventName = "DocumentAccepted"
	DocumentRejected        EventName = "DocumentRejected"
	DocumentExpired         EventName = "DocumentExpired"
	DocumentsRequested      EventName = "DocumentsRequested"
	ApplicationCompleted    EventName = "ApplicationCompleted"
	ElementVerified         EventName = "ElementVerified"
	DiscrepancyFound        EventName = "DiscrepancyFound"
	DiscrepancyAnswered     EventName = "DiscrepancyAnswered"
	ApplicationReady        EventName = "ApplicationReady"
	DecisionDeferred        EventName = "DecisionDeferred"
	ApplicationApproved     EventName = "ApplicationApproved"
	ApplicationDenied       EventName = "ApplicationDenied"
	AppealFiled             EventName = "AppealFiled"
	AppealDecided           EventName = "AppealDecided"
	ContractWasSent         EventName = "ContractSent"
	ContractWasSigned       EventName = "ContractSigned"
	ContractWasExecuted     EventName = "ContractExecuted"
	EnrollmentStarted       EventName = "EnrollmentStarted"
	ClaimsLoaded            EventName = "ClaimsLoaded"
	DirectoryLoaded         EventName = "DirectoryLoaded"
	LoadFailed              EventName = "LoadFailed"
	ProviderEnrolled        EventName = "ProviderEnrolled"
	LetterSent              EventName = "LetterSent"
	LetterBounced           EventName = "LetterBounced"
	LetterResent            EventName = "LetterResent"
	ContactCorrected        EventName = "ContactCorrected"
	ApplicationWithdrawn    EventName = "ApplicationWithdrawn"
	ApplicationDiscontinued EventName = "ApplicationDiscontinued"
	ApplicationReopened     EventName = "ApplicationReopened"
	ApplicationIDReminded   EventName = "ApplicationIDReminded"
	DeadlineReached         EventName = "DeadlineReached" // a reminder fell due, or a promise was missed
	RecredentialingOpened   EventName = "RecredentialingOpened"
	ProviderSuspended       EventName = "ProviderSuspended"
	ProviderReinstated      EventName = "ProviderReinstated"
	ProviderEnded           EventName = "ProviderEnded"
)

// Event is one entry of a file's history. Entries are numbered from 1 and chained: Hash
// is the SHA-256, in hexadecimal, of the previous event's Hash followed by this event,
// without its Hash, as RFC 8785 canonical JSON.
type Event struct {
	ApplicationID string         `json:"applicationId"`
	Seq           int            `json:"seq"`
	At            time.Time      `json:"at"` // business time, UTC, whole seconds
	Event         EventName      `json:"event"`
	Market        string         `json:"market"`
	Kind          form.Kind      `json:"kind"`
	Actor         string         `json:"actor"` // "provider", "system" or "staff:<username>"
	Reason        string         `json:"reason,omitempty"`
	Data          map[string]any `json:"data,omitempty"`    // facts of the event: never a name, a Tax ID or a birth date
	Letters       []string       `json:"letters,omitempty"` // numbers of the letters it owes
	Hash          string         `json:"hash,omitempty"`
}

// ChainHash computes the hash of an event that follows one with the hash previous.
func (e Event) ChainHash(previous string) (string, error) {
	e.Hash = ""
	plain, err := json.Marshal(e)
	if err != nil {
		return "", fmt.Errorf("event %d: %w", e.Seq, err)
	}
	canonical, err := jcs.Transform(plain)
	if err != nil {
		return "", fmt.Errorf("event %d: %w", e.Seq, err)
	}
	sum := sha256.Sum256(append([]byte(previous), canonical...))
	return hex.EncodeToString(sum[:]), nil
}

// VerifyChain reports the first event whose number or hash does not follow from those
// before it: something was rewritten, reordered or removed.
func VerifyChain(events []Event) error {
	previous := ""
	for i, e := range events {
		want, err := e.ChainHash(previous)
		if err != nil {
			return err
		}
		if e.Seq != i+1 || e.Hash != want {
			return fmt.Errorf("event %d at position %d breaks the chain", e.Seq, i+1)
		}
		previous = e.Hash
	}
	return nil
}

// facts turns a value into event data in the very form it is stored, hashed and read back.
func facts(v any) map[string]any {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("event data %T: %v", v, err)) // our own types only
	}
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		panic(fmt.Sprintf("event data %T is no object: %v", v, err))
	}
	return out
}
