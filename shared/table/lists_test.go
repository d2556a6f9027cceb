package table_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/store"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

// put opens a file that differs from the sample.
func put(t *testing.T, s *store.Store, id string, edit func(*application.Application), tasks ...casefile.Task) {
	t.Helper()
	c := opened(id, func(a *application.Application) { a.TaxRef = id }, edit)
	if len(tasks) > 0 {
		c.Tasks = tasks
	}
	commit(t, s, c)
}

func task(q casefile.Queue, on calendar.Date) casefile.Task {
	return casefile.Task{Queue: q, DueOn: on}
}

func TestWorkIsListedByDayThroughItsPages(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	const files = 11
	for i := range files {
		day := calendar.Date("2026-12-01").AddDays((i * 5) % 7)
		put(t, s, fmt.Sprintf("CRD-%02d", i), func(a *application.Application) { a.Market = []string{"ga", "oh"}[i%2] },
			task(application.QueueDocuments, day), task(application.QueueContracts, day))
	}
	queues := []casefile.Queue{application.QueueDocuments, application.QueueContracts}
	whole, err := s.Work(t.Context(), queues, []string{"ga", "oh"}, table.Span{}, "", 100)
	if err != nil || len(whole.Items) != 2*files || whole.Next != "" {
		t.Fatalf("%d items, next %q, %v", len(whole.Items), whole.Next, err)
	}
	for i := 1; i < len(whole.Items); i++ {
		if whole.Items[i].DueOn < whole.Items[i-1].DueOn {
			t.Error("not in the order of days")
		}
	}
	for _, limit := range []int{1, 2, 3, 7, 21, 22} {
		var got []table.Listed
		for cursor := ""; ; {
			p, err := s.Work(t.Context(), queues, []string{"ga", "oh"}, table.Span{}, cursor, limit)
			if err != nil || len(p.Items) > limit {
				t.Fatal(len(p.Items), err)
			}
			got = append(got, p.Items...)
			if cursor = p.Next; cursor == "" {
				break
			}
		}
		if diff := cmp.Diff(whole.Items, got); diff != "" {
			t.Errorf("by pages of %d: %s", limit, diff)
		}
	}
	days, err := s.DueDays(t.Context(), application.QueueDocuments, "oh")
	if want := map[calendar.Date]int{"2026-12-01": 1, "2026-12-02": 1, "2026-12-04": 1, "2026-12-05": 1, "2026-12-06": 1}; err != nil || !cmp.Equal(want, days) {
		t.Errorf("documents tasks in Ohio: %v, %v", days, err)
	}
	for span, want := range map[table.Span]int{
		{From: "2026-12-02", Until: "2026-12-04"}: 10, {From: "2026-12-02", Until: "2026-12-02"}: 4, {Until: "2026-12-02"}: 8, {From: "2026-12-07"}: 2,
		{From: "2026-12-08"}: 0, {Until: "2026-11-30"}: 0,
	} {
		n := 0
		for cursor := ""; ; {
			p, err := s.Work(t.Context(), queues, []string{"ga", "oh"}, span, cursor, 3)
			if err != nil {
				t.Fatal(err)
			}
			n += len(p.Items)
			for _, i := range p.Items {
				if i.DueOn.Before(span.From) || span.Until.Before(i.DueOn) {
					t.Errorf("%v lists what is due on %s", span, i.DueOn)
				}
			}
			if cursor = p.Next; cursor == "" {
				break
			}
		}
		if n != want {
			t.Errorf("%v: %d, want %d", span, n, want)
		}
	}
}

func TestWorkThatIsDoneLeavesItsQueue(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	c := next(file(t, s, "CRD-1"))
	c.Closed = []casefile.Queue{application.QueueUnassigned}
	commit(t, s, c)
	p, err := s.Work(t.Context(), application.Queues, []string{"ga"}, table.Span{}, "", 10)
	if err != nil || len(p.Items) != 0 {
		t.Errorf("%v, %v", p.Items, err)
	}
}

