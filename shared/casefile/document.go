package casefile

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/realtime"
)

// Requirement is a document a case needs, snapshotted so that a later change of market
// data leaves open cases alone.
type Requirement struct {
	Type string `json:"type"`
	Name string `json:"name"`
	Why  string `json:"why"`
	Fix  string `json:"fix,omitempty"` // what to send
	By   string `json:"by"`            // "market" or "staff"
}

// DocumentState says where a document stands.
type DocumentState string

// The states of a document.
const (
	DocumentMissing   DocumentState = "missing"   // asked for, or an upload that never arrived
	DocumentChecking  DocumentState = "checking"  // arrived; type or malware check under way
	DocumentInReview  DocumentState = "in-review" // waits for staff
	DocumentGood      DocumentState = "accepted"
	DocumentBad       DocumentState = "rejected"
	DocumentPast      DocumentState = "expired"
	DocumentDuplicate DocumentState = "duplicate" // the same bytes as another one of this file
)

// Scan is the result of a malware scan (GuardDuty for S3).
type Scan string

// The results of a scan.
const (
	ScanClean  Scan = "clean"
	ScanThreat Scan = "threat"
	ScanFailed Scan = "failed" // could not be made: what nobody can look into, nobody opens
)

// Document is one uploaded file.
type Document struct {
	ID          string          `json:"documentId"`
	Origin      string          `json:"origin,omitempty"`   // case it was uploaded to, if another: stored under that
	OriginID    string          `json:"originId,omitempty"` // its ID there
	Type        string          `json:"type"`
	State       DocumentState   `json:"state"`
	FileName    string          `json:"fileName"`
	ContentType string          `json:"contentType"` // as found by looking, once received
	Size        int64           `json:"size"`        // bytes
	SHA256      string          `json:"sha256,omitempty"`
	Version     string          `json:"objectVersion,omitempty"` // S3's, of the bytes heard of first: those are checked and opened
	ExpiresOn   calendar.Date   `json:"expiresOn,omitempty"`
	Reason      string          `json:"reason,omitempty"` // why it was rejected
	Fix         string          `json:"fix,omitempty"`    // what to do about it
	RequestedAt time.Time       `json:"requestedAt"`
	ReceivedAt  time.Time       `json:"receivedAt,omitzero"`
	ReviewedBy  string          `json:"reviewedBy,omitempty"`
	Looked      bool            `json:"looked,omitempty"`    // the content is what it should be
	Scan        Scan            `json:"scan,omitempty"`      // of the malware scan, when one is required
	DiscardAt   realtime.Expiry `json:"expiresAt,omitempty"` // an upload that never arrives goes
}

// StoredUnder is the case and the ID under which the document's bytes are stored: those it
// was uploaded under, wherever it was carried over to since.
func (d Document) StoredUnder(caseID string) (id, documentID string) {
	if d.Origin != "" {
		return d.Origin, d.OriginID
	}
	return caseID, d.ID
}

// CarriedFrom is the document as another case takes it over; its bytes stay where they are.
func (d Document) CarriedFrom(caseID string) Document {
	d.Origin, d.OriginID = d.StoredUnder(caseID)
	return d
}

// Expired is the document once its last day has passed.
func (d Document) Expired() Document {
	d.State, d.Reason = DocumentPast, "It expired on "+d.ExpiresOn.Long()+"."
	d.Fix = "Send the current one on your status page."
	return d
}
