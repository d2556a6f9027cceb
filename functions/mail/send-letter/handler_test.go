package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/mail"
	"credo/shared/mail/mailtest"
	"credo/shared/mailroom"
	"credo/shared/participation"
	"credo/shared/realtime"
)

//go:embed event.json
var sample []byte

func TestALetterIsRenderedKeptSentAndMarkedOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	for range 3 { // events come more than once
		if failed := b.deliver(message(id), message(id)); failed != nil {
			t.Fatal(failed)
		}
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
	got := mailtest.Inbox(t, number(id, 1))[0]
	l := b.letter(id, 1)
	if l.MessageID != got.MessageID || !l.SentAt.Equal(today) {
		t.Errorf("marked %q at %s, sent as %q", l.MessageID, l.SentAt, got.MessageID)
	}
	if got.Body.HTML != string(b.stored(id, 1, "html")) || got.Body.Text != string(b.stored(id, 1, "txt")) || !bytes.Equal(got.Attachments[0].Content, b.stored(id, 1, "pdf")) {
		t.Error("what was sent is not what is kept")
	}
	if string(b.stored(id, 1, "sent")) != got.MessageID {
		t.Error("the mark does not hold the message ID")
	}
	if got.Destination.To[0] != "olive@example.org" || !strings.Contains(got.From, "Sample Plan Provider Services") || !strings.Contains(got.Body.Text, id) {
		t.Errorf("%+v", got)
	}
	if b.printed(id, 1) != nil {
		t.Error("an ordinary letter was printed")
	}
}

func TestEarlierOwedLettersGoFirst(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	b.remind(id)
	b.post.next = append(b.post.next, fail(mail.NotSent))
	if failed := b.deliver(message(id)); len(failed) != 1 {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliveryOwed, 0)
	b.wants(id, 2, casefile.DeliveryOwed, 0)
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
	b.wants(id, 2, casefile.DeliverySent, 1)
}

func TestALetterByPostIsPrintedNotMailed(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(func(c *casefile.Change) { c.Letters[0].Channel = "post" })
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 0)
	if !bytes.Equal(b.printed(id, 1), b.stored(id, 1, "pdf")) {
		t.Error("the printed letter is not the stored one")
	}
}

func TestEndingsGoByPostAsWell(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	endings := map[string]casefile.LetterName{}
	for _, name := range []casefile.LetterName{application.LetterDenied, application.LetterAppealDecided} {
		endings[b.submit(func(c *casefile.Change) { c.Letters[0].Name = name })] = name
	}
	endings[b.end(t)] = participation.LetterParticipationEnded
	for id, name := range endings {
		if failed := b.deliver(message(id)); failed != nil {
			t.Fatal(failed)
		}
		if l := b.letter(id, 1); l.Name != name {
			t.Errorf("the letter is %s, want %s", l.Name, name)
		}
		b.wants(id, 1, casefile.DeliverySent, 1)
		if !bytes.Equal(b.printed(id, 1), b.stored(id, 1, "pdf")) {
			t.Errorf("%s is not printed", name)
		}
	}
}

// A participation's letters come in its own words, to the contact of the form in force.
func TestALetterOfAParticipationIsSent(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.end(t)
	for range 2 {
		if failed := b.deliver(message(id)); failed != nil {
			t.Fatal(failed)
		}
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
	got := mailtest.Inbox(t, number(id, 1))[0]
	for _, must := range []string{"Your participation ends", "Provider Number: " + id, "Application ID: CRD-7K3Q-M2XW-9PT4D", "Dear Benito Sample:", "The board says so."} {
		if !strings.Contains(got.Body.Text, must) {
			t.Errorf("it lacks %q:\n%s", must, got.Body.Text)
		}
	}
	if got.Destination.To[0] != "olive@example.org" {
		t.Errorf("sent to %v", got.Destination.To)
	}
}

func TestAnAddressThatIsRefusedCountsAsABounce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	b.post.next = append(b.post.next, fail(mail.Refused))
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliveryBounced, 0)
	if b.printed(id, 1) == nil {
		t.Error("the letter is not printed")
	}
	f, err := b.store.File(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if last := f.Events[len(f.Events)-1]; last.Event != casefile.LetterBounced || last.Reason == "" {
		t.Errorf("last event %+v", last)
	}
}

