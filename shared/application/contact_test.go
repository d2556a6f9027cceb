package application_test

import (
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/problem"
)

func TestACorrectedContactGetsTheLettersFromThenOn(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	r.Take(casefile.LetterDidBounce(r.File, r.File.Letters[0].Number, "No such mailbox.", r.Now))
	r.Take(r.File.NoteSecondAttempt(r.Now))
	inQueue(t, r, casefile.QueueBounced, true)
	correction := application.ContactCorrection{Email: "new@example.com", Channel: "post", Reason: "By phone."}
	c := r.Take(r.File.CorrectContact(sam, correction, r.Now))
	told(t, c, events{application.ContactCorrected})
	if e := c.Events[0]; strings.Contains(e.Reason, "new@") || len(e.Data) != 1 || e.Data["channel"] != "post" {
		t.Errorf("the history says %q, %v", e.Reason, e.Data)
	}
	inQueue(t, r, casefile.QueueBounced, true) // until it is sent again
	inQueue(t, r, casefile.QueueOverdue, false)
	r.Take(casefile.ResendLetter(r.File, sam, r.File.Letters[0].Number, r.Now))
	inQueue(t, r, casefile.QueueBounced, false)
	if again := r.File.Letters[1]; r.File.Application.Email != "new@example.com" || again.Channel != "post" {
		t.Errorf("to %s by %s", r.File.Application.Email, again.Channel)
	}
	view, err := r.Story().StaffView(r.Who.Submission, r.Now)
	if contact := view.Application.Contact; err != nil || contact.Email != "new@example.com" || contact.Channel != "post" {
		t.Errorf("staff see %+v, %v", contact, err)
	}
	again, err := r.File.CorrectContact(sam, application.ContactCorrection{Email: "new@example.com", Reason: "Once more."}, r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("correcting twice: %v %v", again.Events, err)
	}
}

func TestAContactThatCannotBeCorrectedSo(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	for field, c := range map[string]application.ContactCorrection{
		"/email":  {Email: "new@example", Reason: "By phone."},
		"/reason": {Email: "new@example.com", Reason: "They said New@example.com."},
	} {
		_, err := r.File.CorrectContact(sam, c, r.Now)
		refused(t, err, problem.KindInvalid, field)
	}
}
