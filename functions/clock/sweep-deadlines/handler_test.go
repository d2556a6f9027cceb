package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
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
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/store"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

// begin is when the stories begin, a morning in every market.
var begin = calendartest.Start

// at is the morning of the n-th day after the start.
func at(n int) order {
	return order{Time: calendartest.Day.AddDays(n).Start(time.UTC).Add(8 * time.Hour)}
}

func sweeper(t *testing.T, s *store.Store, log *bytes.Buffer) sweep {
	t.Helper()
	markets := market.Known()
	return sweep{store: s.Store, kinds: store.Kinds, markets: markets.All(), log: slog.New(slog.NewJSONHandler(log, nil))}
}

// swept says that every day to the n-th was swept.
func swept(t *testing.T, s *store.Store, n int) {
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
func submit(t *testing.T, s *store.Store, n int) string {
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

func file(t *testing.T, s *store.Store, id string) application.File {
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
	waits := 30 // days, to the next business day
	for file(t, store, id).Application.WaitUntil > calendartest.Day.AddDays(waits) {
		waits++
	}
	for _, c := range []struct {
		day  int
		want []string
	}{
		{9, []string{"gathering", "confirmation"}},
		{10, []string{"gathering", "confirmation", "reminder"}},
		{20, []string{"gathering", "confirmation", "reminder", "reminder"}},
		{30, []string{"gathering", "confirmation", "reminder", "reminder"}},
		{waits + 1, discontinued},
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
		if err := casefile.VerifyChain(f.Events); err != nil {
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
func failing(t *testing.T) (*store.Store, *atomic.Int64) {
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
	return store.New(db, name), &left
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

func TestALateWelcomeIsCounted(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	var log bytes.Buffer
	s := sweeper(t, store, &log)
	swept(t, store, 0)
	tabletest.Commit(t, store, tabletest.State(application.Application{
		Header: casefile.Header{ID: "CRD-1", Market: "ga", Rev: 1, Dues: []casefile.Due{{On: calendartest.Day.AddDays(2), Kind: application.DueWelcome}}},
		State:  application.StateEnrolled, SubmittedOn: calendartest.Day.AddDays(-53), WelcomeBy: calendartest.Day.AddDays(1)}))
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
	if tasks := file(t, store, "CRD-1").Tasks; len(tasks) != 1 || tasks[0].Queue != casefile.QueueOverdue {
		t.Errorf("tasks %v", tasks)
	}
}

func TestRecredentialingIsOpenedOnce(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	s := sweeper(t, store, &bytes.Buffer{})
	road := applicationtest.Nurse(t, 1).Enrolled()
	tabletest.Commit(t, store, road.Changes...)
	opens := road.Due(participation.DueRecredOpen).On
	days := map[int]calendar.Date{}
	for shard := range table.Shards {
		days[shard] = opens.AddDays(-1)
	}
	if err := store.SetSwept(t.Context(), days); err != nil {
		t.Fatal(err)
	}
	for _, day := range []int{0, 1} {
		if err := s.handle(t.Context(), order{Time: opens.AddDays(day).Start(time.UTC).Add(8 * time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	files, err := store.ByNPI(t.Context(), road.File.Application.NPI)
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	p, err := store.Participation(t.Context(), road.Number())
	if err != nil || p.Participation.Renewal == nil || p.Participation.ApplicationID != p.Participation.Renewal.ApplicationID {
		t.Fatalf("the participation waits for %+v, %v", p.Participation.Renewal, err)
	}
	if next := file(t, store, p.Participation.ApplicationID); next.Application.Kind != form.KindRecredentialing || len(next.Letters) != 1 {
		t.Errorf("%s with %d letters", next.Application.Kind, len(next.Letters))
	}
}

func TestADeadlineOfNoFileIsTakenAway(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	s := sweeper(t, store, &bytes.Buffer{})
	id := submit(t, store, 1)
	a := file(t, store, id).Application
	stray := casefile.Change{Before: a.Header, Filed: []casefile.Due{{On: calendartest.Day.AddDays(1), Kind: application.DueStale}}}
	a.Rev++
	stray.After, stray.State = a.Header, a
	if err := store.Commit(t.Context(), stray); err != nil {
		t.Fatal(err)
	}
	if err := s.handle(t.Context(), at(1)); err != nil {
		t.Fatal(err)
	}
	for shard := range table.Shards {
		if left, err := store.Dues(t.Context(), calendartest.Day.AddDays(1), shard); err != nil || len(left) > 0 {
			t.Errorf("left %v, %v", left, err)
		}
	}
	if diff := cmp.Diff([]string{"gathering", "confirmation"}, story(file(t, store, id))); diff != "" {
		t.Error(diff)
	}
}

// A version that does not know a kind of case yet leaves its promises to one that does.
func TestADeadlineOfAnUnknownKindStays(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	id := submit(t, store, 1)
	due := file(t, store, id).Application.Dues[0]
	s := sweeper(t, store, &bytes.Buffer{})
	s.kinds = slices.DeleteFunc(slices.Clone(s.kinds), func(k casefile.Kind) bool { return k.Owns(id) })
	if err := s.handle(t.Context(), order{Time: due.On.AddDays(1).Start(time.UTC)}); err == nil {
		t.Error("nobody is told of a deadline that was not dealt with")
	}
	left := 0
	for shard := range table.Shards {
		filed, err := store.Dues(t.Context(), due.On, shard)
		if err != nil {
			t.Fatal(err)
		}
		left += len(filed)
	}
	if left != 1 {
		t.Errorf("%d of 1 deadline left", left)
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
	s := sweeper(t, &store.Store{}, &bytes.Buffer{})
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
