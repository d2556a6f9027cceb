package application

import (
	"time"

	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/realtime"
)

// RequestUpload notes an upload about to come, to whichever file the documents count for
// now. Its document is the last of Change.Documents.
func (s Story) RequestUpload(u casefile.Upload, now time.Time, real realtime.Instant) (casefile.Change, error) {
	if s.held() {
		return s.Participation.RequestUpload(u, now, real)
	}
	return s.File.RequestUpload(u, now, real)
}

// ReviewDocument accepts or rejects a document of either file.
func (s Story) ReviewDocument(by casefile.Actor, id string, r casefile.Review, now time.Time) (casefile.Change, error) {
	if _, ok := s.File.Document(id); ok || s.Participation == nil {
		return s.File.ReviewDocument(by, id, r, now)
	}
	return s.Participation.ReviewDocument(by, id, r, now)
}

// RecordVerification files the result of an element, in whichever file it counts for now.
// What speaks against a provider who takes part goes to the director by either way.
func (s Story) RecordVerification(by casefile.Actor, element string, v credential.Verification, now time.Time) (casefile.Change, error) {
	if s.held() && !s.File.Application.Deciding {
		return s.Participation.RecordVerification(by, element, v, now)
	}
	c, err := s.File.RecordVerification(by, element, v, now)
	if err != nil || s.Participation == nil {
		return c, err
	}
	link := participation.Link{ApplicationID: s.File.Application.ID, Hash: c.After.LastHash}
	also, err := s.Participation.Find(by, element, v.Result, link, now)
	return casefile.Together(c, also), err
}

// ResendLetter owes a letter of either file again.
func (s Story) ResendLetter(by casefile.Actor, number string, now time.Time) (casefile.Change, error) {
	if _, ok := s.File.Letter(number); ok || s.Participation == nil {
		return casefile.ResendLetter(s.File, by, number, now)
	}
	return casefile.ResendLetter(*s.Participation, by, number, now)
}

// AddNote files a remark of staff: on the participation, once the application is closed.
func (s Story) AddNote(by casefile.Actor, text string, now time.Time) (casefile.Change, error) {
	if s.Participation != nil && !s.File.Application.live() && len(s.File.Application.Missed) == 0 {
		return s.Participation.AddNote(by, text, now)
	}
	return s.File.AddNote(by, text, now)
}

// CorrectContact changes where letters about both go; inForce is the form in force of the
// participation, where there is one.
func (s Story) CorrectContact(by casefile.Actor, c ContactCorrection, inForce form.Version, now time.Time) (casefile.Change, error) {
	change, err := s.File.CorrectContact(by, c, now)
	if err != nil || s.Participation == nil {
		return change, err
	}
	if c.Channel == "" {
		c.Channel = s.own().Channel
	}
	also, err := s.Participation.CorrectContact(by, c.Email, c.Channel, c.Reason, inForce, now)
	return casefile.Together(change, also), err
}

// Obey does to the participation what the medical director or the committee says.
func (s Story) Obey(by casefile.Actor, o participation.Order, renewal *File, now time.Time) (casefile.Change, error) {
	if s.Participation == nil {
		return casefile.Change{}, problem.Conflict("No participation hangs on this file.")
	}
	return ObeyOrder(*s.Participation, renewal, by, o, now)
}

// Acknowledge records that claims payment or the directory was told; waiting is the
// application that waits for it, nil where none does.
func (s Story) Acknowledge(by casefile.Actor, t participation.Told, waiting *File, now time.Time) (casefile.Change, error) {
	if s.Participation == nil {
		return casefile.Change{}, problem.Conflict("Nothing of this provider is being loaded.")
	}
	return LoadHalf(*s.Participation, waiting, by, t, now)
}
