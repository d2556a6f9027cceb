package casefile_test

import (
	"slices"
	"testing"
	"time"

	"credo/shared/casefile"
)

func TestACommandCounts(t *testing.T) {
	t.Parallel()
	p, c := did(t, fresh(), 0, func(e *edit) {
		e.Event("Packed", "In time.", map[string]any{"weight": 7})
		e.Owe("packed", map[string]any{"to": "you"})
		e.Event("Sealed", "", nil)
		e.Note(sam, "Heavy.")
		e.Record("SECRET", "inside")
		e.Item("LABEL", "a", 1)
		e.Item("LABEL", "b", 2)
		e.Item("LABEL", "a", 3)
	})
	h := p.Head()
	if h.Rev != 1 || h.Version != 1 || h.LastSeq != 2 || h.LastLetter != 1 || h.LastHash != c.Events[1].Hash {
		t.Errorf("%+v", h)
	}
	if c.Before.Rev != 0 || c.After.Rev != 1 || c.Empty() {
		t.Errorf("from %+v to %+v", c.Before, c.After)
	}
	l := p.Letters[0]
	if l.Number != "PARCEL-1-L01" || l.Seq != 1 || l.Channel != "email" || l.Delivery != casefile.DeliveryOwed || !slices.Equal(c.Events[0].Letters, []string{l.Number}) {
		t.Errorf("%+v", l)
	}
	if len(c.Items) != 2 || c.Items[0].Value != 3 || len(c.Records) != 1 || len(p.Notes) != 1 || p.Notes[0].Actor != "staff:sam" {
		t.Errorf("%+v", c)
	}
	if e := c.Events[0]; e.Case != "parcel" || e.ID != id || e.Market != "ga" || e.Actor != "staff:sam" || !e.At.Equal(now) {
		t.Errorf("%+v", e)
	}
}

func TestAQuietCommandLeavesTheVersionAlone(t *testing.T) {
	t.Parallel()
	p, _ := did(t, owing(t, 1), 1, func(e *edit) { e.Quiet = true })
	if h := p.Head(); h.Rev != 2 || h.Version != 1 {
		t.Errorf("%+v", h)
	}
}

func TestTimeIsInWholeSecondsAndTheDayTheMarkets(t *testing.T) {
	t.Parallel()
	e, err := fresh().edit(sam, dayOne.AddDays(1).Start(time.FixedZone("", 3600)).Add(3*time.Hour+5))
	if err != nil || e.Today != dayOne || e.Now.Nanosecond() != 0 || e.Now.Location() != time.UTC {
		t.Errorf("%s on %s, %v", e.Now, e.Today, err)
	}
	lost := fresh()
	lost.State.Market = "nowhere"
	if _, err := lost.edit(sam, now); err == nil {
		t.Error("a market without data")
	}
}

// A command works on a copy: the case that was read stays as it was.
func TestACommandLeavesTheCaseItReadAlone(t *testing.T) {
	t.Parallel()
	p := owing(t, 2)
	p.Documents = []casefile.Document{{ID: "doc-001"}}
	p.Notes = append(make([]casefile.Note, 0, 9), casefile.Note{Text: "a"})
	p.State.Missed = append(make([]string, 0, 9), "a")
	p.State.Dues = []casefile.Due{{On: dayOne.AddDays(1), Kind: "call"}}
	did(t, p, 0, func(e *edit) {
		e.Document(casefile.Document{ID: "doc-001", State: casefile.DocumentGood})
		e.Event("Packed", "", nil)
		e.Letter(casefile.Letter{Number: p.Letters[0].Number, Delivery: casefile.DeliverySent})
		e.Note(sam, "b")
		e.Miss("b", casefile.Due{})
		e.Settle("a")
		e.Fall(p.State.Dues[0], dayOne.AddDays(1))
	})
	if p.Documents[0].State != "" || p.Letters[0].Delivery != casefile.DeliveryOwed || len(p.Notes) != 1 || p.Notes[:2][1].Text != "" ||
		p.State.Missed[0] != "a" || p.State.Missed[:2][1] != "" || len(p.State.Dues) != 1 {
		t.Errorf("%+v", p)
	}
}

func TestActors(t *testing.T) {
	t.Parallel()
	for _, a := range []casefile.Actor{casefile.Provider, casefile.System} {
		if a.Username() != "" || a.Is(casefile.RoleAdmin) {
			t.Errorf("%+v", a)
		}
	}
	if sam.Username() != "sam" || !sam.Is(casefile.RoleAdmin, casefile.RoleSpecialist) || sam.Is(casefile.RoleAdmin) {
		t.Errorf("%+v", sam)
	}
}
