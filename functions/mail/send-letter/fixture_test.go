package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/cloud"
	"credo/shared/identifier"
	"credo/shared/mail"
	"credo/shared/mail/mailtest"
	"credo/shared/mailroom"
	"credo/shared/participation"
	"credo/shared/realtime"
	"credo/shared/setting"
	"credo/shared/store"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
	"credo/shared/wording"
)

var (
	today = calendartest.Start // business time
	real  = realtime.Now()
)

// bench is a sender on the real engines, with a mail that can be made to fail.
type bench struct {
	sender
	t                 *testing.T
	store             *store.Store
	letters, outbound *vault.Bucket
	post              *postOffice
}

// postOffice fails the next attempts as told, then hands mail to the inbox.
type postOffice struct {
	Mail
	next []func(mail.Message) (string, error)
}

func (p *postOffice) Send(ctx context.Context, m mail.Message) (string, error) {
	if len(p.next) > 0 {
		do := p.next[0]
		p.next = p.next[1:]
		return do(m)
	}
	return p.Mail.Send(ctx, m)
}

// fail answers with an outcome and sends nothing.
func fail(o mail.Outcome) func(mail.Message) (string, error) {
	return func(mail.Message) (string, error) { return "", &mail.Error{Outcome: o, Cause: errors.New("told to")} }
}

// loseAnswer sends, and loses SES's answer.
func (b *bench) loseAnswer(m mail.Message) (string, error) {
	if _, err := b.post.Mail.Send(b.t.Context(), m); err != nil {
		b.t.Error(err)
	}
	return "", &mail.Error{Outcome: mail.Unknown, Cause: errors.New("the answer is lost")}
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, store: tabletest.New(t), letters: vaulttest.New(t), outbound: vaulttest.New(t), post: &postOffice{Mail: mailtest.New(t)}}
	b.sender = sender{
		cases: b.store, wordings: wording.All, mail: b.post, room: mailroom.New(b.letters, b.outbound),
		plan: "Sample Plan", site: "https://providers.example.org",
		clock: func() time.Time { return today }, now: func() realtime.Instant { return real },
		pause: func(context.Context, time.Duration) error { return nil }, lease: 15 * time.Minute,
	}
	return b
}

// submit opens a file that owes its confirmation, changed as told before it is stored.
func (b *bench) submit(change func(*casefile.Change)) (id string) {
	b.t.Helper()
	id, err := identifier.NewApplicationID(rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	s := applicationtest.Practitioner(1, "ga", "NP", calendartest.Day)
	s.Contact.Email = "olive@example.org"
	c, err := application.Submit(s, id, rand.Text(), nil, today)
	if err != nil {
		b.t.Fatal(err)
	}
	if change != nil {
		change(&c)
	}
	if err := b.store.Commit(b.t.Context(), c); err != nil {
		b.t.Fatal(err)
	}
	return id
}

// end ends a participation, which owes its letter of it.
func (b *bench) end(t *testing.T) (number string) {
	t.Helper()
	number, err := identifier.NewProviderNumber(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s := applicationtest.Practitioner(1, "ga", "NP", calendartest.Day)
	var p participation.File
	take := func(c casefile.Change, err error) {
		if err == nil {
			err = b.store.Commit(t.Context(), c)
		}
		if err != nil {
			t.Fatal(err)
		}
		p = p.Apply(c)
	}
	take(participation.Open(casefile.System, participation.Opening{
		Outcome: participation.Outcome{Link: participation.Link{ApplicationID: "CRD-7K3Q-M2XW-9PT4D", Kind: s.Kind}, DecidedOn: calendartest.Day, Name: s.DisplayName()},
		Number:  number, Market: s.Market, NPI: s.NPI, TaxRef: rand.Text(), ProviderType: s.ProviderType, Email: "olive@example.org", Channel: s.Contact.Channel, Form: s,
	}, today))
	for _, half := range []participation.Half{participation.HalfClaims, participation.HalfDirectory} {
		take(p.LoadHalf(casefile.System, participation.Told{Half: half, Reference: "ref-1"}, today))
	}
	order := participation.Order{Action: "end", Reasons: []participation.Reason{{Code: "other", Text: "The board says so."}}}
	take(p.Obey(casefile.Staff("dana", casefile.RoleMedicalDirector), order, today))
	return number
}

// remind owes one letter more.
func (b *bench) remind(id string) {
	b.t.Helper()
	_, err := b.store.UpdateFile(b.t.Context(), id, func(f application.File) (casefile.Change, error) { return f.RemindID(today) })
	if err != nil {
		b.t.Fatal(err)
	}
}

// message is what the queue brings of a case's event.
func message(id string) events.SQSMessage {
	body, _ := json.Marshal(map[string]any{"source": "credo", "detail-type": "ApplicationSubmitted",
		"detail": map[string]any{"id": id, "seq": 1, "letters": []string{id + "-L01"}}})
	return events.SQSMessage{MessageId: "message-of-" + id, Body: string(body)}
}

// deliver hands messages over and returns the IDs of those that failed.
func (b *bench) deliver(messages ...events.SQSMessage) []string {
	b.t.Helper()
	out, err := b.handle(b.t.Context(), events.SQSEvent{Records: messages})
	if err != nil {
		b.t.Fatal(err)
	}
	var failed []string
	for _, f := range out.BatchItemFailures {
		failed = append(failed, f.ItemIdentifier)
	}
	return failed
}

func (b *bench) letter(id string, n int) casefile.Letter {
	b.t.Helper()
	c, err := b.cases.Case(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	l, ok := c.Common().Letter(number(id, n))
	if !ok {
		b.t.Fatalf("no letter %d", n)
	}
	return l
}

func number(id string, n int) string { return fmt.Sprintf("%s-L%02d", id, n) }

// wants checks where a letter stands and how many copies of it are in the inbox.
func (b *bench) wants(id string, n int, delivery casefile.Delivery, mails int) {
	b.t.Helper()
	if l := b.letter(id, n); l.Delivery != delivery {
		b.t.Errorf("letter %d is %s, want %s", n, l.Delivery, delivery)
	}
	if got := len(mailtest.Inbox(b.t, number(id, n))); got != mails {
		b.t.Errorf("letter %d is in the inbox %d times, want %d", n, got, mails)
	}
}

// printed is the copy for the print shop, nil when there is none.
func (b *bench) printed(id string, n int) []byte {
	b.t.Helper()
	o, err := b.outbound.Get(b.t.Context(), vault.MailKey(number(id, n)), 1<<20)
	if err != nil && !errors.Is(err, vault.ErrNotFound) {
		b.t.Fatal(err)
	}
	return o.Body
}

// stored is a stored form of a letter.
func (b *bench) stored(id string, n int, extension string) []byte {
	b.t.Helper()
	o, err := b.letters.Get(b.t.Context(), vault.LetterKey(id, number(id, n), extension), 1<<20)
	if err != nil {
		b.t.Fatal(err)
	}
	return o.Body
}

// noBucket is a bucket that S3 does not have.
func noBucket(t *testing.T) *vault.Bucket {
	t.Helper()
	env := setting.Environment()
	client := s3.NewFromConfig(cloud.Config(env), func(o *s3.Options) { o.UsePathStyle = true })
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	return vault.New(client, "no-such-bucket")
}