func TestALostAnswerHoldsTheLetterForTheLease(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	b.post.next = append(b.post.next, fail(mail.Unknown))
	if failed := b.deliver(message(id)); len(failed) != 1 {
		t.Fatal("a letter of unknown fate was taken for sent")
	}
	for _, later := range []time.Duration{time.Minute, 14 * time.Minute} {
		b.now = func() realtime.Instant { return real.Add(later) }
		if failed := b.deliver(message(id)); len(failed) != 1 {
			t.Fatalf("tried again after %s", later)
		}
		b.wants(id, 1, casefile.DeliveryOwed, 0)
	}
	b.now = func() realtime.Instant { return real.Add(16 * time.Minute) }
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
}

func TestSESOwnReportEndsTheWait(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	b.post.next = append(b.post.next, b.loseAnswer)
	if failed := b.deliver(message(id)); len(failed) != 1 {
		t.Fatal(failed)
	}
	_, err := b.store.Update(t.Context(), id, func(c casefile.Case) (casefile.Change, error) {
		return casefile.LetterWasSent(c, number(id, 1), "by-report", today)
	})
	if err != nil {
		t.Fatal(err)
	}
	b.now = func() realtime.Instant { return real.Add(time.Hour) }
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
}

func TestALetterSentBeforeARestoreIsNotRepeated(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	if err := b.room.MarkSent(t.Context(), id, number(id, 1), "before"); err != nil {
		t.Fatal(err)
	}
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 0)
	if l := b.letter(id, 1); l.MessageID != "before" {
		t.Errorf("message ID %q", l.MessageID)
	}
}

func TestWhatWasRenderedFirstIsSent(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	first := mailroom.Letter{Text: "first text", HTML: "<p>first</p>", PDF: []byte("%PDF first")}
	if _, err := b.room.Keep(t.Context(), id, number(id, 1), first); err != nil {
		t.Fatal(err)
	}
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	got := mailtest.Inbox(t, number(id, 1))[0]
	if got.Body.Text != first.Text || got.Body.HTML != first.HTML || !bytes.Equal(got.Attachments[0].Content, first.PDF) {
		t.Errorf("sent %+v", got.Body)
	}
}

func TestManySendersAtOnceSendOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.pause = realtime.Wait
	id := b.submit(nil)
	b.remind(id)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if _, err := b.handle(t.Context(), events.SQSEvent{Records: []events.SQSMessage{message(id)}}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
	b.wants(id, 2, casefile.DeliverySent, 1)
}

func TestAStoreThatFailsGivesTheLetterBack(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	whole := b.room
	b.room = mailroom.New(b.letters, noBucket(t))
	if _, err := b.store.UpdateFile(t.Context(), id, func(f application.File) (casefile.Change, error) {
		c, err := f.RemindID(today)
		c.Letters[0].Name = application.LetterDenied
		return c, err
	}); err != nil {
		t.Fatal(err)
	}
	if failed := b.deliver(message(id)); len(failed) != 1 {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
	b.wants(id, 2, casefile.DeliveryOwed, 0)
	b.room = whole
	if failed := b.deliver(message(id)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(id, 2, casefile.DeliverySent, 1)
}

func TestOneBadMessageFailsAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	bad := events.SQSMessage{MessageId: "bad", Body: "{"}
	nobody := events.SQSMessage{MessageId: "nobody", Body: `{"detail":{}}`}
	unknown := message("CRD-0000-0000-00000")
	failed := b.deliver(bad, message(id), nobody, unknown)
	if strings.Join(failed, " ") != "bad nobody "+unknown.MessageId {
		t.Errorf("failed %v", failed)
	}
	b.wants(id, 1, casefile.DeliverySent, 1)
}

func TestALetterIsNotBegunWithoutTimeToEndIt(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit(nil)
	ctx, cancel := context.WithDeadline(t.Context(), real.Add(reserve-time.Second).Time())
	defer cancel()
	out, err := b.handle(ctx, events.SQSEvent{Records: []events.SQSMessage{message(id)}})
	if err != nil || len(out.BatchItemFailures) != 1 {
		t.Fatal(out, err)
	}
	if l := b.letter(id, 1); !l.ClaimedAt.IsZero() {
		t.Error("the letter was claimed")
	}
}

func TestTheSampleEventIsRead(t *testing.T) {
	t.Parallel()
	var batch events.SQSEvent
	if err := json.Unmarshal(sample, &batch); err != nil {
		t.Fatal(err)
	}
	var event busEvent
	if err := json.Unmarshal([]byte(batch.Records[0].Body), &event); err != nil || event.Detail.ID == "" {
		t.Errorf("%+v, %v", event, err)
	}
}
