package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/market"
	"credo/shared/statistics"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

const route = "GET /staff/dashboard"

// now is when the dashboard is looked at.
var now = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// file is an application of a market in a state since a day of 2026.
func file(id, market string, state application.State, submitted, since calendar.Date) application.Application {
	return application.Application{Header: casefile.Header{ID: id, Market: market, NPI: "1234567893", Rev: 1, Version: 1}, Kind: form.KindInitial, TaxRef: id,
		State: state, SubmittedOn: submitted, Since: since.Start(time.UTC).Add(time.Hour)}
}

func enrolled(id string, submitted, completed, decided, loaded, welcomed calendar.Date) application.Application {
	a := file(id, "ga", application.StateEnrolled, submitted, loaded)
	a.CompletedOn, a.Enrolled, a.Welcomed, a.WelcomeBy = completed, loaded, welcomed, loaded.AddBusinessDays(5)
	a.Decision = &application.DecisionRecord{Decision: application.Decision{Outcome: application.OutcomeApproved}, On: decided}
	return a
}

func TestTheDashboard(t *testing.T) {
	t.Parallel()
	markets := market.Known()
	files := tabletest.New(t)
	for _, a := range []application.Application{
		enrolled("CRD-1", "2026-08-03", "2026-08-10", "2026-10-01", "2026-10-05", "2026-10-09"),
		enrolled("CRD-2", "2026-09-01", "2026-09-02", "2026-10-01", "2026-10-06", "2026-10-20"),
		enrolled("CRD-3", "2026-09-01", "2026-09-12", "2026-10-11", "2026-10-12", ""),
		enrolled("CRD-4", "2026-10-01", "2026-10-02", "2026-11-18", "2026-11-20", ""),
		file("CRD-5", "ga", application.StateWithdrawn, "2026-10-05", "2026-10-31"),
		file("CRD-6", "ar-passe", application.StateTurnedAway, "2026-11-02", "2026-11-02"),
		file("CRD-7", "ga", application.StateVerifying, "2026-11-02", "2026-11-02"),
		file("CRD-8", "ga", application.StateDenied, "2025-09-02", "2025-10-02"), // too long ago to show
	} {
		c := tabletest.State(a)
		if a.ID == "CRD-7" {
			c.Tasks = []casefile.Task{{Queue: application.QueueVerification, DueOn: "2026-12-01"}, {Queue: casefile.QueueOverdue, DueOn: "2026-11-23"}}
		}
		if err := files.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range []casefile.EventName{casefile.LetterSent, casefile.LetterSent, casefile.LetterBounced} {
		a := file(fmt.Sprint("CRD-L", i), "ga", application.StateGathering, "2026-11-02", "2026-11-02")
		e := casefile.Event{Case: application.CaseName, ID: a.ID, Seq: 1, At: now, Market: a.Market, Event: name, Data: map[string]any{"letterNumber": a.ID + "-L01"}}
		c := tabletest.State(a)
		c.Events = []casefile.Event{e}
		if err := files.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	serve := showDashboard(board{files: files, markets: markets, clock: func() time.Time { return now }})
	response, err := serve(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%d %s, %v", response.StatusCode, response.Body, err)
	}
	httpapitest.Check(t, route, response)
	got := httpapitest.Decode[dashboard](t, response)

	want := []finishedMonth{
		{Market: "ga", Month: "2026-11", Enrolled: 1, DaysToComplete: daysOf(1, 1, 1), DaysToDecide: daysOf(1, 48, 48),
			DaysToEnroll: daysOf(1, 50, 50), Query: "market=ga&month=2026-11"},
		{Market: "ga", Month: "2026-10", Enrolled: 3, Withdrawn: 1, DaysToComplete: daysOf(3, 7, 11), DaysToDecide: daysOf(3, 40, 59),
			DaysToEnroll: daysOf(3, 41, 63), WelcomedInTime: 1, WelcomedLate: 2, Query: "market=ga&month=2026-10"},
		{Market: "ar-passe", Month: "2026-11", TurnedAway: 1, Query: "market=ar-passe&month=2026-11"},
	}
	if diff := cmp.Diff(want, got.Finished); diff != "" {
		t.Error(diff)
	}
	letters := []letterMonth{{Market: "ga", Month: "2026-11", Sent: 2, Bounced: 1,
		SentQuery: "letters=sent&market=ga&month=2026-11", BouncedQuery: "letters=bounced&market=ga&month=2026-11"}}
	if diff := cmp.Diff(letters, got.Letters); diff != "" {
		t.Error(diff)
	}
	open := map[string]int{}
	for _, w := range got.Open {
		if w.Count > 0 {
			open[w.Query] = w.Count
		}
	}
	if diff := cmp.Diff(map[string]int{"market=ga&queue=verification": 1, "market=ga&queue=overdue": 1}, open); diff != "" {
		t.Error(diff)
	}
	var due []dueSpan
	for _, s := range got.Due {
		if s.Count > 0 {
			due = append(due, s)
		}
	}
	spans := []dueSpan{
		{Market: "ga", From: "2026-11-23", Until: "2026-11-23", Count: 1, Query: "from=2026-11-23&market=ga&queue=due&until=2026-11-23"},
		{Market: "ga", From: "2026-12-01", Until: "2026-12-07", Count: 1, Query: "from=2026-12-01&market=ga&queue=due&until=2026-12-07"},
	}
	if diff := cmp.Diff(spans, due); diff != "" {
		t.Error(diff)
	}
	if len(got.Open) != len(markets.All())*len(store.Kinds.Queues()) || !got.At.Equal(now) {
		t.Errorf("%d counts at %v", len(got.Open), got.At)
	}
}

// A kind of case that is added to store.Kinds is counted beside the others, and nothing
// here is edited for it.
func TestAnotherKindOfCaseIsCounted(t *testing.T) {
	t.Parallel()
	complaint := casefile.Kind{Name: "complaint", Key: "COMPLAINT", Queues: []casefile.Queue{"complaints"},
		Owns: func(id string) bool { return strings.HasPrefix(id, "CMP-") }}
	files := &store.Store{Store: tabletest.With(t, slices.Concat(store.Kinds, casefile.Kinds{complaint}))}
	h := casefile.Header{Case: complaint.Name, ID: "CMP-1", Market: "ga", NPI: "1245319599", Rev: 1, Version: 1}
	tabletest.Commit(t, files, casefile.Change{After: h, State: h, Tasks: []casefile.Task{{Queue: "complaints", DueOn: "2026-11-23"}}})
	serve := showDashboard(board{files: files, markets: market.Known(), clock: func() time.Time { return now }})
	response, err := serve(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil {
		t.Fatal(err)
	}
	httpapitest.Check(t, route, response)
	got := httpapitest.Decode[dashboard](t, response)
	want := openWork{Market: "ga", Queue: "complaints", Count: 1, Query: "market=ga&queue=complaints"}
	if !slices.Contains(got.Open, want) {
		t.Errorf("%+v lacks %+v", got.Open, want)
	}
}

func daysOf(count int, median float64, p90 int) *statistics.Days {
	return &statistics.Days{Count: count, Median: median, P90: p90}
}
