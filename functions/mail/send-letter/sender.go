package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/letter"
	"credo/shared/mail"
	"credo/shared/mailroom"
	"credo/shared/realtime"
	"credo/shared/table"
)

// Cases is the store of cases, of any kind.
type Cases interface {
	Case(ctx context.Context, id string) (casefile.Case, error)
	Record(ctx context.Context, ref casefile.Ref) ([]byte, error)
	// ClaimLetter fails with table.ErrConflict when another sender was quicker.
	ClaimLetter(ctx context.Context, id, number string, previous, now realtime.Instant) error
	Update(ctx context.Context, id string, command func(casefile.Case) (casefile.Change, error)) (casefile.Case, error)
}

// Mail hands a letter to SES; the error is a *mail.Error.
type Mail interface {
	Send(ctx context.Context, m mail.Message) (messageID string, err error)
}

// sender sends owed letters.
type sender struct {
	cases      Cases
	wordings   letter.Wordings // of the kinds that are served
	mail       Mail
	room       *mailroom.Room
	plan, site string
	clock      calendar.Clock          // business time
	now        func() realtime.Instant // claims
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

// sendAll sends every letter a case owes, in order of number, and stops at the first
// that cannot be sent now. The error is nil when none is owed any more.
func (s sender) sendAll(ctx context.Context, id string) error {
	c, err := s.cases.Case(ctx, id)
	if err != nil {
		return err
	}
	var marked map[string]bool
	for waited := time.Duration(0); ; {
		l, owed := firstOwed(c)
		if !owed {
			return nil
		}
		if marked == nil {
			if marked, err = s.room.Marked(ctx, id); err != nil {
				return err
			}
		}
		next, err := s.send(ctx, c, l, marked[l.Number])
		switch {
		case errors.Is(err, errBusy) && waited < patience:
			waited += step
			if err = s.pause(ctx, step); err == nil {
				next, err = s.cases.Case(ctx, id)
			}
		case err == nil:
			waited = 0
		}
		if err != nil {
			return fmt.Errorf("letter %s: %w", l.Name, err)
		}
		c = next
	}
}

func firstOwed(c casefile.Case) (casefile.Letter, bool) {
	for _, l := range c.Common().Letters { // in order of number
		if l.Delivery == casefile.DeliveryOwed {
			return l, true
		}
	}
	return casefile.Letter{}, false
}

// send sends one letter and returns the case as it is then.
func (s sender) send(ctx context.Context, c casefile.Case, l casefile.Letter, marked bool) (casefile.Case, error) {
	id := c.Head().ID
	switch {
	case marked: // sent before the table was restored to an earlier hour
		messageID, err := s.room.MessageID(ctx, id, l.Number)
		if err != nil {
			return c, err
		}
		return s.record(ctx, id, l.Number, messageID)
	case l.Channel == "post":
		return s.post(ctx, c, l)
	case s.now().Sub(l.ClaimedAt) < s.lease:
		return c, errBusy
	}
	if deadline, ok := ctx.Deadline(); ok && realtime.From(deadline).Sub(s.now()) < reserve {
		return c, errNoTime
	}
	claim := s.now()
	err := s.cases.ClaimLetter(ctx, id, l.Number, l.ClaimedAt, claim)
	if errors.Is(err, table.ErrConflict) {
		return c, errBusy
	}
	if err != nil {
		return c, err
	}
	return s.email(ctx, c, l, claim)
}

// email sends a claimed letter. Only a claim that surely sent nothing is given back.
func (s sender) email(ctx context.Context, c casefile.Case, l casefile.Letter, claim realtime.Instant) (casefile.Case, error) {
	id := c.Head().ID
	message, err := s.prepare(ctx, c, l)
	if err != nil {
		return c, s.release(ctx, id, l.Number, claim, err)
	}
	messageID, err := s.mail.Send(ctx, message)
	if err != nil {
		switch mail.OutcomeOf(err) {
		case mail.Refused:
			return s.refused(ctx, id, l, claim)
		case mail.NotSent:
			return c, s.release(ctx, id, l.Number, claim, err)
		}
		return c, err
	}
	if err := s.room.MarkSent(ctx, id, l.Number, messageID); err != nil {
		slog.WarnContext(ctx, "a letter is sent, but its mark in S3 is not made", "letter", l.Name, "error", err.Error())
	}
	return s.record(ctx, id, l.Number, messageID)
}

// prepare renders a letter, keeps it, and prints it too where the rules want paper.
func (s sender) prepare(ctx context.Context, c casefile.Case, l casefile.Letter) (mail.Message, error) {
	w, err := s.wordings.Of(c)
	if err != nil {
		return mail.Message{}, err
	}
	message, err := s.compose(ctx, c, l, w)
	if err != nil {
		return mail.Message{}, err
	}
	kept, err := s.room.Keep(ctx, c.Head().ID, l.Number, mailroom.Letter{Text: message.Text, HTML: message.HTML, PDF: message.PDF})
	if err != nil {
		return mail.Message{}, err
	}
	message.Text, message.HTML, message.PDF = kept.Text, kept.HTML, kept.PDF
	if w.Paper[l.Name] || l.Channel == "post" {
		err = s.room.Print(ctx, c.Head().ID, l.Number)
	}
	return message, err
}

// post prepares a letter for the print shop; done twice it is printed once.
func (s sender) post(ctx context.Context, c casefile.Case, l casefile.Letter) (casefile.Case, error) {
	if _, err := s.prepare(ctx, c, l); err != nil {
		return c, err
	}
	if err := s.room.MarkSent(ctx, c.Head().ID, l.Number, ""); err != nil {
		return c, err
	}
	return s.record(ctx, c.Head().ID, l.Number, "")
}

// refused treats an address that SES does not take as a bounce: the letter goes by post
// and staff see it.
func (s sender) refused(ctx context.Context, id string, l casefile.Letter, claim realtime.Instant) (casefile.Case, error) {
	if err := s.room.Print(ctx, id, l.Number); err != nil {
		return nil, s.release(ctx, id, l.Number, claim, err)
	}
	return s.cases.Update(ctx, id, func(c casefile.Case) (casefile.Change, error) {
		return casefile.LetterDidBounce(c, l.Number, "The mail service did not accept the address.", s.clock())
	})
}

func (s sender) record(ctx context.Context, id, number, messageID string) (casefile.Case, error) {
	return s.cases.Update(ctx, id, func(c casefile.Case) (casefile.Change, error) {
		return casefile.LetterWasSent(c, number, messageID, s.clock())
	})
}

// release gives a claim back and returns why. If that fails too, the claim runs out.
func (s sender) release(ctx context.Context, id, number string, claim realtime.Instant, why error) error {
	err := s.cases.ClaimLetter(context.WithoutCancel(ctx), id, number, claim, 0)
	if errors.Is(err, table.ErrConflict) {
		err = nil
	}
	return errors.Join(why, err)
}
