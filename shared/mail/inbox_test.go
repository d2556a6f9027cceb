package mail_test

import (
	"bytes"
	"crypto/rand"
	netmail "net/mail"
	"testing"

	"credo/shared/mail"
	"credo/shared/mail/mailtest"
)

func TestSendReachesTheInboxWhole(t *testing.T) {
	t.Parallel()
	m := mail.Message{
		LetterNumber: rand.Text() + "-L01", Sender: "Sample Plan Provider Services, Ärzte", To: "olive@example.org",
		Subject: "Welcome – ¡hola!", Text: "Plain text ✓\n", HTML: "<p>HTML ✓</p>", PDF: []byte("%PDF-1.3 sample"),
	}
	id, err := mailtest.New(t).Send(t.Context(), m)
	if err != nil || id == "" {
		t.Fatal(id, err)
	}
	all := mailtest.Inbox(t, m.LetterNumber)
	if len(all) != 1 {
		t.Fatalf("%d mails", len(all))
	}
	got := all[0]
	if got.MessageID != id || got.Subject != m.Subject || got.Body.Text != m.Text || got.Body.HTML != m.HTML || len(got.Destination.To) != 1 || got.Destination.To[0] != m.To {
		t.Errorf("got %+v", got)
	}
	if len(got.Attachments) != 1 || !bytes.Equal(got.Attachments[0].Content, m.PDF) || got.Attachments[0].Filename != m.LetterNumber+".pdf" {
		t.Errorf("attachments %+v", got.Attachments)
	}
	if got.Header("Auto-Submitted") != "auto-generated" {
		t.Errorf("headers %v", got.Headers)
	}
	from, err := netmail.ParseAddress(got.From)
	if err != nil || from.Name != m.Sender || from.Address != mailtest.Sender {
		t.Errorf("from %q: %v", got.From, err)
	}
}
