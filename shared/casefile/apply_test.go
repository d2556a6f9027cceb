package casefile_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"credo/shared/casefile"
)

func TestPartsAreInOrder(t *testing.T) {
	t.Parallel()
	at := func(days int) time.Time { return now.AddDate(0, 0, days) }
	var want casefile.Parts
	for i, n := range []int{1, 2, 9, 10, 99, 100, 1000} { // as numbers, not as words
		want.Letters = append(want.Letters, casefile.Letter{Number: fmt.Sprintf("PARCEL-1-L%02d", n)})
		want.Documents = append(want.Documents, casefile.Document{ID: casefile.Numbered("doc", 3, n), RequestedAt: at(0)})
		want.Discrepancies = append(want.Discrepancies, casefile.Discrepancy{ID: casefile.Numbered("q", 2, n)})
		want.Events = append(want.Events, casefile.Event{Seq: n})
		want.Tasks = append(want.Tasks, casefile.Task{Queue: casefile.Queue(fmt.Sprint("q", i)), DueOn: dayOne.AddDays(i / 2)})
	}
	want.Documents = append(want.Documents, casefile.Document{ID: "doc-000", RequestedAt: at(1)})
	rapid.Check(t, func(rt *rapid.T) {
		random := rand.New(rand.NewSource(rapid.Int64().Draw(rt, "seed")))
		got := casefile.Parts{Letters: shuffled(random, want.Letters), Documents: shuffled(random, want.Documents),
			Discrepancies: shuffled(random, want.Discrepancies), Events: shuffled(random, want.Events), Tasks: shuffled(random, want.Tasks)}
		got.Sort()
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func shuffled[T any](random *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func TestAChangeIsApplied(t *testing.T) {
	t.Parallel()
	was := casefile.Parts{
		Documents: []casefile.Document{{ID: "doc-001"}, {ID: "doc-002"}}, Letters: []casefile.Letter{{Number: "PARCEL-1-L01"}},
		Discrepancies: []casefile.Discrepancy{{ID: "q-01"}}, Notes: append(make([]casefile.Note, 0, 5), casefile.Note{Text: "a"}),
		Tasks: []casefile.Task{{Queue: "call"}, {Queue: "weigh"}}, Events: append(make([]casefile.Event, 0, 5), casefile.Event{Seq: 1}),
	}
	c := casefile.Change{
		Documents: []casefile.Document{{ID: "doc-002", State: casefile.DocumentGood}, {ID: "doc-003"}}, Letters: []casefile.Letter{{Number: "PARCEL-1-L01", Delivery: casefile.DeliverySent}},
		Discrepancies: []casefile.Discrepancy{{ID: "q-01", Answer: "Yes."}}, Notes: []casefile.Note{{Text: "b"}},
		Tasks: []casefile.Task{{Queue: "weigh", DueOn: dayOne}}, Closed: []casefile.Queue{"call"}, Events: []casefile.Event{{Seq: 2}},
	}
	want := casefile.Parts{
		Documents: []casefile.Document{{ID: "doc-001"}, {ID: "doc-002", State: casefile.DocumentGood}, {ID: "doc-003"}}, Letters: c.Letters,
		Discrepancies: c.Discrepancies, Notes: []casefile.Note{{Text: "a"}, {Text: "b"}}, Tasks: c.Tasks, Events: []casefile.Event{{Seq: 1}, {Seq: 2}},
	}
	if diff := cmp.Diff(want, was.Apply(c)); diff != "" {
		t.Error(diff)
	}
	if was.Documents[1].State != "" || was.Letters[0].Delivery != "" || len(was.Tasks) != 2 || was.Tasks[1].DueOn != "" || was.Notes[:2][1].Text != "" || was.Events[:2][1].Seq != 0 {
		t.Errorf("the parts it was applied to changed: %+v", was)
	}
}

// A case is the same, whether its changes are applied one by one or read back together.
func TestChangesLeadWhereTheCommandWas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		p, replayed := fresh(), fresh()
		for i := range rapid.IntRange(1, 6).Draw(rt, "commands") {
			var inside casefile.Parts
			next, c := did(t, p, i, func(e *edit) {
				e.Event("Weighed", "", nil)
				e.Owe("weighed", nil)
				e.Document(casefile.Document{ID: casefile.Numbered("doc", 3, rapid.IntRange(1, 3).Draw(rt, "document")), RequestedAt: now, Size: int64(i)})
				e.Discrepancy(casefile.Discrepancy{ID: casefile.Numbered("q", 2, rapid.IntRange(1, 3).Draw(rt, "question")), Answer: fmt.Sprint(i)})
				e.SettleTasks([]casefile.Task{{Queue: rapid.SampledFrom([]casefile.Queue{"a", "b"}).Draw(rt, "queue"), DueOn: dayOne}})
				inside = *e.Parts
			})
			inside.Events = append(slices.Clone(p.Events), c.Events...)
			inside.Sort()
			if diff := cmp.Diff(inside, next.Parts); diff != "" {
				rt.Fatal(diff)
			}
			p, replayed = next, replayed.With(c).(parcel)
		}
		if diff := cmp.Diff(p, replayed); diff != "" {
			rt.Fatal(diff)
		}
	})
}
