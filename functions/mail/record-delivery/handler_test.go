package main

import (
	"context"
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/identifier"
	"credo/shared/mailroom"
	"credo/shared/participation"
	"credo/shared/store"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

//go:embed event.json
var sample []byte

var today = calendartest.Start

type bench struct {
	recorder
	t                 *testing.T
	store             *store.Store
	letters, outbound *vault.Bucket
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, store: tabletest.New(t), letters: vaulttest.New(t), outbound: vaulttest.New(t)}
	b.recorder = recorder{cases: b.store, room: mailroom.New(b.letters, b.outbound), clock: func() time.Time { return today }}
	return b
}

// submit opens a file whose confirmation is stored and still owed.
func (b *bench) submit() (id string) {
	b.t.Helper()
	id, err := identifier.NewApplicationID(rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	c, err := application.Submit(applicationtest.Practitioner(1, "ga", "NP", calendartest.Day), id, rand.Text(), nil, today)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := b.store.Commit(b.t.Context(), c); err != nil {
		b.t.Fatal(err)
	}
	if err := b.letters.Put(b.t.Context(), vault.LetterKey(id, id+"-L01", "pdf"), "application/pdf", []byte("%PDF of "+id)); err != nil {
		b.t.Fatal(err)
	}
	return id
}

// told is a queue message with SES's report of a letter.
func told(eventType, letterNumber string) events.SQSMessage {
	body, _ := json.Marshal(map[string]any{"source": "aws.ses", "detail": map[string]any{
		"eventType": eventType,
		"mail":      map[string]any{"messageId": "ses-1", "tags": map[string][]string{"letterNumber": {letterNumber}}},
		"bounce":    map[string]any{"bounceType": "Permanent", "bounceSubType": "General"},
	}})
	return events.SQSMessage{MessageId: eventType, Body: string(body)}
}

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

func (b *bench) file(id string) application.File {
	b.t.Helper()
	f, err := b.store.File(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	return f
}

func (b *bench) printed(id string) string {
	b.t.Helper()
	o, err := b.outbound.Get(b.t.Context(), vault.MailKey(id+"-L01"), 1<<10)
	if err != nil && !errors.Is(err, vault.ErrNotFound) {
		b.t.Fatal(err)
	}
	return string(o.Body)
}

func count(f application.File, name casefile.EventName) (n int) {
	for _, e := range f.Events {
		if e.Event == name {
			n++
		}
	}
	return n
}

func TestReportsInAnyOrderAndTwiceEndTheSame(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for title, c := range map[string]struct {
		reports []string
		want    casefile.Delivery
		printed bool
	}{
		"sent":                         {[]string{"Send"}, casefile.DeliverySent, false},
		"delivered":                    {[]string{"Send", "Delivery"}, casefile.DeliveryDelivered, false},
		"delivered before sent":        {[]string{"Delivery", "Send"}, casefile.DeliveryDelivered, false},
		"each twice":                   {[]string{"Send", "Send", "Delivery", "Delivery", "Send"}, casefile.DeliveryDelivered, false},
		"bounced":                      {[]string{"Send", "Bounce"}, casefile.DeliveryBounced, true},
		"bounced before sent":          {[]string{"Bounce", "Send", "Bounce"}, casefile.DeliveryBounced, true},
		"bounced after delivery":       {[]string{"Send", "Delivery", "Bounce"}, casefile.DeliveryBounced, true},
		"delivery told after a bounce": {[]string{"Bounce", "Delivery", "Send"}, casefile.DeliveryBounced, true},
		"rejected":                     {[]string{"Reject"}, casefile.DeliveryBounced, true},
		"a complaint is from a reader": {[]string{"Send", "Complaint"}, casefile.DeliveryDelivered, false},
		"delays and opens say nothing": {[]string{"DeliveryDelay", "Open"}, casefile.DeliveryOwed, false},
	} {
		t.Run(title, func(t *testing.T) {
			id := b.submit()
			for _, r := range c.reports {
				if failed := b.deliver(told(r, id+"-L01")); failed != nil {
					t.Fatal(failed)
				}
			}
			f := b.file(id)
			l, _ := f.Letter(id + "-L01")
			if l.Delivery != c.want {
				t.Errorf("letter is %s, want %s", l.Delivery, c.want)
			}
			if got := b.printed(id) == "%PDF of "+id; got != c.printed {
				t.Errorf("printed %v, want %v", got, c.printed)
			}
			if n := count(f, casefile.LetterBounced); n > 1 || (n == 1) != c.printed {
				t.Errorf("%d events of a bounce", n)
			}
			if n := count(f, casefile.LetterSent); n > 1 {
				t.Errorf("%d events of the sending", n)
			}
			if c.printed != slices.ContainsFunc(f.Tasks, func(t casefile.Task) bool { return t.Queue == casefile.QueueBounced }) {
				t.Errorf("tasks %+v", f.Tasks)
			}
		})
	}
}

// A letter of another kind of case is found by its number, as any.
func TestReportsOfAParticipationsLetterReachIt(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.suspend()
	if failed := b.deliver(told("Send", id+"-L01"), told("Bounce", id+"-L01"), told("Send", id+"-L01")); failed != nil {
		t.Fatal(failed)
	}
	p, err := b.store.Participation(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if l, _ := p.Letter(id + "-L01"); l.Delivery != casefile.DeliveryBounced || l.MessageID != "ses-1" || b.printed(id) != "%PDF of "+id {
		t.Errorf("%+v, printed %q", l, b.printed(id))
	}
	if !slices.ContainsFunc(p.Tasks, func(t casefile.Task) bool { return t.Queue == casefile.QueueBounced }) {
		t.Errorf("tasks %+v", p.Tasks)
	}
}

// suspend opens a participation that owes the letter of its suspension.
func (b *bench) suspend() (number string) {
	b.t.Helper()
	number, err := identifier.NewProviderNumber(rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	var p participation.File
	take := func(c casefile.Change, err error) {
		if err == nil {
			err = b.store.Commit(b.t.Context(), c)
		}
		if err != nil {
			b.t.Fatal(err)
		}
		p = p.Apply(c)
	}
	take(participation.Open(casefile.System, participation.Opening{Number: number, Market: "ga", NPI: "1234567893", TaxRef: rand.Text(), Channel: "email"}, today))
	for _, half := range []participation.Half{participation.HalfClaims, participation.HalfDirectory} {
		take(p.LoadHalf(casefile.System, participation.Told{Half: half, Reference: "ref-1"}, today))
	}
	order := participation.Order{Action: "suspend", Reasons: []participation.Reason{{Code: "other", Text: "The board says so."}}, EndsWhen: "The board lifts it."}
	take(p.Obey(casefile.Staff("dana", casefile.RoleMedicalDirector), order, today))
	if err := b.letters.Put(b.t.Context(), vault.LetterKey(number, number+"-L01", "pdf"), "application/pdf", []byte("%PDF of "+number)); err != nil {
		b.t.Fatal(err)
	}
	return number
}

func TestASendReportAloneMarksTheLetter(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit()
	b.deliver(told("Send", id+"-L01"))
	l, _ := b.file(id).Letter(id + "-L01")
	if l.MessageID != "ses-1" {
		t.Errorf("message ID %q", l.MessageID)
	}
	marked, err := mailroom.New(b.letters, b.outbound).Marked(t.Context(), id)
	if err != nil || !marked[id+"-L01"] {
		t.Errorf("marked %v, %v", marked, err)
	}
}

func TestReportsOfNoLetterOfOursAreDropped(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if failed := b.deliver(told("Send", "CRD-0000-0000-00000-L01"), told("Bounce", "CRD-0000-0000-00000-L01"), told("Bounce", "newsletter"), told("Delivery", "")); failed != nil {
		t.Errorf("failed %v", failed)
	}
}

func TestWhatCannotBeReadOrRecordedComesAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit()
	b.room = brokenRoom{}
	failed := b.deliver(events.SQSMessage{MessageId: "broken", Body: "{"}, events.SQSMessage{MessageId: "empty", Body: "{}"},
		told("Bounce", id+"-L01"), told("Delivery", id+"-L01"))
	if strings.Join(failed, " ") != "broken empty Bounce" {
		t.Errorf("failed %v", failed)
	}
	b.room = mailroom.New(b.letters, b.outbound)
	if failed := b.deliver(told("Bounce", id+"-L01")); failed != nil || b.printed(id) == "" {
		t.Errorf("again: failed %v, printed %q", failed, b.printed(id))
	}
}

type brokenRoom struct{}

func (brokenRoom) MarkSent(context.Context, string, string, string) error { return errors.New("down") }
func (brokenRoom) Print(context.Context, string, string) error            { return errors.New("down") }

func TestTheSampleEventIsRead(t *testing.T) {
	t.Parallel()
	var batch events.SQSEvent
	if err := json.Unmarshal(sample, &batch); err != nil {
		t.Fatal(err)
	}
	r, err := read(batch.Records[0].Body)
	if err != nil {
		t.Fatal(err)
	}
	id, number, ok := r.letter()
	if !ok || id != "CRD-7K3Q-M2XW-9PT4D" || number != id+"-L01" || r.reason() != "The address does not take mail (Permanent, General)." {
		t.Errorf("%q %q %v %q", id, number, ok, r.reason())
	}
	r.Mail.Tags = nil // SES may leave tags out of what it truncates: the header tells too
	if _, again, ok := r.letter(); !ok || again != number {
		t.Errorf("without tags: %q %v", again, ok)
	}
}

// The print shop takes away what it printed; a report that comes again does not bring it back.
func TestABounceToldTwiceIsPrintedOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	number := b.submit() + "-L01"
	for try := range 2 {
		b.deliver(told("Bounce", number))
		if try == 0 {
			if err := b.outbound.Put(t.Context(), vault.MailKey(number), "text/plain", []byte("taken away")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if o, err := b.outbound.Get(t.Context(), vault.MailKey(number), 1<<20); err != nil || string(o.Body) != "taken away" {
		t.Errorf("it is there to be printed again: %s, %v", o.Body, err)
	}
}
