package mailroom_test

import (
	"errors"
	"testing"

	"credo/shared/mailroom"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

const (
	id     = "CRD-0000-0000-00000"
	number = id + "-L01"
)

func TestALetterIsKeptOnce(t *testing.T) {
	t.Parallel()
	room := mailroom.New(vaulttest.New(t), vaulttest.New(t))
	first := mailroom.Letter{Text: "text", HTML: "<p>html", PDF: []byte("%PDF")}
	for _, l := range []mailroom.Letter{first, {Text: "other", HTML: "other", PDF: []byte("other")}} {
		got, err := room.Keep(t.Context(), id, number, l)
		if err != nil || got.Text != first.Text || got.HTML != first.HTML || string(got.PDF) != string(first.PDF) {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

func TestMarksAreOfOneApplication(t *testing.T) {
	t.Parallel()
	room := mailroom.New(vaulttest.New(t), vaulttest.New(t))
	if marked, err := room.Marked(t.Context(), id); err != nil || len(marked) != 0 {
		t.Fatal(marked, err)
	}
	if _, err := room.Keep(t.Context(), id, number, mailroom.Letter{}); err != nil {
		t.Fatal(err)
	}
	for application, letter := range map[string]string{id: number, id + "0": id + "0-L07"} {
		if err := room.MarkSent(t.Context(), application, letter, "ses-of-"+letter); err != nil {
			t.Fatal(err)
		}
	}
	marked, err := room.Marked(t.Context(), id)
	if err != nil || len(marked) != 1 || !marked[number] {
		t.Errorf("%v, %v", marked, err)
	}
	if got, err := room.MessageID(t.Context(), id, number); err != nil || got != "ses-of-"+number {
		t.Errorf("%q, %v", got, err)
	}
}

func TestPrintCopiesTheStoredLetter(t *testing.T) {
	t.Parallel()
	outbound := vaulttest.New(t)
	room := mailroom.New(vaulttest.New(t), outbound)
	if err := room.Print(t.Context(), id, number); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("printing nothing: %v", err)
	}
	if _, err := room.Keep(t.Context(), id, number, mailroom.Letter{PDF: []byte("%PDF")}); err != nil {
		t.Fatal(err)
	}
	if err := room.Print(t.Context(), id, number); err != nil {
		t.Fatal(err)
	}
	if o, err := outbound.Get(t.Context(), vault.MailKey(number), 100); err != nil || string(o.Body) != "%PDF" || o.ContentType != "application/pdf" {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestWhatThePrintShopTookAwayStaysAway(t *testing.T) {
	t.Parallel()
	outbound := vaulttest.New(t)
	room := mailroom.New(vaulttest.New(t), outbound)
	if _, err := room.Keep(t.Context(), id, number, mailroom.Letter{PDF: []byte("%PDF")}); err != nil {
		t.Fatal(err)
	}
	for try := range 2 {
		if err := room.Print(t.Context(), id, number); err != nil {
			t.Fatal(err)
		}
		if try == 0 {
			if err := outbound.Put(t.Context(), vault.MailKey(number), "text/plain", []byte("taken away")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if o, err := outbound.Get(t.Context(), vault.MailKey(number), 100); err != nil || string(o.Body) != "taken away" {
		t.Errorf("it is there to be printed again: %s, %v", o.Body, err)
	}
	if marked, err := room.Marked(t.Context(), id); err != nil || len(marked) != 0 {
		t.Errorf("printed, it counts as sent: %v, %v", marked, err)
	}
}
