package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/gowebpki/jcs"
)

// EventName names, in the past tense, something that happened to a case.
type EventName string

// The events that happen to cases of any kind.
const (
	DocumentReceived EventName = "DocumentReceived"
	DocumentAccepted EventName = "DocumentAccepted"
	DocumentRejected EventName = "DocumentRejected"
	LetterSent       EventName = "LetterSent"
	LetterBounced    EventName = "LetterBounced"
	LetterResent     EventName = "LetterResent"
	DeadlineReached  EventName = "DeadlineReached" // a reminder fell due, or a promise was missed
)

// Event is one entry of a case's history. Entries are numbered from 1 and chained: Hash
// is the SHA-256, in hexadecimal, of the previous event's Hash followed by this event,
// without its Hash, as RFC 8785 canonical JSON.
type Event struct {
	Case    string         `json:"case"` // the kind of case
	ID      string         `json:"id"`   // the case's
	Seq     int            `json:"seq"`
	At      time.Time      `json:"at"` // business time, UTC, whole seconds
	Event   EventName      `json:"event"`
	Market  string         `json:"market"`
	Actor   string         `json:"actor"` // "provider", "system" or "staff:<username>"
	Reason  string         `json:"reason,omitempty"`
	Data    map[string]any `json:"data,omitempty"`    // facts of the event: never a name, a Tax ID or a birth date
	Letters []string       `json:"letters,omitempty"` // numbers of the letters it owes
	Hash    string         `json:"hash,omitempty"`
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

// Verify reports whether the history of a case is whole: its chain, and that it ends where
// the header says. Whoever removes the last events leaves a chain that holds by itself.
func Verify(c Case) error {
	h, events := c.Head(), c.Common().Events
	if err := VerifyChain(events); err != nil {
		return err
	}
	seq, hash := 0, ""
	if len(events) > 0 {
		seq, hash = events[len(events)-1].Seq, events[len(events)-1].Hash
	}
	if seq != h.LastSeq || hash != h.LastHash {
		return fmt.Errorf("the history ends with event %d, the case with event %d", seq, h.LastSeq)
	}
	return nil
}

// VerifyChain reports the first event whose number or hash does not follow from those
// before it: something was rewritten, reordered or removed. What is missing at the end only
// the header tells; see Verify.
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

// Facts turns a value into data in the very form it is stored, hashed and read back. The
// value is one of our own types and an object; anything else is a fault of the program.
func Facts(v any) map[string]any {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("data %T: %v", v, err))
	}
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		panic(fmt.Sprintf("data %T is no object: %v", v, err))
	}
	return out
}
