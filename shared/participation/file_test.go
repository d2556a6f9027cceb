package participation_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

const (
	number = "4000000018"
	first  = "CRD-FIRST"
)

var (
	dayOne, now = calendartest.Day, calendartest.Start

	sam  = applicationtest.Sam
	dana = applicationtest.Dana
	link = participation.Link{ApplicationID: first, Hash: "the application's", Kind: form.KindInitial}
)

// at is a business time so many days after the first.
func at(days int) time.Time { return now.AddDate(0, 0, days) }

// license is an accepted document that runs out on a day.
func license(expires calendar.Date) casefile.Document {
	return casefile.Document{ID: "doc-001", Type: "license", State: casefile.DocumentGood, RequestedAt: now, ExpiresOn: expires}
}

// outcome is what the first application hands over: one product, one document.
func outcome() participation.Outcome {
	return participation.Outcome{Link: link, Asked: []string{"ga-marketplace"}, Terms: []participation.Term{{Product: "ga-marketplace", EffectiveOn: dayOne}},
		DecidedOn: dayOne, Name: "Ada Sample, NP", Requirements: []casefile.Requirement{{Type: "license", Name: "License"}},
		Documents: []casefile.Document{license(dayOne.AddMonths(12))},
		Applies:   []string{"license:GA"}, Elements: []credential.Element{{Element: "license:GA", Result: credential.ResultMet, VerifiedOn: dayOne}}}
}

// holder is a participation with the form in force, moved on by changes.
type holder struct {
	t       *testing.T
	file    participation.File
	inForce form.Version
	last    casefile.Change
}

// opened is a participation that waits to be loaded.
func opened(t *testing.T, edit ...func(*participation.Opening)) *holder {
	t.Helper()
	s := applicationtest.Practitioner(1, "ga", "NP", dayOne)
	o := participation.Opening{Outcome: outcome(), Number: number, Market: "ga", NPI: s.NPI, TaxRef: "ref-1",
		ProviderType: "practitioner", Email: s.Contact.Email, Channel: "email", Form: s}
	for _, e := range edit {
		e(&o)
	}
	h := &holder{t: t}
	return h.take(participation.Open(dana, o, now))
}

// active is a participation that runs.
func active(t *testing.T, edit ...func(*participation.Opening)) *holder {
	t.Helper()
	return opened(t, edit...).loaded(0)
}

func provisionally(o *participation.Opening) { o.Provisional = true }

func (h *holder) take(c casefile.Change, err error) *holder {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	h.file, h.last = h.file.Apply(c), c
	for _, r := range c.Records {
		if v, ok := r.Value.(form.Version); ok {
			h.inForce = v
		}
	}
	if err := casefile.VerifyChain(h.file.Events); err != nil {
		h.t.Error(err)
	}
	return h
}

// loaded has both halves told, so many days after the first.
func (h *holder) loaded(days int) *holder {
	h.t.Helper()
	for _, half := range []participation.Half{participation.HalfClaims, participation.HalfDirectory} {
		h.take(h.file.LoadHalf(casefile.System, participation.Told{Half: half, Reference: "ref"}, at(days)))
	}
	return h
}

func (h *holder) obey(action participation.Action, days int) *holder {
	h.t.Helper()
	return h.take(h.file.Obey(dana, applicationtest.Order(action), at(days)))
}

// ended is a participation whose ordered end has come.
func ended(t *testing.T) *holder {
	return active(t).obey("end", 1).fall(participation.DueEnd, participation.Beside{})
}

func (h *holder) is(want participation.Status) participation.Participation {
	h.t.Helper()
	p := h.file.Participation
	if p.Status != want || p.Standing != string(want) {
		h.t.Errorf("it is %s, listed as %s; want %s", p.Status, p.Standing, want)
	}
	return p
}

// told holds the events of the last change against a story.
func (h *holder) told(want ...casefile.EventName) {
	h.t.Helper()
	var got []casefile.EventName
	for _, e := range h.last.Events {
		got = append(got, e.Event)
	}
	if !slices.Equal(got, want) {
		h.t.Errorf("%v, want %v", got, want)
	}
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

// product is one product in a status from the first day on.
func product(id string, s participation.Status) participation.Term {
	return participation.Term{Product: id, EffectiveOn: dayOne, State: s}
}

func TestWhatIDsAProviderNumberHas(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{number: true, "": false, "CRD-0000-0000-00000": false, "400000001": false, "400000001x": false, "40000000189": false} {
		if participation.Owns(id) != want {
			t.Errorf("%q: %t", id, !want)
		}
	}
}

func TestAFileIsReadItemByItem(t *testing.T) {
	t.Parallel()
	d := participation.New()
	*d.State().(*participation.Participation) = participation.Participation{Header: casefile.Header{ID: number}}
	d.Parts().Events = []casefile.Event{{Seq: 2}, {Seq: 1}}
	read := func(part, raw string) error {
		return d.Item(part, func(into any) error { return json.Unmarshal([]byte(raw), into) })
	}
	if err := errors.Join(read(credential.Part, `{"results":[{"element":"w"}]}`), read(credential.Part, `{"results":[{"element":"a"}]}`)); err != nil {
		t.Fatal(err)
	}
	if err := read("SECRET", `{}`); err == nil {
		t.Error("a part nobody knows was read")
	}
	f := d.Done().(participation.File)
	if _, ok := f.Element("w"); !ok || f.Head().ID != number || f.Elements[0].Element != "a" || f.Events[0].Seq != 1 {
		t.Errorf("read %+v", f)
	}
}
