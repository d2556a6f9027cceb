package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	smithy "github.com/aws/smithy-go/middleware"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/provider"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

// begin is when the stories begin, a Monday morning in every market.
var begin = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// at is the morning of the n-th day after the start.
func at(n int) order {
	return order{Time: time.Date(2026, 11, 23+n, 8, 0, 0, 0, time.UTC)}
}

func sweeper(t *testing.T, s *table.Store, log *bytes.Buffer) sweep {
	t.Helper()
	markets, err := market.Load()
	if err != nil {
		t.Fatal(err)
	}
	return sweep{store: s, markets: markets.All(), log: slog.New(slog.NewJSONHandler(log, nil))}
}

// swept says that every day to the n-th was swept.
func swept(t *testing.T, s *table.Store, n int) {
	t.Helper()
	days := map[int]calendar.Date{}
	for shard := range table.Shards {
		days[shard] = calendar.DateOf(at(n).Time, time.UTC)
	}
	if err := s.SetSwept(t.Context(), days); err != nil {
		t.Fatal(err)
	}
}

// submit files the application of a nurse practitioner in Georgia who still owes documents.
func submit(t *testing.T, s *table.Store, n int) string {
	t.Helper()
	id := fmt.Sprintf("CRD-%d", n)
	form := applicationtest.Practitioner(n, "ga", "NP", calendar.DateOf(begin, time.UTC))
	c, err := application.Submit(form, id, fmt.Sprint("ref-", n), nil, begin)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return id
}

