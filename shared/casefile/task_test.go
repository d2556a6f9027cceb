package casefile_test

import (
	"slices"
	"testing"

	"credo/shared/casefile"
)

func TestTasksAreSettled(t *testing.T) {
	t.Parallel()
	call, weigh := casefile.Task{Queue: "call", DueOn: dayOne.AddDays(5)}, casefile.Task{Queue: "weigh", DueOn: dayOne.AddDays(3)}
	p, c := did(t, fresh(), 0, func(e *edit) { e.SettleTasks([]casefile.Task{call, weigh}) })
	if len(c.Tasks) != 2 || len(c.Closed) != 0 || c.After.Task == nil || *c.After.Task != weigh || p.Tasks[0] != weigh {
		t.Errorf("opened %v, first %v", c.Tasks, c.After.Task)
	}
	later := call
	later.DueOn = dayOne.AddDays(1)
	p, c = did(t, p, 1, func(e *edit) { e.SettleTasks([]casefile.Task{later}) })
	if !slices.Equal(c.Tasks, []casefile.Task{later}) || !slices.Equal(c.Closed, []casefile.Queue{"weigh"}) || !slices.Equal(p.Tasks, []casefile.Task{later}) {
		t.Errorf("opened %v, closed %v: %v", c.Tasks, c.Closed, p.Tasks)
	}
	p, c = did(t, p, 2, func(e *edit) { e.SettleTasks([]casefile.Task{later}) })
	if len(c.Tasks)+len(c.Closed) > 0 {
		t.Errorf("settled again: opened %v, closed %v", c.Tasks, c.Closed)
	}
	p, c = did(t, p, 3, func(e *edit) { e.SettleTasks(nil) })
	if len(p.Tasks) > 0 || c.After.Task != nil {
		t.Errorf("%v, first %v", p.Tasks, c.After.Task)
	}
}

func TestATaskThatIsOpenKeepsItsDay(t *testing.T) {
	t.Parallel()
	parts := casefile.Parts{Tasks: []casefile.Task{{Queue: "call", DueOn: dayOne, Detail: "Call."}}}
	if got := parts.Task("call", dayOne.AddDays(3), "Call again."); got.DueOn != dayOne || got.Detail != "Call again." {
		t.Errorf("%+v", got)
	}
	if got := parts.Task("weigh", dayOne.AddDays(3), "Weigh."); got.DueOn != dayOne.AddDays(3) {
		t.Errorf("%+v", got)
	}
}

func TestTasksOfEveryKindOfCase(t *testing.T) {
	t.Parallel()
	letters := func(l ...casefile.Letter) casefile.Parts { return casefile.Parts{Letters: l} }
	for name, c := range map[string]struct {
		parts casefile.Parts
		want  bool
	}{
		"no letter":               {letters(), false},
		"one on its way":          {letters(casefile.Letter{Delivery: casefile.DeliverySent}), false},
		"one that came back":      {letters(casefile.Letter{Delivery: casefile.DeliveryBounced}), true},
		"one that was sent again": {letters(casefile.Letter{Delivery: casefile.DeliveryBounced, Replaced: "PARCEL-1-L02"}), false},
		"one of two that bounced": {letters(casefile.Letter{Delivery: casefile.DeliveryBounced, Replaced: "x"}, casefile.Letter{Delivery: casefile.DeliveryBounced}), true},
	} {
		if got := c.parts.Bounced(dayOne); (len(got) == 1) != c.want || c.want && (got[0].Queue != casefile.QueueBounced || got[0].DueOn != dayOne) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := (casefile.Parts{}).Overdue(nil, dayOne); got != nil {
		t.Errorf("nothing was missed: %v", got)
	}
	if got := (casefile.Parts{}).Overdue([]string{"a", "b"}, dayOne); len(got) != 1 || got[0] != (casefile.Task{Queue: casefile.QueueOverdue, DueOn: dayOne, Detail: "b"}) {
		t.Errorf("%v", got)
	}
}
