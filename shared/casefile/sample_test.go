package casefile_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/problem"
)

const id = "PARCEL-1"

var (
	dayOne, now = calendartest.Day, calendartest.Start

	sam = casefile.Staff("sam", casefile.RoleSpecialist)
)

// parcel is a kind of case invented for these tests.
type parcel struct {
	State state
	casefile.Parts
}

type state struct {
	casefile.Header
	Told []string // letters that went out
}

func (p parcel) Head() casefile.Header { return p.State.Header }

func (p parcel) With(c casefile.Change) casefile.Case {
	part, s, ok := casefile.PartOf[state](c, p.State.ID)
	if ok {
		p.State, p.Parts = s, p.Parts.Apply(part)
	}
	return p
}

func (p parcel) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) {
	return p.edit(by, now)
}

func (p parcel) edit(by casefile.Actor, now time.Time) (*edit, error) {
	e := &edit{parcel: p}
	var err error
	e.Edit, err = casefile.Begin(&e.parcel.State.Header, &e.parcel.Parts, by, now)
	return e, err
}

type edit struct {
	*casefile.Edit
	parcel parcel
}

func (e *edit) LetterSent(l casefile.Letter) {
	e.parcel.State.Told = append(slices.Clone(e.parcel.State.Told), l.Number)
}

func (e *edit) Finish() (casefile.Change, error) {
	c, err := e.Seal()
	c.State = e.parcel.State
	return c, err
}

func fresh() parcel {
	return parcel{State: state{Header: casefile.Header{Case: "parcel", ID: id, Market: "ga", Channel: "email"}}}
}

// did is the parcel after a command of staff on a day so many days after the first.
func did(t testing.TB, p parcel, days int, command func(*edit)) (parcel, casefile.Change) {
	t.Helper()
	e, err := p.edit(sam, now.AddDate(0, 0, days))
	if err != nil {
		t.Fatal(err)
	}
	command(e)
	return took(t, p)(e.Finish())
}

// took applies what a command returned.
func took(t testing.TB, p parcel) func(casefile.Change, error) (parcel, casefile.Change) {
	t.Helper()
	return func(c casefile.Change, err error) (parcel, casefile.Change) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return p.With(c).(parcel), c
	}
}

// owing is a parcel with so many letters owed.
func owing(t testing.TB, letters int) parcel {
	t.Helper()
	p, _ := did(t, fresh(), 0, func(e *edit) {
		for range letters {
			e.Event("Packed", "", nil)
			e.Owe("packed", map[string]any{"weight": 7})
		}
	})
	return p
}

func refused(t *testing.T, err error, kind problem.Kind, field string) {
	t.Helper()
	var p *problem.Error
	if !errors.As(err, &p) || p.Kind != kind {
		t.Fatalf("%v, want a refusal %s", err, kind)
	}
	if named := len(p.Fields) > 0 && p.Fields[0].Field == field; named != (field != "") {
		t.Errorf("%v does not name %q", err, field)
	}
}

func names(events []casefile.Event) (out []casefile.EventName) {
	for _, e := range events {
		out = append(out, e.Event)
	}
	return out
}