func file(t *testing.T, s *table.Store, id string) application.File {
	t.Helper()
	f, err := s.File(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// story is what a provider noticed of the deadlines.
func story(f application.File) []string {
	out := []string{string(f.Application.State)}
	for _, l := range f.Letters {
		out = append(out, string(l.Name))
	}
	return out
}

var discontinued = []string{"discontinued", "confirmation", "reminder", "reminder", "discontinued"}

func TestDeadlinesComeDayByDay(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	s := sweeper(t, store, &bytes.Buffer{})
	id := submit(t, store, 1)
	for _, c := range []struct {
		day  int
		want []string
	}{
		{9, []string{"gathering", "confirmation"}},
		{10, []string{"gathering", "confirmation", "reminder"}},
		{20, []string{"gathering", "confirmation", "reminder", "reminder"}},
		{30, []string{"gathering", "confirmation", "reminder", "reminder"}},
		{31, discontinued},
	} {
		swept(t, store, c.day-1)
		for range 2 { // the second time changes nothing
			if err := s.handle(t.Context(), at(c.day)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, story(file(t, store, id))); diff != "" {
				t.Errorf("day %d: %s", c.day, diff)
			}
		}
	}
}

func TestDaysMissedAreCaughtUpInOrder(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	s := sweeper(t, store, &bytes.Buffer{})
	swept(t, store, 0)
	var ids []string
	for n := range 5 {
		ids = append(ids, submit(t, store, n))
	}
	if err := s.handle(t.Context(), at(33)); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		f := file(t, store, id)
		if diff := cmp.Diff(discontinued, story(f)); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
		if err := application.VerifyChain(f.Events); err != nil {
			t.Error(err)
		}
	}
	before := file(t, store, ids[0]).Application.Rev
	for _, day := range []int{33, 32} {
		if err := s.handle(t.Context(), at(day)); err != nil {
			t.Fatal(err)
		}
	}
	if after := file(t, store, ids[0]).Application.Rev; after != before {
		t.Errorf("sweeping again moved the rev from %d to %d", before, after)
	}
}

// failing is a table of the test's own that stops taking writes after some of them, as
// when the function is killed.
func failing(t *testing.T) (*table.Store, *atomic.Int64) {
	t.Helper()
	var left atomic.Int64
	left.Store(1 << 40)
	kill := smithy.InitializeMiddlewareFunc("kill", func(ctx context.Context, in smithy.InitializeInput, next smithy.InitializeHandler) (smithy.InitializeOutput, smithy.Metadata, error) {
		writes := map[string]bool{"TransactWriteItems": true, "PutItem": true, "DeleteItem": true}[middleware.GetOperationName(ctx)]
		if writes && left.Add(-1) < 0 {
			return smithy.InitializeOutput{}, smithy.Metadata{}, errors.New("killed")
		}
		return next.HandleInitialize(ctx, in)
	})
	db, name := tabletest.Make(t, func(o *dynamodb.Options) {
		o.APIOptions = append(o.APIOptions, func(stack *smithy.Stack) error { return stack.Initialize.Add(kill, smithy.After) })
	})
	return table.New(db, name), &left
}

func TestASweepKilledAtAnyWriteLosesNothing(t *testing.T) {
	t.Parallel()
	for writes := range 4 {
		t.Run(fmt.Sprint("after ", writes, " writes"), func(t *testing.T) {
			t.Parallel()
			store, left := failing(t)
			s := sweeper(t, store, &bytes.Buffer{})
			ids := []string{submit(t, store, 1), submit(t, store, 2), submit(t, store, 3)}
			swept(t, store, 9)
			left.Store(int64(writes))
			if err := s.handle(t.Context(), at(10)); err == nil {
				t.Fatal("it was not killed")
			}
			left.Store(1 << 40)
			if err := s.handle(t.Context(), at(11)); err != nil {
				t.Fatal(err)
			}
			for _, id := range ids {
				if diff := cmp.Diff([]string{"gathering", "confirmation", "reminder"}, story(file(t, store, id))); diff != "" {
					t.Errorf("%s: %s", id, diff)
				}
			}
		})
	}
}

// put writes a file as it stands, with its deadlines.
func put(t *testing.T, s *table.Store, a application.Application, p *provider.Provider, form *application.Submission) {
	t.Helper()
	c := application.Change{After: a, Filed: a.Dues, Provider: p}
	c.After.Rev, c.After.Version, c.After.TaxRef = 1, 1, "ref"
	if form != nil {
		c.Applicant = &application.Applicant{ApplicationID: a.ID, Submission: *form}
	}
	if err := s.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func TestALateWelcomeIsCounted(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	var log bytes.Buffer
	s := sweeper(t, store, &log)
	swept(t, store, 0)
	put(t, store, application.Application{ID: "CRD-1", Market: "ga", State: application.StateEnrolled, SubmittedOn: "2026-10-01", Status: provider.StatusActive, RecredBy: "2029-11-01",
		WelcomeBy: "2026-11-24", Dues: []application.Due{{On: "2026-11-25", Kind: application.DueWelcome}}}, nil, nil)
	for _, day := range []int{1, 2, 3} {
		if err := s.handle(t.Context(), at(day)); err != nil {
			t.Fatal(err)
		}
	}
	counted := 0
	for line := range strings.Lines(log.String()) {
		var entry struct{ WelcomeLate int }
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatal(err)
		}
		counted += entry.WelcomeLate
	}
	if counted != 1 {
		t.Errorf("counted %d times in %s", counted, log.String())
	}
	if tasks := file(t, store, "CRD-1").Tasks; len(tasks) != 1 || tasks[0].Queue != application.QueueOverdue {
		t.Errorf("tasks %v", tasks)
	}
}

func TestRecredentialingIsOpenedOnce(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	s := sweeper(t, store, &bytes.Buffer{})
	swept(t, store, 0)
	form := applicationtest.Practitioner(1, "ga", "NP", "2024-05-20")
	terms := []provider.Participation{{Product: form.Products[0], EffectiveOn: "2024-06-01", State: provider.StatusActive}}
	p := &provider.Provider{Number: "P-1", NPI: form.NPI, Market: "ga", TaxRef: "ref", ApplicationID: "CRD-1",
		Status: provider.StatusActive, Participation: terms, CredentialedOn: "2024-05-24", RecredentialBy: "2027-05-24", Rev: 1}
	put(t, store, application.Application{ID: "CRD-1", Kind: application.KindInitial, Market: "ga", NPI: form.NPI, Name: "Ada Sample",
		State: application.StateEnrolled, SubmittedOn: "2024-05-20", Provider: "P-1", Status: provider.StatusActive, Terms: terms,
		Credentialed: "2024-05-24", RecredBy: "2027-05-24", Dues: []application.Due{{On: "2026-11-25", Kind: application.DueRecredOpen}}}, p, &form)
	for _, day := range []int{2, 3} {
		if err := s.handle(t.Context(), at(day)); err != nil {
			t.Fatal(err)
		}
	}
	files, err := store.ByNPI(t.Context(), form.NPI)
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	now, err := store.Provider(t.Context(), "P-1")
	if err != nil || now.ApplicationID == "CRD-1" || file(t, store, "CRD-1").Application.SupersededBy != now.ApplicationID {
		t.Fatalf("the provider is governed by %q, %v", now.ApplicationID, err)
	}
	if next := file(t, store, now.ApplicationID); next.Application.Kind != application.KindRecredentialing || len(next.Letters) != 1 {
		t.Errorf("%s with %d letters", next.Application.Kind, len(next.Letters))
	}
}

func TestADeadlineOfNoFileIsTakenAway(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	s := sweeper(t, store, &bytes.Buffer{})
	id := submit(t, store, 1)
	stray := application.Change{Before: file(t, store, id).Application, Filed: []application.Due{{On: "2026-11-24", Kind: application.DueStale}}}
	stray.After = stray.Before
	stray.After.Rev++
	if err := store.Commit(t.Context(), stray); err != nil {
		t.Fatal(err)
	}
	if err := s.handle(t.Context(), at(1)); err != nil {
		t.Fatal(err)
	}
	for shard := range table.Shards {
		if left, err := store.Dues(t.Context(), "2026-11-24", shard); err != nil || len(left) > 0 {
			t.Errorf("left %v, %v", left, err)
		}
	}
	if diff := cmp.Diff([]string{"gathering", "confirmation"}, story(file(t, store, id))); diff != "" {
		t.Error(diff)
	}
}

func TestAnOrderWithoutATimeIsRefused(t *testing.T) {
	t.Parallel()
	if err := (sweep{}).handle(t.Context(), order{}); err == nil || !strings.Contains(err.Error(), "time") {
		t.Errorf("got %v", err)
	}
}

func TestTheDayHasBegunInEveryMarket(t *testing.T) {
	t.Parallel()
	s := sweeper(t, nil, &bytes.Buffer{})
	for at, want := range map[string]calendar.Date{
		"2026-11-23T08:00:00Z": "2026-11-23", // three in the morning in New York, two in Little Rock
		"2026-11-23T05:30:00Z": "2026-11-22", // still yesterday in Little Rock
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.day(now); got != want {
			t.Errorf("%s is %s, want %s", at, got, want)
		}
	}
}
