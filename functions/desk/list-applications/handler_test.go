package main

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/realtime"
	"credo/shared/secret"
	"credo/shared/statistics"
	"credo/shared/store"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

const route = "GET /staff/applications"

var (
	monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	sam    = httpapitest.Staff("sam", casefile.RoleSpecialist)
)

// desk is the function over a table with some files in it.
type desk struct {
	t     *testing.T
	store *store.Store
	lists lists
	serve httpapi.Handler
	ids   []string
}

// newDesk files the applications of so many practitioners, by turns in Georgia and
// Kentucky, a week after each other.
func newDesk(t *testing.T, files int) *desk {
	t.Helper()
	markets := market.Known()
	d := &desk{t: t, store: tabletest.New(t)}
	d.lists = lists{files: d.store, markets: markets, cursors: cursors{secret: secret.Fixed("sample"), now: realtime.Now}, clock: func() time.Time { return monday }}
	d.serve = listApplications(d.lists)
	for n := range files {
		id, err := identifier.NewApplicationID(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		at := monday.AddDate(0, 0, 7*n)
		form := applicationtest.Practitioner(n, []string{"ga", "ky"}[n%2], "NP", calendar.DateOf(at, time.UTC))
		c, err := application.Submit(form, id, fmt.Sprint("ref-", n), nil, at)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.store.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		d.ids = append(d.ids, id)
	}
	return d
}

func (d *desk) list(options ...httpapitest.Option) list {
	d.t.Helper()
	response := httpapitest.Send(d.t, d.serve, route, append(options, sam)...)
	if response.StatusCode != http.StatusOK {
		d.t.Fatalf("%d %s", response.StatusCode, response.Body)
	}
	return httpapitest.Decode[list](d.t, response)
}

func (l list) ids() []string {
	var out []string
	for _, i := range l.Items {
		out = append(out, i.ApplicationID)
	}
	return out
}

func (d *desk) want(what string, want []string, got list) {
	d.t.Helper()
	if diff := cmp.Diff(want, got.ids()); diff != "" {
		d.t.Errorf("%s: %s", what, diff)
	}
}

func TestAQueueComesByWhatIsDueFirst(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 4)
	d.want("unassigned", d.ids, d.list(httpapitest.Query("queue", "unassigned")))
	d.want("in Kentucky", []string{d.ids[1], d.ids[3]}, d.list(httpapitest.Query("queue", "unassigned"), httpapitest.Query("market", "ky")))
	d.want("due", d.ids, d.list(httpapitest.Query("queue", "due")))
	d.want("ready", nil, d.list(httpapitest.Query("queue", "ready")))

	first := d.list(httpapitest.Query("queue", "unassigned")).Items[0]
	want := listItem{Case: application.CaseName, ID: d.ids[0], ApplicationID: d.ids[0], State: string(application.StateGathering), Kind: string(form.KindInitial), Market: "ga",
		Name: first.Name, NPI: applicationtest.Practitioner(0, "ga", "NP", "2026-11-23").NPI,
		Queue: application.QueueUnassigned, DueOn: "2026-11-27", Version: 1}
	if diff := cmp.Diff(want, first); diff != "" || first.Name == "" {
		t.Error(diff)
	}
}

func TestPagesJoinWithoutGapOrOverlap(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 5)
	var got []string
	for next := ""; ; {
		page := d.list(httpapitest.Query("queue", "due"), httpapitest.Query("limit", "2"), httpapitest.Query("cursor", next))
		got = append(got, page.ids()...)
		if next = page.NextCursor; next == "" {
			break
		}
	}
	if diff := cmp.Diff(d.ids, got); diff != "" {
		t.Error(diff)
	}
}

