package casefile_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"credo/shared/casefile"
)

func reminds(k casefile.DueKind) bool { return k == "remind" }

func TestDeadlinesAreSettled(t *testing.T) {
	t.Parallel()
	due := func(days int, kind casefile.DueKind) casefile.Due {
		return casefile.Due{On: dayOne.AddDays(days), Kind: kind}
	}
	for name, c := range map[string]struct {
		had, want, keeps []casefile.Due
	}{
		"a new one is filed":                         {nil, []casefile.Due{due(5, "call")}, []casefile.Due{due(5, "call")}},
		"one that moved is filed under its new day":  {[]casefile.Due{due(5, "call")}, []casefile.Due{due(9, "call")}, []casefile.Due{due(9, "call")}},
		"one that is moot is taken back":             {[]casefile.Due{due(5, "call")}, nil, nil},
		"one whose day has passed is filed tomorrow": {nil, []casefile.Due{due(-3, "call")}, []casefile.Due{due(1, "call")}},
		"one of today, too":                          {nil, []casefile.Due{due(0, "call")}, []casefile.Due{due(1, "call")}},
		"one that only reminds is let go":            {nil, []casefile.Due{due(-3, "remind")}, nil},
		"one that waits for the sweep stays":         {[]casefile.Due{due(-1, "call")}, []casefile.Due{due(-1, "call")}, []casefile.Due{due(-1, "call")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := fresh()
			p.State.Dues = c.had
			_, change := did(t, p, 0, func(e *edit) { e.SettleDues(c.want, reminds) })
			if !slices.Equal(change.After.Dues, c.keeps) {
				t.Errorf("%v, want %v", change.After.Dues, c.keeps)
			}
		})
	}
}

// What is filed and taken back leads from the deadlines a case had to those it has, none of
// which the sweep has gone by, and settling again changes nothing.
func TestFilingLeadsFromTheOldDeadlinesToTheNew(t *testing.T) {
	t.Parallel()
	some := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) casefile.Due {
		return casefile.Due{On: dayOne.AddDays(rapid.IntRange(-4, 4).Draw(t, "on")), Kind: rapid.SampledFrom([]casefile.DueKind{"call", "remind", "end"}).Draw(t, "kind"),
			Ref: rapid.SampledFrom([]string{"", "a"}).Draw(t, "ref")}
	}), 0, 5, func(d casefile.Due) string { return string(d.Kind) + d.Ref })
	rapid.Check(t, func(rt *rapid.T) {
		p := fresh()
		p.State.Dues = some.Draw(rt, "had")
		want := some.Draw(rt, "want")
		next, c := did(t, p, 0, func(e *edit) { e.SettleDues(want, reminds) })
		filed := slices.DeleteFunc(slices.Clone(p.State.Dues), func(d casefile.Due) bool { return slices.Contains(c.Unfiled, d) })
		filed = append(filed, c.Filed...)
		if len(filed) != len(next.State.Dues) || slices.ContainsFunc(filed, func(d casefile.Due) bool { return !slices.Contains(next.State.Dues, d) }) {
			rt.Fatalf("filed are %v, the case has %v", filed, next.State.Dues)
		}
		for _, d := range c.Filed {
			if d.On <= dayOne {
				rt.Fatalf("%v is filed under a day that has begun", d)
			}
		}
		_, again := did(t, next, 0, func(e *edit) { e.SettleDues(want, reminds) })
		if len(again.Filed)+len(again.Unfiled) > 0 {
			rt.Fatalf("settled again: filed %v, taken back %v", again.Filed, again.Unfiled)
		}
	})
}

func TestADeadlineFalls(t *testing.T) {
	t.Parallel()
	due, other := casefile.Due{On: dayOne, Kind: "call"}, casefile.Due{On: dayOne, Kind: "call", Ref: "a"}
	p := fresh()
	p.State.Dues = []casefile.Due{due, other}
	late := dayOne.AddDays(7) // the sweep comes a week late, for that day
	next, c := did(t, p, 7, func(e *edit) {
		if !e.Fall(due, due.On) || e.Today != due.On {
			t.Errorf("on %s it is not the case's", e.Today)
		}
	})
	if !slices.Equal(next.State.Dues, []casefile.Due{other}) || !slices.Equal(c.Unfiled, []casefile.Due{due}) || next.State.Version != 1 {
		t.Errorf("%+v; taken away %v", next.State, c.Unfiled)
	}
	again, c := did(t, next, 7, func(e *edit) {
		if e.Fall(due, late) {
			t.Error("it falls twice")
		}
	})
	if !slices.Equal(c.Unfiled, []casefile.Due{due}) || again.State.Version != 1 || len(c.Events) > 0 {
		t.Errorf("%+v; taken away %v", again.State, c.Unfiled)
	}
}

func TestWhatIsMissedIsKeptUntilItIsDealtWith(t *testing.T) {
	t.Parallel()
	p, c := did(t, fresh(), 0, func(e *edit) {
		e.Miss("The call.", casefile.Due{On: dayOne, Kind: "call"})
		e.Miss("The end.", casefile.Due{On: dayOne, Kind: "end"})
	})
	if !slices.Equal(names(c.Events), []casefile.EventName{casefile.DeadlineReached, casefile.DeadlineReached}) || c.Events[0].Reason != "The call." || c.Events[0].Data["kind"] != "call" {
		t.Errorf("%+v", c.Events)
	}
	p, _ = did(t, p, 0, func(e *edit) { e.Settle("The call.") })
	if !slices.Equal(p.State.Missed, []string{"The end."}) {
		t.Errorf("%v", p.State.Missed)
	}
}
