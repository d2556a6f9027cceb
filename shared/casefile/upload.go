package casefile

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/problem"
	"credo/shared/realtime"
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

// How many documents a case holds, and how many that have not arrived: a status is read in
// one request, whoever announces what.
const (
	maxDocuments = 200
	maxAnnounced = 30
)

// Announce notes an upload about to come, under the ID given; its document is the last of
// Change.Documents and stays missing until the bytes have arrived. The kind says whether it
// takes documents. now is real time: whatever day the business clock shows, an upload has two
// days to arrive.
func (e *Edit) Announce(id string, u Upload, now realtime.Instant) error {
	if err := e.Parts.roomForDocuments(now); err != nil {
		return err
	}
	if u.ExpiresOn != "" && u.ExpiresOn < e.Today {
		return problem.InvalidField("/expiresOn", "This document expired on %s. Send the current one.", u.ExpiresOn.Long())
	}
	e.Quiet = true
	e.Head.LastDocument++
	e.Document(Document{
		ID: id, Type: u.Type, State: DocumentMissing, FileName: u.FileName,
		ContentType: u.ContentType, Size: u.Size, ExpiresOn: u.ExpiresOn, RequestedAt: e.Now,
		DiscardAt: now.In(uploadPatience),
	})
	return nil
}

func (p Parts) roomForDocuments(now realtime.Instant) error {
	announced := 0
	for _, d := range p.Documents {
		if d.State == DocumentMissing && !d.DiscardAt.Passed(now) {
			announced++
		}
	}
	switch {
	case len(p.Documents) >= maxDocuments:
		return problem.Conflict("This file has %d documents, more than we take here. Call Provider Services.", len(p.Documents))
	case announced >= maxAnnounced:
		return problem.Conflict("%d documents were announced and have not arrived. Send those first, or try again in two days.", announced)
	}
	return nil
}