func TestMineAreTheFilesAssignedToMe(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 3)
	for i, username := range []string{"sam", "kim", "sam"} {
		_, err := d.store.UpdateFile(t.Context(), d.ids[i], func(f application.File) (casefile.Change, error) {
			return f.Assign(casefile.Staff("kim", casefile.RoleSpecialist), username, monday)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	mine := d.list(httpapitest.Query("queue", "mine"))
	if len(mine.Items) != 2 || mine.Items[0].Assignee != "sam" || mine.Items[1].Assignee != "sam" {
		t.Errorf("%+v", mine)
	}
}

func TestAMonthListsWhatWasFinishedInIt(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 5)
	for i, day := range []string{"2026-12-31", "2027-01-03", "2027-01-02", "2027-01-31", "2027-02-01"} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.store.UpdateFile(t.Context(), d.ids[i], func(f application.File) (casefile.Change, error) {
			return f.Withdraw("", application.Network{}, at.Add(12*time.Hour))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	january := httpapitest.Query("month", "2027-01")
	d.want("January", []string{d.ids[2], d.ids[1], d.ids[3]}, d.list(january))
	d.want("in Kentucky", []string{d.ids[1], d.ids[3]}, d.list(january, httpapitest.Query("market", "ky")))
	d.want("March", nil, d.list(httpapitest.Query("month", "2027-03")))
	first := d.list(january, httpapitest.Query("limit", "2"))
	rest := d.list(january, httpapitest.Query("limit", "2"), httpapitest.Query("cursor", first.NextCursor))
	d.want("by pages", []string{d.ids[2], d.ids[1], d.ids[3]}, list{Items: append(first.Items, rest.Items...)})
	if rest.NextCursor != "" {
		t.Errorf("after the last page: %q", rest.NextCursor)
	}
	for _, wrong := range []string{"2027", "2027-13", "January", "2027-01-01"} {
		if a := httpapitest.Send(t, d.serve, route, httpapitest.Query("month", wrong), sam); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", wrong, a.StatusCode, a.Body)
		}
	}
}

// What a number of the month counts is told by shared/statistics; here that it is asked.
func TestANumberListsJustTheFilesItCounts(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 0)
	d.lists.clock = func() time.Time { return time.Date(2026, 10, 20, 15, 0, 0, 0, time.UTC) }
	d.serve = listApplications(d.lists)
	file := func(id string, state application.State, submitted, finished calendar.Date, change func(*application.Application)) {
		a := application.Application{Header: casefile.Header{ID: id, Market: "ga", NPI: "1234567893", Rev: 1, Version: 1}, Kind: form.KindInitial, TaxRef: id, State: state,
			SubmittedOn: submitted, Since: finished.Start(time.UTC)}
		change(&a)
		if err := d.store.Commit(t.Context(), tabletest.State(a)); err != nil {
			t.Fatal(err)
		}
	}
	decided := &application.DecisionRecord{On: "2026-09-30"}
	file("CRD-1", application.StateEnrolled, "2026-09-01", "2026-10-05", func(a *application.Application) {
		a.CompletedOn, a.Decision, a.Enrolled, a.WelcomeBy, a.Welcomed = "2026-09-10", decided, "2026-10-05", "2026-10-13", "2026-10-13"
	})
	file("CRD-2", application.StateEnrolled, "2026-09-01", "2026-10-06", func(a *application.Application) {
		a.CompletedOn, a.Decision, a.Enrolled, a.WelcomeBy = "2026-09-10", decided, "2026-10-06", "2026-10-14"
	})
	file("CRD-3", application.StateDenied, "2026-09-01", "2026-10-07", func(a *application.Application) { a.CompletedOn, a.Decision = "2026-09-10", decided })
	file("CRD-4", application.StateDiscontinued, "2026-06-01", "2026-10-08", func(a *application.Application) { a.CompletedOn = "2026-09-10" })
	file("CRD-5", application.StateWithdrawn, "2026-10-01", "2026-10-09", func(*application.Application) {})
	file("CRD-6", application.StateWithdrawn, "2025-10-08", "2026-10-09", func(*application.Application) {}) // 366 days
	file("CRD-7", application.StateWithdrawn, "2025-10-09", "2026-10-09", func(*application.Application) {})

	month := httpapitest.Query("month", "2026-10")
	for number, want := range map[statistics.Number][]string{
		"":                        {"CRD-1", "CRD-2", "CRD-3", "CRD-4", "CRD-5", "CRD-7"},
		statistics.Enrolled:       {"CRD-1", "CRD-2"},
		statistics.Denied:         {"CRD-3"},
		statistics.Discontinued:   {"CRD-4"},
		statistics.Withdrawn:      {"CRD-5", "CRD-7"},
		statistics.TurnedAway:     nil,
		statistics.DaysToComplete: {"CRD-1", "CRD-2", "CRD-3", "CRD-4"},
		statistics.DaysToDecide:   {"CRD-1", "CRD-2", "CRD-3"},
		statistics.DaysToEnroll:   {"CRD-1", "CRD-2"},
		statistics.WelcomedInTime: {"CRD-1"},
		statistics.WelcomedLate:   {"CRD-2"},
	} {
		d.want(string(number), want, d.list(month, httpapitest.Query("counted", string(number))))
	}
}

func TestASpanListsWhatIsDueWithinIt(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 4) // due on 27 November, 3, 10 and 17 December
	due, from, until := httpapitest.Query("queue", "due"), httpapitest.Query("from", "2026-12-03"), httpapitest.Query("until", "2026-12-10")
	d.want("a week", d.ids[1:3], d.list(due, from, until))
	d.want("until", d.ids[:3], d.list(due, until))
	d.want("from", d.ids[1:], d.list(httpapitest.Query("queue", "unassigned"), from))
	d.want("in Kentucky", d.ids[1:2], d.list(due, from, until, httpapitest.Query("market", "ky")))
	page := d.list(due, from, httpapitest.Query("limit", "2"))
	d.want("the first page", d.ids[1:3], page)
	d.want("the second page", d.ids[3:], d.list(due, from, httpapitest.Query("limit", "2"), httpapitest.Query("cursor", page.NextCursor)))
}

