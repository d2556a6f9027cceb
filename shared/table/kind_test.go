package table_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
	"credo/shared/store"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

// These tests are the proof that a new kind of case edits nothing of the table: a visit is
// stored, found, listed, swept and written to beside the kinds that Credo has.

// agency is a table of visits and of the road's kinds.
type agency struct {
	*testing.T
	*table.Store
	kinds casefile.Kinds
}

const visitID = "VST-1"

var sam = casefile.Staff("sam", casefile.RoleSpecialist)

// newAgency has the application CRD-1 and a visit that was ordered for it.
func newAgency(t *testing.T) agency {
	t.Helper()
	a := agency{T: t, kinds: slices.Concat(store.Kinds, casefile.Kinds{visit})}
	a.Store = tabletest.With(t, a.kinds)
	ordered, err := order(visitID, "Main Street", monday)
	if err != nil {
		t.Fatal(err)
	}
	tabletest.Commit(t, a.Store, opened("CRD-1"), ordered)
	return a
}

func (a agency) road() *store.Store { return &store.Store{Store: a.Store} }

// visit reads a visit.
func (a agency) visit(id string) VisitFile {
	a.Helper()
	c, err := a.Case(a.Context(), id)
	if err != nil {
		a.Fatal(err)
	}
	return c.(VisitFile)
}

// run runs a command on the visit.
func (a agency) run(command func(f VisitFile) (casefile.Change, error)) VisitFile {
	a.Helper()
	c, err := a.Update(a.Context(), visitID, func(c casefile.Case) (casefile.Change, error) { return command(c.(VisitFile)) })
	if err != nil {
		a.Fatal(err)
	}
	if err := casefile.VerifyChain(c.Common().Events); err != nil {
		a.Error(err)
	}
	same(a.T, c, a.visit(visitID))
	return c.(VisitFile)
}

// work lists the open tasks of a queue.
func (a agency) work(q casefile.Queue) []table.Listed {
	a.Helper()
	p, err := a.Work(a.Context(), []casefile.Queue{q}, []string{"ga"}, table.Span{}, "", 10)
	if err != nil {
		a.Fatal(err)
	}
	return p.Items
}

func TestAVisitIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	ordered, err := order(visitID, "Main Street", monday)
	if err != nil {
		t.Fatal(err)
	}
	want := VisitFile{}.With(ordered)
	same(t, want, a.visit(visitID))
	known, err := a.CaseFor(t.Context(), visitID, "1234567893")
	if err != nil {
		t.Fatal(err)
	}
	same(t, want, known)
	for what, id := range map[string]string{"another NPI": visitID, "an unknown ID": "VST-9", "an ID of no kind": "XYZ-1"} {
		if c, err := a.CaseFor(t.Context(), id, "1245319599"); c != nil && c.Head().ID != "" || err == nil || err.Error() != problem.NoApplication().Error() {
			t.Errorf("%s: %v, %v", what, c, err)
		}
	}
	for _, id := range []string{"VST-9", "XYZ-1", ""} {
		if _, err := a.Case(t.Context(), id); !problem.Is(err, problem.KindNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
	if _, err := a.road().File(t.Context(), visitID); !problem.Is(err, problem.KindNotFound) {
		t.Errorf("a visit read as an application: %v", err)
	}
	stranger := ordered
	stranger.After.ID = "XYZ-1"
	if err := a.Commit(t.Context(), stranger); err == nil {
		t.Error("a case of no kind was taken")
	}
}

func TestAVisitIsChangedByWhoReadItsLatestRev(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	stale := a.visit(visitID)
	tries := 0
	f := a.run(func(f VisitFile) (casefile.Change, error) {
		if tries++; tries == 1 { // somebody else is quicker
			c, err := f.look(sam, Room{Name: "hall", Clean: true}, monday)
			if err != nil {
				return c, err
			}
			tabletest.Commit(t, a.Store, c)
		}
		return f.look(sam, Room{Name: "lab"}, monday)
	})
	if want := []Room{{Name: "hall", Clean: true}, {Name: "lab"}}; tries != 2 || !cmp.Equal(want, f.Rooms) || f.Visit.Version != 3 {
		t.Errorf("after %d tries: %+v, version %d", tries, f.Rooms, f.Visit.Version)
	}
	late, err := stale.look(sam, Room{Name: "attic"}, monday)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Commit(t.Context(), late); !errors.Is(err, table.ErrConflict) {
		t.Errorf("a write from a stale reading: %v", err)
	}
	again, err := order(visitID, "Side Street", monday)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Commit(t.Context(), again); !errors.Is(err, table.ErrTaken) {
		t.Errorf("an ID drawn twice: %v", err)
	}
	same(t, f, a.visit(visitID))
}

func TestAVisitIsListed(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	a.run(func(f VisitFile) (casefile.Change, error) {
		return f.did(sam, monday, func(e *visitEdit) error { e.Head.Assignee = "sam"; return nil })
	})
	byNPI, err := a.ByNPI(t.Context(), "1234567893")
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(byNPI); !cmp.Equal([]string{"CRD-1", visitID}, slices.Sorted(slices.Values(got))) {
		t.Errorf("by NPI: %v", got)
	}
	byName, err := a.ByName(t.Context(), "ada sample n", "", 10)
	if err != nil {
		t.Fatal(err)
	}
	assigned, err := a.Assigned(t.Context(), "sam", table.Span{}, "", 10)
	if err != nil {
		t.Fatal(err)
	}
	for how, list := range map[string][]table.Listed{"name": byName.Items, "assignee": assigned.Items, "queue": a.work(queueVisits)} {
		if len(list) != 1 {
			t.Errorf("by %s: %v", how, ids(list))
			continue
		}
		l := list[0]
		want := table.Listed{Queue: queueVisits, DueOn: "2026-12-03", Case: table.Line{Header: a.visit(visitID).Visit.Header, Kind: "first", SubmittedOn: "2026-11-23"}}
		if diff := cmp.Diff(want, l); diff != "" {
			t.Errorf("by %s: %s", how, diff)
		}
	}
	if !slices.Contains(a.kinds.Queues(), queueVisits) {
		t.Errorf("the queues are %v", a.kinds.Queues())
	}
	var walked []string
	walk := func(v Visit) error { walked = append(walked, v.ID+" "+v.Place); return nil }
	if err := table.Roster(t.Context(), a.Store, visitors, walk); err != nil || !cmp.Equal([]string{"VST-1 Main Street"}, walked) {
		t.Errorf("the roster is %v, %v", walked, err)
	}

	a.run(func(f VisitFile) (casefile.Change, error) { return f.end(sam, "clean", monday) })
	assigned, err = a.Assigned(t.Context(), "sam", table.Span{}, "", 10)
	if err != nil || len(assigned.Items) != 0 || len(a.work(queueVisits)) != 0 {
		t.Errorf("once it is closed: %v and %v, %v", ids(assigned.Items), a.work(queueVisits), err)
	}
	walked = nil
	if err := table.Roster(t.Context(), a.Store, visitors, walk); err != nil || walked != nil {
		t.Errorf("the roster is %v, %v", walked, err)
	}
}

func TestAVisitsDeadlineIsSwept(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	const day = calendar.Date("2026-12-04")
	due := a.due(day)
	if due.ID != visitID || due.Due != (casefile.Due{On: day, Kind: dueVisit, Ref: "Main Street"}) {
		t.Fatalf("filed is %+v", due)
	}
	f := a.sweep(due, day)
	if len(f.Visit.Missed) != 1 || f.Visit.Dues != nil || a.kinds[len(a.kinds)-1].Alarms[due.Kind] != "VisitLate" {
		t.Errorf("afterwards: %+v", f.Visit)
	}
	var says struct{ Door, For string }
	l := f.Letters[len(f.Letters)-1]
	if err := l.Says(&says); err != nil || l.Name != late || says.Door != "1234" || says.For != "Ada Sample Jr., NP" {
		t.Errorf("it owes %+v, %v", l, err)
	}
	if got := ids(a.work(casefile.QueueOverdue)); !cmp.Equal([]string{visitID}, got) {
		t.Errorf("overdue are %v", got)
	}
	if left := a.dues(day); len(left) != 0 {
		t.Errorf("left under the day: %v", left)
	}
	if again := a.sweep(due, day); len(again.Events) != len(f.Events) || again.Visit.Version != f.Visit.Version {
		t.Errorf("swept twice it says %+v", again.Events[len(f.Events):])
	}
}

// dues are the deadlines of a day, of all shards.
func (a agency) dues(day calendar.Date) (all []table.DueItem) {
	a.Helper()
	for shard := range table.Shards {
		dues, err := a.Dues(a.Context(), day, shard)
		if err != nil {
			a.Fatal(err)
		}
		all = append(all, dues...)
	}
	return all
}

// due is the one deadline of a day.
func (a agency) due(day calendar.Date) table.DueItem {
	a.Helper()
	all := a.dues(day)
	if len(all) != 1 {
		a.Fatalf("filed are %v", all)
	}
	return all[0]
}

// sweep does what is owed on a day, as the sweep does: through the kind alone.
func (a agency) sweep(due table.DueItem, day calendar.Date) VisitFile {
	a.Helper()
	kind, err := a.kinds.Of(due.ID)
	if err != nil {
		a.Fatal(err)
	}
	return a.run(func(f VisitFile) (casefile.Change, error) {
		around := casefile.Around{Cases: map[string]casefile.Case{}, Records: map[casefile.Ref][]byte{}}
		needs := kind.Needs(f, due.Due)
		for _, id := range needs.Cases {
			around.Cases[id], err = a.Case(a.Context(), id)
			if err != nil {
				return casefile.Change{}, err
			}
		}
		for _, ref := range needs.Records {
			if around.Records[ref], err = a.Record(a.Context(), ref); err != nil {
				return casefile.Change{}, err
			}
		}
		return kind.FallDue(f, due.Due, day, around, day.Start(time.UTC).Add(15*time.Hour))
	})
}

func TestAVisitsLettersGoOut(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	const number = visitID + "-L01"
	if id, ok := casefile.CaseOf(number); !ok || id != visitID {
		t.Fatalf("%s is a letter of %q", number, id)
	}
	claim := func() error { return a.ClaimLetter(t.Context(), visitID, number, 0, realtime.Now()) }
	if err := claim(); err != nil {
		t.Fatal(err)
	}
	if err := claim(); !errors.Is(err, table.ErrConflict) {
		t.Errorf("claimed twice: %v", err)
	}
	f := a.run(func(f VisitFile) (casefile.Change, error) { return casefile.LetterWasSent(f, number, "m-1", monday) })
	if l, _ := f.Letter(number); l.Delivery != casefile.DeliverySent || l.MessageID != "m-1" || f.Visit.Version != 1 {
		t.Errorf("sent: %+v, version %d", l, f.Visit.Version)
	}
	rev := f.Visit.Rev
	f = a.run(func(f VisitFile) (casefile.Change, error) { return casefile.LetterWasSent(f, number, "m-2", monday) })
	if l, _ := f.Letter(number); l.MessageID != "m-1" || f.Visit.Rev != rev {
		t.Errorf("sent twice: %+v, rev %d", l, f.Visit.Rev)
	}
	a.run(func(f VisitFile) (casefile.Change, error) { return casefile.LetterWasDelivered(f, number, monday) })
	a.run(func(f VisitFile) (casefile.Change, error) {
		return casefile.LetterDidBounce(f, number, "no such box", monday)
	})
	if got := ids(a.work(casefile.QueueBounced)); !cmp.Equal([]string{visitID}, got) {
		t.Errorf("bounced are %v", got)
	}
	for _, fate := range []table.LetterFate{table.LettersSent, table.LettersBounced} {
		n, err := a.CountLetters(t.Context(), "ga", "2026-11", fate)
		p, listed := a.WithLetters(t.Context(), "ga", "2026-11", fate, "", 10)
		if err != nil || listed != nil || n != 1 || !cmp.Equal([]string{visitID}, ids(p.Items)) {
			t.Errorf("%s are %d of %v, %v, %v", fate, n, ids(p.Items), err, listed)
		}
	}
	f = a.run(func(f VisitFile) (casefile.Change, error) { return casefile.ResendLetter(f, sam, number, monday) })
	if l, _ := f.Letter(visitID + "-L02"); l.Name != announced || l.Delivery != casefile.DeliveryOwed || len(a.work(casefile.QueueBounced)) != 0 {
		t.Errorf("sent again: %+v; bounced are %v", l, a.work(casefile.QueueBounced))
	}
}

func TestWhatLiesInAVisit(t *testing.T) {
	t.Parallel()
	a, now := newAgency(t), monday
	f := a.run(func(f VisitFile) (casefile.Change, error) {
		return f.did(casefile.Provider, now, func(e *visitEdit) error {
			return e.Announce("doc-001", casefile.Upload{Type: "floor-plan", FileName: "plan.pdf", ContentType: "application/pdf", Size: 9}, realtime.Now())
		})
	})
	if owed := f.Owed(f.Visit.Requirements); len(owed) != 1 || owed[0].Type != "floor-plan" {
		t.Errorf("owed are %+v", owed)
	}
	a.run(func(f VisitFile) (casefile.Change, error) {
		return casefile.ReceiveDocument(f, "doc-001", casefile.Arrival{ContentType: "application/pdf", Size: 9, SHA256: "s", Version: "v1", AwaitScan: true}, now)
	})
	a.run(func(f VisitFile) (casefile.Change, error) {
		return casefile.ScanDocument(f, "doc-001", "v1", casefile.ScanClean, now)
	})
	f = a.run(func(f VisitFile) (casefile.Change, error) {
		return f.did(sam, now, func(e *visitEdit) error {
			e.Discrepancy(casefile.Discrepancy{ID: "q-01", Element: "rooms", Yours: "3", Source: "4", DueOn: "2026-12-01"})
			e.Note(sam, "The door sticks.")
			e.Note(sam, "Ring twice.")
			return e.Review("doc-001", casefile.Review{Verdict: casefile.DocumentGood})
		})
	})
	if d, _ := f.Document("doc-001"); d.State != casefile.DocumentGood || d.ReviewedBy != "sam" || len(f.Owed(f.Visit.Requirements)) != 0 {
		t.Errorf("the document is %+v", d)
	}
	if len(f.OpenQuestions()) != 1 || len(f.Notes) != 2 || f.Notes[1].Text != "Ring twice." {
		t.Errorf("questions %+v, notes %+v", f.Discrepancies, f.Notes)
	}
	access, err := table.RecordAs[Access](t.Context(), a.Store, casefile.Ref{ID: visitID, Name: accessRecord})
	if err != nil || access.DoorCode != "1234" {
		t.Errorf("the record is %+v, %v", access, err)
	}
	for _, ref := range []casefile.Ref{{ID: visitID, Name: "OTHER"}, {ID: "VST-9", Name: accessRecord}} {
		if _, err := a.Record(t.Context(), ref); !problem.Is(err, problem.KindNotFound) {
			t.Errorf("the record %v: %v", ref, err)
		}
	}
}

// What a kind does not know is a fault that is heard of, not passed over.
func TestAVisitKnowsItsParts(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	c, err := a.visit(visitID).look(sam, Room{Name: "lab"}, monday)
	if err != nil {
		t.Fatal(err)
	}
	c.Items[0].Part = "CELLAR"
	tabletest.Commit(t, a.Store, c)
	if _, err := a.Case(t.Context(), visitID); err == nil || !strings.Contains(err.Error(), "CELLAR") {
		t.Errorf("a part that is none: %v", err)
	}
}

func TestOneVisitHoldsAPlace(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	second, err := order("VST-2", "Main Street", monday)
	if err != nil {
		t.Fatal(err)
	}
	asks := opened("CRD-2", func(a *application.Application) { a.TaxRef = "ref-2" })
	asks.Free = []casefile.Lock{placeLock("Main Street")}
	for what, c := range map[string]casefile.Change{"a second visit": second, "who asks that nobody goes there": asks} {
		held, ok := as[*table.HeldError](a.Commit(t.Context(), c))
		if !ok || held.Holder != visitID || !problem.Is(held, problem.KindConflict) || held.Unwrap().Error() != problem.Conflict("Somebody is on the way there.").Error() {
			t.Errorf("%s hears %v", what, held)
		}
	}
	a.run(func(f VisitFile) (casefile.Change, error) { return f.end(sam, "clean", monday) })
	tabletest.Commit(t, a.Store, asks, second)
	if got := a.visit("VST-2"); !got.Visit.Open || a.visit(visitID).Visit.Open {
		t.Errorf("the second visit is %+v", got.Visit)
	}
}

func TestAVisitsNumbersAreItsOwn(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	road := opened("CRD-2", func(a *application.Application) { a.TaxRef = "ref-2" })
	row := application.Tally{ApplicationID: "CRD-2", Market: "ga"}
	road.Tally = &casefile.Tally{Month: "2026-11", Row: row}
	tabletest.Commit(t, a.Store, road)
	a.run(func(f VisitFile) (casefile.Change, error) { return f.end(sam, "clean", monday.AddDate(0, 1, 0)) })
	rows, err := table.Tallies[VisitRow](t.Context(), a.Store, visit.Name, []string{"ga"}, []string{"2026-11", "2026-12"})
	if want := []VisitRow{{visitID, "clean"}}; err != nil || !cmp.Equal(want, rows) {
		t.Errorf("visits: %+v, %v", rows, err)
	}
	stats, err := a.road().Stats(t.Context(), []string{"ga"}, []string{"2026-11"})
	if err != nil || !cmp.Equal([]application.Tally{row}, stats) {
		t.Errorf("applications: %+v, %v", stats, err)
	}
}

func TestAVisitAndAnApplicationChangeTogether(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	seen := file(t, a.road(), "CRD-1")
	both := func(of application.File) casefile.Change {
		c, err := a.visit(visitID).end(sam, "clean", monday)
		if err != nil {
			t.Fatal(err)
		}
		also := next(of)
		also.Notes = []casefile.Note{{At: monday, Actor: "staff:sam", Text: "Seen."}}
		c.Also = append(c.Also, also)
		return c
	}
	tabletest.Commit(t, a.Store, next(seen))
	if err := a.Commit(t.Context(), both(seen)); !errors.Is(err, table.ErrConflict) {
		t.Errorf("an application that somebody else wrote: %v", err)
	}
	if v := a.visit(visitID).Visit; v.Result != "" || v.Rev != 1 {
		t.Errorf("half of it was done: %+v", v)
	}
	c := both(file(t, a.road(), "CRD-1"))
	tabletest.Commit(t, a.Store, c)
	if part, ok := c.Of("CRD-1"); !ok || part.After.Rev != 3 {
		t.Errorf("the application's part is %+v", part.After)
	}
	if f := file(t, a.road(), "CRD-1"); len(f.Notes) != 1 || f.Application.Rev != 3 || a.visit(visitID).Visit.Result != "clean" {
		t.Errorf("the application has %+v at rev %d, the visit is %+v", f.Notes, f.Application.Rev, a.visit(visitID).Visit)
	}
}
