package application

import (
	"fmt"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/problem"
)

// Upload announces a document a provider is about to send.
type Upload struct {
	Type        string        `json:"type"`
	FileName    string        `json:"fileName"`
	ContentType string        `json:"contentType"`
	Size        int64         `json:"size"` // bytes
	ExpiresOn   calendar.Date `json:"expiresOn,omitempty"`
}

// MaxDocumentSize is the largest document taken, in bytes.
const MaxDocumentSize = 20 << 20

// uploadPatience is how long an announced upload is remembered while it does not arrive.
const uploadPatience = 48 * time.Hour

// How many documents a file holds, and how many that have not arrived: a status is read in
// one request, whoever announces what.
const (
	maxDocuments = 200
	maxAnnounced = 30
)

// RequestUpload notes an upload about to come. Its document is the last of
// Change.Documents; it stays missing until the bytes have arrived.
func (f File) RequestUpload(u Upload, now time.Time) (Change, error) {
	a := f.Application
	if !a.State.undecided() && !(a.State == StateEnrolled && a.governs()) {
		return Change{}, problem.Conflict("This application is %s and takes no documents. %s", a.State.plain(), a.State.remedy())
	}
	if err := f.roomForDocuments(now); err != nil {
		return Change{}, err
	}
	e, err := f.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	if u.ExpiresOn != "" && u.ExpiresOn < e.today {
		return Change{}, problem.InvalidField("/expiresOn", "This document expired on %s. Send the current one.", u.ExpiresOn.Long())
	}
	e.quiet = true
	e.app().LastDocument++
	e.document(Document{
		ID: documentID(e.app().LastDocument), Type: u.Type, State: DocumentMissing, FileName: u.FileName,
		ContentType: u.ContentType, Size: u.Size, ExpiresOn: u.ExpiresOn, RequestedAt: e.now,
		DiscardAt: now.Add(uploadPatience).Unix(),
	})
	return e.finish()
}

func (f File) roomForDocuments(now time.Time) error {
	announced := 0
	for _, d := range f.Documents {
		if d.State == DocumentMissing && d.DiscardAt > now.Unix() {
			announced++
		}
	}
	switch {
	case len(f.Documents) >= maxDocuments:
		return problem.Conflict("This application has %d documents, more than we take here. Call Provider Services.", len(f.Documents))
	case announced >= maxAnnounced:
		return problem.Conflict("%d documents were announced and have not arrived. Send those first, or try again in two days.", announced)
	}
	return nil
}

func documentID(n int) string { return fmt.Sprintf("doc-%03d", n) }

// Arrival is what was found by looking at the bytes of an upload.
type Arrival struct {
	ContentType string // by content, not by name
	Size        int64
	SHA256      string
	Version     string // S3's, of these bytes
	Reason, Fix string // set when it cannot be used
	AwaitScan   bool   // a malware scan must come first
}

// ReceiveDocument files an upload that arrived. The same bytes twice are one document.
// A repeated notice changes nothing, nor does one of another version than the first that
// anything was heard of: whoever holds the upload form may send twice.
func (f File) ReceiveDocument(id string, found Arrival, now time.Time) (Change, error) {
	d, ok := f.Document(id)
	if !ok {
		return Change{}, problem.NotFound("No upload of that name was announced.")
	}
	if d.State != DocumentMissing || d.isOther(found.Version) {
		return f.nothing()
	}
	e, err := f.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	d.ContentType, d.Size, d.SHA256, d.Version, d.ReceivedAt, d.DiscardAt = found.ContentType, found.Size, found.SHA256, found.Version, e.now, 0
	if found.Reason != "" {
		return e.reject(d, found.Reason, found.Fix)
	}
	if same, ok := f.sameBytes(d); ok {
		d.State = DocumentDuplicate
		d.Reason = fmt.Sprintf("This is the same file as one you sent before (%s).", same.FileName)
		d.Fix = "If it is the right document, there is nothing to do. Otherwise choose the other file."
		if same.Type != d.Type {
			d.Fix = "Choose the other file. If one file holds both documents, save each as a file of its own."
		}
		e.quiet = true
		e.document(d)
		return e.finish()
	}
	d.Looked = true
	if found.AwaitScan && d.Scan == "" {
		d.State = DocumentChecking
		e.quiet = true
		e.document(d)
		return e.finish()
	}
	return e.receive(d)
}

// ScanDocument records the malware scan of one version of an upload, which may come
// before or after the notice that it arrived.
func (f File) ScanDocument(id, version string, scan Scan, now time.Time) (Change, error) {
	d, ok := f.Document(id)
	if !ok {
		return Change{}, problem.NotFound("No upload of that name was announced.")
	}
	if d.Scan != "" || d.isOther(version) {
		return f.nothing()
	}
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	d.Scan, d.Version, d.DiscardAt = scan, version, 0
	switch scan {
	case ScanThreat:
		return e.reject(d, "Our virus check found something harmful in this file.", "Scan the paper again, or make the PDF anew on another computer, and send that.")
	case ScanFailed:
		return e.reject(d, "Our virus check could not look into this file.", "Scan the paper again, or print the document to a new PDF, and send that.")
	}
	if d.Looked && d.State == DocumentChecking {
		return e.receive(d)
	}
	e.quiet = true
	e.document(d)
	return e.finish()
}

// isOther reports whether a notice is about other bytes than those heard of first.
func (d Document) isOther(version string) bool { return d.Version != "" && d.Version != version }

func (e *edit) receive(d Document) (Change, error) {
	d.State = DocumentInReview
	e.document(d)
	e.event(DocumentReceived, "", documentFacts(d))
	return e.finish()
}

// reject turns a document down before anyone looked at it.
func (e *edit) reject(d Document, reason, fix string) (Change, error) {
	d.State, d.Reason, d.Fix = DocumentBad, reason, fix
	e.document(d)
	e.event(DocumentRejected, reason, documentFacts(d))
	return e.finish()
}

func documentFacts(d Document) map[string]any {
	return map[string]any{"documentId": d.ID, "type": d.Type, "sha256": d.SHA256}
}

// sameBytes finds another usable document of the file with the same content.
func (f File) sameBytes(d Document) (Document, bool) {
	i := slices.IndexFunc(f.Documents, func(o Document) bool {
		return o.ID != d.ID && o.SHA256 == d.SHA256 &&
			(o.State == DocumentChecking || o.State == DocumentInReview || o.State == DocumentGood)
	})
	if i < 0 {
		return Document{}, false
	}
	return f.Documents[i], true
}