func TestAQuestionOfPartsThatDoNotBelongTogetherIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 0)
	for field, options := range map[string][]httpapitest.Option{
		"/until":   {httpapitest.Query("from", "2026-12-04"), httpapitest.Query("until", "2026-12-03")},
		"/from":    {httpapitest.Query("from", "4 December")},
		"/counted": {httpapitest.Query("counted", "denied")},
		"/queue":   {httpapitest.Query("queue", "nobodys")},
		"/month":   {httpapitest.Query("counted", "denied"), httpapitest.Query("month", "October")},
	} {
		a := httpapitest.Send(t, d.serve, route, append(options, sam)...)
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.Body, field) {
			t.Errorf("%s: %d %s", field, a.StatusCode, a.Body)
		}
	}
	both := []httpapitest.Option{httpapitest.Query("counted", "denied"), httpapitest.Query("month", "2026-10"), httpapitest.Query("market", "ga"), httpapitest.Query("letters", "sent"), sam}
	if a := httpapitest.Send(t, d.serve, route, both...); a.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("%d %s", a.StatusCode, a.Body)
	}
	unknown := httpapitest.Send(t, d.serve, route, httpapitest.Query("counted", "all"), httpapitest.Query("month", "2026-10"), sam)
	if unknown.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("%d %s", unknown.StatusCode, unknown.Body)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 3)
	form := applicationtest.Practitioner(1, "ky", "NP", "2026-11-24")
	for typed, want := range map[string][]string{
		form.NPI: {d.ids[1]}, d.ids[2]: {d.ids[2]},
		strings.ToLower(strings.ReplaceAll(d.ids[2], "-", " ")): {d.ids[2]},
		form.Practitioner.Name.First:                            {d.ids[1]},
		"nobody":                                                nil,
	} {
		d.want(typed, want, d.list(httpapitest.Query("q", typed)))
	}
	d.want("of another market", nil, d.list(httpapitest.Query("q", form.NPI), httpapitest.Query("market", "ga")))
}

// Whoever takes part is known by the Provider Number, which leads to the application it came from.
func TestSearchByProviderNumber(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 0)
	road := applicationtest.Nurse(t, 1).Enrolled()
	tabletest.Commit(t, d.store, road.Changes...)
	d.want("the number", []string{road.File.Application.ID}, d.list(httpapitest.Query("q", " "+road.Number()+" ")))
	d.want("another's", nil, d.list(httpapitest.Query("q", road.NewNumber())))
}