func TestAssigned(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	for i := range 3 {
		put(t, s, fmt.Sprintf("CRD-%d", i), func(a *application.Application) {
			a.Assignee = "sam"
			a.Dues = []casefile.Due{{On: calendar.Date("2026-12-09").AddDays(-i), Kind: application.DueWait}}
		})
	}
	put(t, s, "CRD-3", func(a *application.Application) { a.Assignee = "kim" })
	put(t, s, "CRD-4", func(a *application.Application) { a.Assignee, a.State = "sam", application.StateWithdrawn })

	first, err := s.Assigned(t.Context(), "sam", table.Span{}, "", 2)
	if err != nil {
		t.Fatal(err)
	}
	rest, err := s.Assigned(t.Context(), "sam", table.Span{}, first.Next, 2)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"CRD-2 2026-12-07", "CRD-1 2026-12-08", "CRD-0 2026-12-09"}
	if diff := cmp.Diff(want, briefly(append(first.Items, rest.Items...))); diff != "" || rest.Next != "" {
		t.Errorf("%s, next %q", diff, rest.Next)
	}
	due := table.Span{From: "2026-12-08", Until: "2026-12-08"}
	if p, err := s.Assigned(t.Context(), "sam", due, "", 10); err != nil || len(p.Items) != 1 || p.Items[0].Case.ID != "CRD-1" {
		t.Errorf("due on the 8th: %v, %v", p.Items, err)
	}
}

func TestFindingApplications(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	for id, name := range map[string]string{"CRD-1": "Ada Sample Jr., NP", "CRD-2": "Adam Núñez, MD", "CRD-3": "Adage Ada, DO", "CRD-5": "Zoë O'Brien-Núñez, PA"} {
		put(t, s, id, func(a *application.Application) { a.Name = name; a.NPI = "N" + id })
	}
	put(t, s, "CRD-4", func(a *application.Application) {
		a.Name, a.ProviderType, a.Person, a.NPI = "Sample Clinic, LLC", "organization", false, "NCRD-1"
	})
	for query, want := range map[string][]string{
		"ada": {"CRD-3", "CRD-1", "CRD-2"}, "SAMP": {"CRD-1", "CRD-4"}, "nunez": {"CRD-2", "CRD-5"}, "Nunez, O": {"CRD-5"},
		"sample, ada": {"CRD-1"}, "o'b": {"CRD-5"}, "obrien-nunez zoe": {"CRD-5"}, "clinic": nil, "!": nil,
	} {
		p, err := s.ByName(t.Context(), query, "", 10)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, ids(p.Items)); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
	first, err := s.ByName(t.Context(), "sample", "", 1)
	if err != nil {
		t.Fatal(err)
	}
	rest, err := s.ByName(t.Context(), "sample", first.Next, 1)
	if err != nil || len(rest.Items) != 1 || rest.Items[0].Case.ID == first.Items[0].Case.ID || rest.Next != "" {
		t.Errorf("second page %v, %v", ids(rest.Items), err)
	}
	both, err := s.ByNPI(t.Context(), "NCRD-1")
	if err != nil || len(both) != 2 {
		t.Errorf("by NPI %v, %v", ids(both), err)
	}
	if compound, err := s.ByNPI(t.Context(), "NCRD-5"); err != nil || len(compound) != 1 {
		t.Errorf("by the NPI of two names %v, %v", ids(compound), err)
	}
	one, err := s.ByID(t.Context(), "CRD-3", "CRD-9", "CRD-3")
	if err != nil || len(one) != 2 {
		t.Errorf("by ID %v, %v", ids(one), err)
	}
}

func ids(list []table.Listed) []string {
	var out []string
	for _, l := range list {
		out = append(out, l.Case.ID)
	}
	return out
}

func briefly(list []table.Listed) []string {
	var out []string
	for _, l := range list {
		out = append(out, l.Case.ID+" "+string(l.DueOn))
	}
	return out
}
