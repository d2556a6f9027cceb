package casefile

import (
	"credo/shared/problem"
	"fmt"
	"slices"
	"time"
)

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
func ReceiveDocument(c Case, id string, found Arrival, now time.Time) (Change, error) {
	d, ok := c.Common().Document(id)
	if !ok {
		return Change{}, problem.NotFound("No upload of that name was announced.")
	}
	if d.State != DocumentMissing || d.isOther(found.Version) {
		return Nothing(c.Head())
	}
	w, err := c.Begin(Provider, now)
	if err != nil {
		return Change{}, err
	}
	e := w.Base()
	d.ContentType, d.Size, d.SHA256, d.Version, d.ReceivedAt, d.DiscardAt = found.ContentType, found.Size, found.SHA256, found.Version, e.Now, 0
	if found.Reason != "" {
		return reject(w, d, found.Reason, found.Fix)
	}
	if same, ok := c.Common().sameBytes(d); ok {
		d.State = DocumentDuplicate
		d.Reason = fmt.Sprintf("This is the same file as one you sent before (%s).", same.FileName)
		d.Fix = "If it is the right document, there is nothing to do. Otherwise choose the other file."
		if same.Type != d.Type {
			d.Fix = "Choose the other file. If one file holds both documents, save each as a file of its own."
		}
		e.Quiet = true
		e.Document(d)
		return w.Finish()
	}
	d.Looked = true
	if found.AwaitScan && d.Scan == "" {
		d.State = DocumentChecking
		e.Quiet = true
		e.Document(d)
		return w.Finish()
	}
	return receive(w, d)
}

// ScanDocument records the malware scan of one version of an upload, which may come
// before or after the notice that it arrived.
func ScanDocument(c Case, id, version string, scan Scan, now time.Time) (Change, error) {
	d, ok := c.Common().Document(id)
	if !ok {
		return Change{}, problem.NotFound("No upload of that name was announced.")
	}
	if d.Scan != "" || d.isOther(version) {
		return Nothing(c.Head())
	}
	w, err := c.Begin(System, now)
	if err != nil {
		return Change{}, err
	}
	e := w.Base()
	d.Scan, d.Version, d.DiscardAt = scan, version, 0
	switch scan {
	case ScanThreat:
		return reject(w, d, "Our virus check found something harmful in this file.", "Scan the paper again, or make the PDF anew on another computer, and send that.")
	case ScanFailed:
		return reject(w, d, "Our virus check could not look into this file.", "Scan the paper again, or print the document to a new PDF, and send that.")
	}
	if d.Looked && d.State == DocumentChecking {
		return receive(w, d)
	}
	e.Quiet = true
	e.Document(d)
	return w.Finish()
}

// isOther reports whether a notice is about other bytes than those heard of first.
func (d Document) isOther(version string) bool { return d.Version != "" && d.Version != version }

func receive(w Work, d Document) (Change, error) {
	e := w.Base()
	d.State = DocumentInReview
	e.Document(d)
	e.Event(DocumentReceived, "", DocumentFacts(d))
	return w.Finish()
}

// reject turns a document down before anyone looked at it.
func reject(w Work, d Document, reason, fix string) (Change, error) {
	e := w.Base()
	d.State, d.Reason, d.Fix = DocumentBad, reason, fix
	e.Document(d)
	e.Event(DocumentRejected, reason, DocumentFacts(d))
	return w.Finish()
}

// DocumentFacts is what an event says of a document.
func DocumentFacts(d Document) map[string]any {
	return map[string]any{"documentId": d.ID, "type": d.Type, "sha256": d.SHA256}
}

// sameBytes finds another usable document of the case with the same content.
func (p Parts) sameBytes(d Document) (Document, bool) {
	i := slices.IndexFunc(p.Documents, func(o Document) bool {
		return o.ID != d.ID && o.SHA256 == d.SHA256 &&
			(o.State == DocumentChecking || o.State == DocumentInReview || o.State == DocumentGood)
	})
	if i < 0 {
		return Document{}, false
	}
	return p.Documents[i], true
}
