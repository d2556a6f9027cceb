package participation

import (
	"time"

	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
)

// RequestUpload notes an upload about to come. Its document is the last of
// Change.Documents; it stays missing until the bytes have arrived.
func (f File) RequestUpload(u casefile.Upload, now time.Time, real realtime.Instant) (casefile.Change, error) {
	if !f.Participation.Running() {
		return casefile.Change{}, problem.Conflict("This participation is %s and takes no documents. Call Provider Services.", f.Participation.Status)
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.Announce(documentID(e.Head.LastDocument+1), u, real); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// ReviewDocument accepts or rejects a document that is in review; a rejected one is asked
// for again by letter.
func (f File) ReviewDocument(by casefile.Actor, id string, r casefile.Review, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.Review(id, r); err != nil {
		return casefile.Change{}, err
	}
	if r.Verdict == casefile.DocumentBad && len(e.file.Owed()) > 0 && f.Participation.Running() {
		e.ask(nil, f.Participation.Status == StatusSuspended)
	}
	return e.Finish()
}

// AddNote files a remark of staff.
func (f File) AddNote(by casefile.Actor, text string, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Note(by, text)
	return e.Finish()
}