func TestACursorIsGoodForItsListAndADay(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 3)
	due, one := httpapitest.Query("queue", "due"), httpapitest.Query("limit", "1")
	next := d.list(due, one).NextCursor
	later := d.lists
	later.cursors.now = func() realtime.Instant { return realtime.Now().Add(25 * time.Hour) }
	other := d.lists
	other.cursors.secret = secret.Fixed("another")
	for name, c := range map[string]struct {
		serve   httpapi.Handler
		options []httpapitest.Option
	}{
		"forged":           {d.serve, []httpapitest.Option{due, httpapitest.Query("cursor", forged(next))}},
		"respelled":        {d.serve, []httpapitest.Option{due, httpapitest.Query("cursor", next+"\n")}},
		"cut off":          {d.serve, []httpapitest.Option{due, httpapitest.Query("cursor", next[:20])}},
		"no cursor at all": {d.serve, []httpapitest.Option{due, httpapitest.Query("cursor", "???")}},
		"of another queue": {d.serve, []httpapitest.Option{httpapitest.Query("queue", "ready"), httpapitest.Query("cursor", next)}},
		"of another day":   {listApplications(later), []httpapitest.Option{due, httpapitest.Query("cursor", next)}},
		"of another stage": {listApplications(other), []httpapitest.Option{due, httpapitest.Query("cursor", next)}},
	} {
		response := httpapitest.Send(t, c.serve, route, append(c.options, one, sam)...)
		if response.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", name, response.StatusCode, response.Body)
		}
	}
	if got := d.list(due, one, httpapitest.Query("cursor", next)); len(got.Items) != 1 || got.Items[0].ApplicationID != d.ids[1] {
		t.Errorf("a good cursor: %v", got.ids())
	}
}

func TestTheSampleEventIsAnswered(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1)
	response, err := d.serve(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%d %s, %v", response.StatusCode, response.Body, err)
	}
	httpapitest.Check(t, route, response)
}

// Two of three letters of one file went in November, one came back; another file's went too.
func TestTheFilesBehindLetters(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 4) // 0 and 2 in Georgia
	tell := func(i int, at time.Time, tell func(application.File, string, time.Time) (casefile.Change, error)) {
		_, err := d.store.UpdateFile(t.Context(), d.ids[i], func(f application.File) (casefile.Change, error) {
			return tell(f, f.Letters[len(f.Letters)-1].Number, at)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	sent := func(f application.File, number string, at time.Time) (casefile.Change, error) {
		return casefile.LetterWasSent(f, number, "message", at)
	}
	bounced := func(f application.File, number string, at time.Time) (casefile.Change, error) {
		return casefile.LetterDidBounce(f, number, "No such address.", at)
	}
	for _, i := range []int{0, 1, 2} {
		tell(i, monday, sent)
		tell(i, monday, sent) // events come more than once
	}
	tell(2, monday.AddDate(0, 0, 14), bounced)
	tell(2, monday, func(f application.File, number string, at time.Time) (casefile.Change, error) {
		return casefile.ResendLetter(f, casefile.Staff("sam", casefile.RoleSpecialist), number, at)
	})
	tell(2, monday, sent)

	georgia := []string{d.ids[0], d.ids[2]}
	slices.Sort(georgia)
	query := func(fate, market, month string, more ...httpapitest.Option) list {
		return d.list(append(more, httpapitest.Query("letters", fate), httpapitest.Query("market", market), httpapitest.Query("month", month))...)
	}
	d.want("sent in Georgia", georgia, query("sent", "ga", "2026-11"))
	d.want("sent in Kentucky", []string{d.ids[1]}, query("sent", "ky", "2026-11"))
	d.want("sent in December", nil, query("sent", "ga", "2026-12"))
	d.want("bounced in December", []string{d.ids[2]}, query("bounced", "ga", "2026-12"))
	page := query("sent", "ga", "2026-11", httpapitest.Query("limit", "1"))
	d.want("the first page", georgia[:1], page)
	page = query("sent", "ga", "2026-11", httpapitest.Query("limit", "1"), httpapitest.Query("cursor", page.NextCursor))
	d.want("the second page", georgia[1:], page)
	if page.NextCursor != "" {
		t.Error("there is a third page")
	}

	for month, want := range map[string][2]int{"2026-11": {3, 0}, "2026-12": {0, 1}} {
		for i, fate := range []table.LetterFate{table.LettersSent, table.LettersBounced} {
			if n, err := d.store.CountLetters(t.Context(), "ga", month, fate); n != want[i] || err != nil {
				t.Errorf("%s, %s: %d letters, want %d; %v", month, fate, n, want[i], err)
			}
		}
	}
	for _, lacking := range []httpapitest.Option{httpapitest.Query("market", "ga"), httpapitest.Query("month", "2026-11"), httpapitest.Query("market", "tx")} {
		if a := httpapitest.Send(t, d.serve, route, httpapitest.Query("letters", "sent"), lacking, sam); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%d %s", a.StatusCode, a.Body)
		}
	}
}

// forged is a cursor whose signature is another one.
func forged(cursor string) string {
	if cursor[0] == 'x' {
		return "y" + cursor[1:]
	}
	return "x" + cursor[1:]
}
