package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/mail"
	"credo/shared/mailroom"
	"credo/shared/table"
)

// Files is the store of files.
type Files interface {
	File(ctx context.Context, id string) (application.File, error)
	Applicant(ctx context.Context, id string) (application.Applicant, error)
	// ClaimLetter fails with table.ErrConflict when another sender was quicker.
	ClaimLetter(ctx context.Context, id, number string, previous, now time.Time) error
	Update(ctx context.Context, id string, command func(application.File) (application.Change, error)) (application.File, error)
}

// Mail hands a letter to SES; the error is a *mail.Error.
type Mail interface {
	Send(ctx context.Context, m mail.Message) (messageID string, err error)
}

// sender sends owed letters.
type sender struct {
	files      Files
	mail       Mail
	room       *mailroom.Room
	plan, site string
	clock      calendar.Clock   // business time
	now        func() time.Time // real time: claims
	pause      func(context.Context, time.Duration) error
	lease      time.Duration // how long a claim without a mark holds (SES has no idempotency)
}

// Another sender at work is waited for this long, in steps: one letter takes it less.
const (
	patience = 4 * time.Second
	step     = 100 * time.Millisecond
)

// reserve is the time a letter is not begun without: a sender killed half-way leaves a
// claim that holds the letter back for the lease.
const reserve = 25 * time.Second

var (
	errBusy   = errors.New("another sender has claimed the letter")
	errNoTime = errors.New("too little time left to begin a letter")
)

// sendAll sends every letter a file owes, in order of number, and stops at the first
// that cannot be sent now. The error is nil when none is owed any more.
func (s sender) sendAll(ctx context.Context, id string) error {
	file, err := s.files.File(ctx, id)
	if err != nil {
		return err
	}
	var marked map[string]bool
	for waited := time.Duration(0); ; {
		l, owed := firstOwed(file)
		if !owed {
			return nil
		}
		if marked == nil {
			if marked, err = s.room.Marked(ctx, id); err != nil {
				return err
			}
		}
		next, err := s.send(ctx, file, l, marked[l.Number])
		switch {
		case errors.Is(err, errBusy) && waited < patience:
			waited += step
			if err = s.pause(ctx, step); err == nil {
				next, err = s.files.File(ctx, id)
			}
		case err == nil:
			waited = 0
		}
		if err != nil {
			return fmt.Errorf("letter %s: %w", l.Name, err)
		}
		file = next
	}
}

func firstOwed(f application.File) (application.Letter, bool) {
	for _, l := range f.Letters { // in order of number
		if l.Delivery == application.DeliveryOwed {
			return l, true
		}
	}
	return application.Letter{}, false
}

// send sends one letter and returns the file as it is then.
func (s sender) send(ctx context.Context, f application.File, l application.Letter, marked bool) (application.File, error) {
	id := f.Application.ID
	switch {
	case marked: // sent before the table was restored to an earlier hour
		messageID, err := s.room.MessageID(ctx, id, l.Number)
		if err != nil {
			return f, err
		}
		return s.record(ctx, id, l.Number, messageID)
	case l.Channel == "post":
		return s.post(ctx, f, l)
	case s.now().Sub(l.ClaimedAt) < s.lease:
		return f, errBusy
	}
	if deadline, ok := ctx.Deadline(); ok && deadline.Sub(s.now()) < reserve {
		return f, errNoTime
	}
	claim := s.now().UTC().Truncate(time.Millisecond)
	err := s.files.ClaimLetter(ctx, id, l.Number, l.ClaimedAt, claim)
	if errors.Is(err, table.ErrConflict) {
		return f, errBusy
	}
	if err != nil {
		return f, err
	}
	return s.email(ctx, f, l, claim)
}

// email sends a claimed letter. Only a claim that surely sent nothing is given back.
func (s sender) email(ctx context.Context, f application.File, l application.Letter, claim time.Time) (application.File, error) {
	id := f.Application.ID
	message, err := s.prepare(ctx, f, l)
	if err != nil {
		return f, s.release(ctx, id, l.Number, claim, err)
	}
	messageID, err := s.mail.Send(ctx, message)
	if err != nil {
		switch mail.OutcomeOf(err) {
		case mail.Refused:
			return s.refused(ctx, id, l, claim)
		case mail.NotSent:
			return f, s.release(ctx, id, l.Number, claim, err)
		}
		return f, err
	}
	if err := s.room.MarkSent(ctx, id, l.Number, messageID); err != nil {
		slog.WarnContext(ctx, "a letter is sent, but its mark in S3 is not made", "letter", l.Name, "error", err.Error())
	}
	return s.record(ctx, id, l.Number, messageID)
}

// prepare renders a letter, keeps it, and prints it too where the rules want paper.
func (s sender) prepare(ctx context.Context, f application.File, l application.Letter) (mail.Message, error) {
	message, err := s.compose(ctx, f, l)
	if err != nil {
		return mail.Message{}, err
	}
	kept, err := s.room.Keep(ctx, f.Application.ID, l.Number, mailroom.Letter{Text: message.Text, HTML: message.HTML, PDF: message.PDF})
	if err != nil {
		return mail.Message{}, err
	}
	message.Text, message.HTML, message.PDF = kept.Text, kept.HTML, kept.PDF
	if onPaperToo[l.Name] || l.Channel == "post" {
		err = s.room.Print(ctx, f.Application.ID, l.Number)
	}
	return message, err
}

// onPaperToo are the letters that end something: they go by post as well.
var onPaperToo = map[application.LetterName]bool{
	application.LetterDenied: true, application.LetterAppealDecided: true, application.LetterParticipationEnded: true,
}

// post prepares a letter for the print shop; doing it twice makes the same copy.
func (s sender) post(ctx context.Context, f application.File, l application.Letter) (application.File, error) {
	if _, err := s.prepare(ctx, f, l); err != nil {
		return f, err
	}
	if err := s.room.MarkSent(ctx, f.Application.ID, l.Number, ""); err != nil {
		return f, err
	}
	return s.record(ctx, f.Application.ID, l.Number, "")
}

// refused treats an address that SES does not take as a bounce: the letter goes by post
// and staff see it.
func (s sender) refused(ctx context.Context, id string, l application.Letter, claim time.Time) (application.File, error) {
	if err := s.room.Print(ctx, id, l.Number); err != nil {
		return application.File{}, s.release(ctx, id, l.Number, claim, err)
	}
	return s.files.Update(ctx, id, func(f application.File) (application.Change, error) {
		return f.LetterDidBounce(l.Number, "The mail service did not accept the address.", s.clock())
	})
}

func (s sender) record(ctx context.Context, id, number, messageID string) (application.File, error) {
	return s.files.Update(ctx, id, func(f application.File) (application.Change, error) {
		return f.LetterWasSent(number, messageID, s.clock())
	})
}

// release gives a claim back and returns why. If that fails too, the claim runs out.
func (s sender) release(ctx context.Context, id, number string, claim time.Time, why error) error {
	err := s.files.ClaimLetter(context.WithoutCancel(ctx), id, number, claim, time.Time{})
	if errors.Is(err, table.ErrConflict) {
		err = nil
	}
	return errors.Join(why, err)
}
