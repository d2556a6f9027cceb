package table_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/realtime"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

func TestDeadlinesLieUnderTheirDays(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	moved := next(file(t, s, "CRD-1"))
	moved.Unfiled = []casefile.Due{{On: "2026-12-24", Kind: application.DueWait}}
	moved.Filed = []casefile.Due{{On: "2026-12-30", Kind: application.DueWait}, {On: "2026-12-30", Kind: application.DueExpired, Ref: "doc-001"}}
	commit(t, s, moved)

	filed := func(on calendar.Date) (out []table.DueItem) {
		for shard := range table.Shards {
			dues, err := s.Dues(t.Context(), on, shard)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, dues...)
		}
		return out
	}
	if left := filed("2026-12-24"); len(left) != 0 {
		t.Errorf("left under the old day: %v", left)
	}
	now := filed("2026-12-30")
	if len(now) != 2 || now[0].ID != "CRD-1" || now[0].Ref != "doc-001" {
		t.Fatalf("under the new day: %v", now)
	}
	if err := s.RemoveDue(t.Context(), now[0]); err != nil || len(filed("2026-12-30")) != 1 {
		t.Errorf("after removing one: %v, %v", filed("2026-12-30"), err)
	}
}

func TestHowFarTheSweepCameIsKeptByShard(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	for _, days := range []map[int]calendar.Date{nil, {3: "2026-11-23", 15: "2026-11-24"}, {3: "2026-11-25"}} {
		if err := s.SetSwept(t.Context(), days); err != nil {
			t.Fatal(err)
		}
	}
	want := [table.Shards]calendar.Date{3: "2026-11-25", 15: "2026-11-24"}
	if got, err := s.Swept(t.Context()); got != want || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}

func TestALetterIsClaimedByOne(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	claimedAt := func() realtime.Instant { return file(t, s, "CRD-1").Letters[0].ClaimedAt }
	claim := func(previous realtime.Instant) error {
		return s.ClaimLetter(t.Context(), "CRD-1", "CRD-1-L01", previous, realtime.Now())
	}
	read := claimedAt()
	if err := claim(read); err != nil {
		t.Fatal(err)
	}
	if err := claim(read); !errors.Is(err, table.ErrConflict) {
		t.Errorf("two claimed it: %v", err)
	}
	if err := claim(claimedAt()); err != nil {
		t.Errorf("a dead sender's claim cannot be taken over: %v", err)
	}
	sent := next(file(t, s, "CRD-1"))
	sent.Letters = file(t, s, "CRD-1").Letters
	sent.Letters[0].Delivery = casefile.DeliverySent
	commit(t, s, sent)
	if err := claim(claimedAt()); !errors.Is(err, table.ErrConflict) {
		t.Errorf("a sent letter was claimed: %v", err)
	}
	if got := file(t, s, "CRD-1").Application.Rev; got != 2 {
		t.Errorf("claims moved the rev to %d", got)
	}
}

func TestTheRosterListsWhoParticipates(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	for i, status := range []participation.Status{participation.StatusActive, participation.StatusProvisional, participation.StatusPending, participation.StatusSuspended, participation.StatusEnded} {
		commit(t, s, enrolled(fmt.Sprintf("400000000%d", i), fmt.Sprint("ref-", i), status))
	}
	listed := map[string]participation.Status{}
	err := s.Roster(t.Context(), func(p participation.Participation) error { listed[p.ID] = p.Status; return nil })
	want := map[string]participation.Status{"4000000000": participation.StatusActive, "4000000001": participation.StatusProvisional}
	if diff := cmp.Diff(want, listed); diff != "" || err != nil {
		t.Errorf("%s, %v", diff, err)
	}
}

func TestStatsFollowTheApplication(t *testing.T) {
	t.Parallel()
	s, calls := tabletest.Counted(t)
	road := applicationtest.Nurse(t, 1).Ready().Approved()
	tabletest.Commit(t, s, road.Changes...)
	calls.Reset()
	rows, err := s.Stats(t.Context(), []string{"ga"}, []string{calendartest.Day.Month()})
	want := []application.Tally{{ApplicationID: road.File.Application.ID, Market: "ga", Kind: form.KindInitial, ProviderType: "practitioner",
		State: application.StateApproved, Outcome: application.OutcomeApproved,
		SubmittedOn: calendartest.Day, CompletedOn: calendartest.Day, DecidedOn: calendartest.Day}}
	if diff := cmp.Diff(want, rows); diff != "" || err != nil {
		t.Errorf("%s, %v", diff, err)
	}
	if diff := cmp.Diff(cost{"Query": 1}, calls.Reset()); diff != "" {
		t.Error(diff)
	}
}

func TestAnUploadThatNeverCameIsGone(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	c := opened("CRD-1")
	c.Documents = []casefile.Document{
		{ID: "doc-001", Type: "w9", State: casefile.DocumentMissing, RequestedAt: monday, DiscardAt: realtime.Now().In(-time.Minute)},
		{ID: "doc-002", Type: "w9", State: casefile.DocumentMissing, RequestedAt: monday, DiscardAt: realtime.Now().In(time.Hour)},
	}
	commit(t, s, c)
	if got := file(t, s, "CRD-1").Documents; len(got) != 1 || got[0].ID != "doc-002" {
		t.Errorf("%v", got)
	}
	if _, err := s.Applicant(t.Context(), "CRD-9"); !problem.Is(err, problem.KindNotFound) {
		t.Errorf("nobody's submission: %v", err)
	}
}
