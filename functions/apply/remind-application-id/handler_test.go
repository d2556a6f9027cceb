package main

import (
	"context"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/identifier"
	"credo/shared/realtime"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

const route = "POST /application-id-reminders"

var now = calendartest.Start

type bench struct {
	reminder
	t     *testing.T
	store *store.Store
}

func newBench(t *testing.T) *bench {
	store := tabletest.New(t)
	return &bench{reminder{files: store, clock: func() time.Time { return now }}, t, store}
}

// submit opens an application of one provider in a market, with an address on file.
func (b *bench) submit(market, email string) (id string) {
	b.t.Helper()
	id, err := identifier.NewApplicationID(rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	s := applicationtest.Practitioner(1, market, "NP", calendartest.Day)
	s.Contact.Email = email
	c, err := application.Submit(s, id, rand.Text(), nil, now)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := b.store.Commit(b.t.Context(), c); err != nil {
		b.t.Fatal(err)
	}
	return id
}

func (b *bench) ask(email string) string {
	b.t.Helper()
	npi := applicationtest.Practitioner(1, "ga", "NP", calendartest.Day).NPI
	response, err := b.handler()(b.t.Context(), httpapitest.Event(route, httpapitest.Body(body{NPI: npi, Email: email})))
	if err != nil {
		b.t.Fatal(err)
	}
	httpapitest.Check(b.t, route, response)
	if response.StatusCode != 202 {
		b.t.Fatalf("%d %s", response.StatusCode, response.Body)
	}
	return response.Body
}

// reminded counts the letters with the ID that a file owes.
func (b *bench) reminded(id string) (n int) {
	b.t.Helper()
	f, err := b.store.File(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, l := range f.Letters {
		if l.Name == application.LetterApplicationID {
			n++
		}
	}
	return n
}

func TestTheIDGoesOnlyToTheAddressOnFile(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ours, ours2, theirs := b.submit("ga", "olive@example.org"), b.submit("in", "olive@example.org"), b.submit("oh", "other@example.org")
	first := b.ask("Olive@Example.org")
	for id, want := range map[string]int{ours: 1, ours2: 1, theirs: 0} {
		if n := b.reminded(id); n != want {
			t.Errorf("%d reminders, want %d", n, want)
		}
	}
	if other := b.ask("eve@example.org"); other != first {
		t.Errorf("a stranger reads %s, the owner %s", other, first)
	}
	if b.reminded(ours) != 1 || b.reminded(theirs) != 0 {
		t.Error("a stranger's request sent something")
	}
}

func TestNobodyFillsAMailbox(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.submit("ga", "olive@example.org")
	for range 5 {
		b.ask("olive@example.org")
	}
	if n := b.reminded(id); n != 1 {
		t.Errorf("%d reminders within a moment", n)
	}
	b.clock = func() time.Time { return now.Add(often) }
	b.ask("olive@example.org")
	if n := b.reminded(id); n != 2 {
		t.Errorf("%d reminders an hour later, want 2", n)
	}
}

func TestAClosedApplicationIsRemindedOfWhenNoneIsOpen(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	closed := b.submit("ga", "olive@example.org")
	if _, err := b.store.UpdateFile(t.Context(), closed, func(f application.File) (casefile.Change, error) { return f.Withdraw("", application.Network{}, now) }); err != nil {
		t.Fatal(err)
	}
	b.ask("olive@example.org")
	if b.reminded(closed) != 1 {
		t.Error("the only application was not reminded of")
	}
	open := b.submit("ga", "olive@example.org")
	b.clock = func() time.Time { return now.Add(2 * often) }
	b.ask("olive@example.org")
	if b.reminded(open) != 1 || b.reminded(closed) != 1 {
		t.Errorf("open %d, closed %d", b.reminded(open), b.reminded(closed))
	}
}

func TestNoAnswerComesEarly(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.submit("ga", "olive@example.org")
	b.least = 300 * time.Millisecond
	for _, email := range []string{"olive@example.org", "eve@example.org"} {
		passed := realtime.Stopwatch()
		b.ask(email)
		if took := passed(); took < b.least {
			t.Errorf("answered after %s", took)
		}
	}
}

func TestAWriteThatFailsIsNotSeen(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.submit("ga", "olive@example.org")
	want := b.ask("eve@example.org")
	b.files = broken{b.store}
	if got := b.ask("olive@example.org"); got != want {
		t.Errorf("a failed write answers %s", got)
	}
}

// broken reads but does not write.
type broken struct{ *store.Store }

func (broken) Update(context.Context, string, func(application.File) (casefile.Change, error)) (application.File, error) {
	return application.File{}, errors.New("down")
}

func TestTheSampleEventIsARequestOfThisRoute(t *testing.T) {
	t.Parallel()
	response, err := newBench(t).handler()(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 202 {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
