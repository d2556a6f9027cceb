package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter"
	"credo/shared/mail"
	"credo/shared/mail/mailtest"
	"credo/shared/market"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

// houseCall is a kind of case that only this test knows: the plan looks at a practice.
const (
	houseCall     = "house-call"
	letterPlanned = casefile.LetterName("call-planned")
	letterOver    = casefile.LetterName("call-over")
)

type call struct {
	casefile.Header
	Rooms int `json:"rooms"`
}

type callFile struct {
	call call
	casefile.Parts
}

func (f callFile) Head() casefile.Header { return f.call.Header }

func (f callFile) With(c casefile.Change) casefile.Case {
	part, state, ok := casefile.PartOf[call](c, f.call.ID)
	if !ok {
		return f
	}
	return callFile{state, f.Parts.Apply(part)}
}

func (f callFile) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) {
	e := &callEdit{file: f}
	var err error
	e.Edit, err = casefile.Begin(&e.file.call.Header, &e.file.Parts, by, now)
	return e, err
}

type callEdit struct {
	*casefile.Edit
	file callFile
}

func (e *callEdit) LetterSent(casefile.Letter) {}

func (e *callEdit) Finish() (casefile.Change, error) {
	c, err := e.Seal()
	c.State = e.file.call
	return c, err
}

type callDraft struct{ file callFile }

func (d *callDraft) State() any             { return &d.file.call }
func (d *callDraft) Parts() *casefile.Parts { return &d.file.Parts }
func (d *callDraft) Done() casefile.Case    { d.file.Sort(); return d.file }
func (d *callDraft) Item(part string, _ func(any) error) error {
	return fmt.Errorf("a house call has no %s", part)
}

var calls = casefile.Kind{Name: houseCall, Key: "CALL", New: func() casefile.Draft { return &callDraft{} },
	Owns: func(id string) bool { return strings.HasPrefix(id, "CALL-") }}

// callView is what the templates see of a house call.
type callView struct {
	*letter.Page
	Rooms int
	Data  struct {
		Hour string `json:"hour"`
	}
}

func (v *callView) Reference() []letter.Entry {
	return v.Headed(letter.Entry{"House call", v.Head().ID})
}

const callText = `Subject: %s
Title: About our house call
Preview: What we look at.

Dear {{.Greeting}}:

We look at {{.Rooms}} rooms{{with .Data.Hour}} at {{.}}{{end}} on {{date .Date}}.
`

var callWordings = letter.Wordings{houseCall: {
	Record: "HOST",
	Words: &letter.Words{
		Templates: fstest.MapFS{
			"call-planned.txt": {Data: fmt.Appendf(nil, callText, "We come to see you")},
			"call-over.txt":    {Data: fmt.Appendf(nil, callText, "We came to see you")},
		},
		View: func(p *letter.Page) (letter.View, error) {
			v := &callView{Page: p, Rooms: p.Case.(callFile).call.Rooms}
			return v, p.Letter.Says(&v.Data)
		},
	},
	Read: func(record []byte) (form.Contact, market.Facts, error) {
		return form.Contact{Name: strings.Trim(string(record), "\"\n")}, market.Facts{}, nil
	},
	Paper: map[casefile.LetterName]bool{letterOver: true},
}}

// openCall opens a house call that owes a letter.
func openCall(t *testing.T, cases *table.Store, id string, name casefile.LetterName) {
	t.Helper()
	w, err := callFile{call: call{Rooms: 3, Header: casefile.Header{Case: houseCall, ID: id, Market: "ga", NPI: "1234567893",
		Name: "Ada Sample, MD", Email: "ada@example.org", Channel: "email"}}}.Begin(casefile.System, today)
	if err != nil {
		t.Fatal(err)
	}
	e := w.Base()
	e.Change.Before = casefile.Header{}
	e.Event("CallPlanned", "", nil)
	e.Owe(name, map[string]string{"hour": "9 **sharp**"})
	e.Record("HOST", "Olive Example")
	c, err := w.Finish()
	if err == nil {
		err = cases.Commit(t.Context(), c)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A kind of case that nobody thought of has its letters written, sent, printed and marked,
// with nothing changed but what main hands over.
func TestAKindOfCaseBringsItsLetters(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	db, name := tabletest.Make(t)
	cases := table.New(db, name, casefile.Kinds{calls})
	b.cases, b.wordings = cases, callWordings

	planned := "CALL-" + rand.Text()
	openCall(t, cases, planned, letterPlanned)
	if failed := b.deliver(message(planned), message(planned)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(planned, 1, casefile.DeliverySent, 1)
	got := mailtest.Inbox(t, number(planned, 1))[0]
	if got.Destination.To[0] != "ada@example.org" || b.printed(planned, 1) != nil || string(b.stored(planned, 1, "sent")) != got.MessageID {
		t.Errorf("%+v", got)
	}
	for _, must := range []string{"Dear Olive Example:", "We look at 3 rooms at 9 **sharp** on " + calendartest.Day.Long() + ".", "House call: " + planned} {
		if !strings.Contains(got.Body.Text, must) {
			t.Errorf("it lacks %q:\n%s", must, got.Body.Text)
		}
	}

	over := planned + "-2"
	openCall(t, cases, over, letterOver)
	b.post.next = append(b.post.next, fail(mail.NotSent))
	if failed := b.deliver(message(over)); len(failed) != 1 {
		t.Fatal(failed)
	}
	if failed := b.deliver(message(over)); failed != nil {
		t.Fatal(failed)
	}
	b.wants(over, 1, casefile.DeliverySent, 1)
	if !bytes.Equal(b.printed(over, 1), b.stored(over, 1, "pdf")) {
		t.Error("what goes by post as well is not printed")
	}
}

// A kind whose words main does not hand over sends nothing, and the letter waits.
func TestALetterWithoutWordsWaits(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	db, name := tabletest.Make(t)
	cases := table.New(db, name, casefile.Kinds{calls})
	b.cases = cases
	id := "CALL-" + rand.Text()
	openCall(t, cases, id, letterPlanned)
	if failed := b.deliver(message(id)); len(failed) != 1 {
		t.Fatal(failed)
	}
	b.wants(id, 1, casefile.DeliveryOwed, 0)
	if l := b.letter(id, 1); !l.ClaimedAt.IsZero() {
		t.Error("the claim is not given back")
	}
}
