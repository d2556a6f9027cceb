package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/enrollment"
	"credo/shared/participation"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

//go:embed event.json
var sample []byte

func begin() time.Time { return calendartest.Start }

// system is a claims system and a directory; either may be out of order.
type system struct {
	broken map[string]bool
	got    []enrollment.Record
}

func (s *system) Deliver(_ context.Context, r enrollment.Record) (string, error) {
	return s.take("claims", r)
}

func (s *system) Publish(_ context.Context, r enrollment.Record) (string, error) {
	return s.take("directory", r)
}

func (s *system) take(what string, r enrollment.Record) (string, error) {
	if s.broken[what] {
		return "", errors.New("no answer")
	}
	s.got = append(s.got, r)
	return what + "-1", nil
}

func loader(store *store.Store, s *system) enrollment.Loader {
	return enrollment.Loader{Files: store, Claims: s, Directory: s, Clock: begin}
}

// about is the sample message, about a participation.
func about(t *testing.T, number string) events.SQSEvent {
	t.Helper()
	text := strings.ReplaceAll(string(sample), "4000000010", number)
	var batch events.SQSEvent
	if err := json.Unmarshal([]byte(text), &batch); err != nil {
		t.Fatal(err)
	}
	return batch
}

func TestAFailedLoadIsTriedUntilItIsTaken(t *testing.T) {
	t.Parallel()
	store, s := tabletest.New(t), &system{broken: map[string]bool{"claims": true, "directory": true}}
	road := applicationtest.Nurse(t, 1).Contracted().Ready().Approved()
	id := road.File.Application.ID
	tabletest.Commit(t, store, road.Changes...)
	for _, c := range []struct {
		mended   string
		returned int
		state    application.State
	}{
		{"", 1, application.StateEnrolling},
		{"directory", 1, application.StateEnrolling},
		{"claims", 0, application.StateEnrolled},
		{"", 0, application.StateEnrolled}, // a message that comes again
	} {
		delete(s.broken, c.mended)
		out, err := handler(loader(store, s))(t.Context(), about(t, road.Number()))
		if err != nil || len(out.BatchItemFailures) != c.returned {
			t.Fatalf("after mending %q: %v, %v", c.mended, out, err)
		}
		if state := tabletest.File(t, store, id).Application.State; state != c.state {
			t.Errorf("after mending %q it is %s, want %s", c.mended, state, c.state)
		}
	}
	if len(s.got) != 2 {
		t.Errorf("%d records were taken", len(s.got))
	}
}

func TestBothSystemsAreToldOfAParticipationThatChanges(t *testing.T) {
	t.Parallel()
	changed := func(action participation.Action) func(*applicationtest.Road) {
		return func(r *applicationtest.Road) {
			c := applicationtest.Order(action)
			r.Take(r.Story().Obey(applicationtest.Dana, c, r.Renewal(), r.Now))
		}
	}
	for name, c := range map[string]struct {
		road func(applicationtest.T, int) *applicationtest.Road
		then func(*applicationtest.Road)
		want participation.Status // "" if they are told nothing
	}{
		"suspended":                         {enrolled, changed("suspend"), participation.StatusSuspended},
		"ended":                             {enrolled, func(r *applicationtest.Road) { r.Ended() }, participation.StatusEnded},
		"reinstated":                        {suspended, changed("reinstate"), participation.StatusActive},
		"provisional, then decided in full": {provisional, func(r *applicationtest.Road) { r.Verified().Approved() }, participation.StatusActive},
		"loaded since":                      {enrolled, func(*applicationtest.Road) {}, ""},
		"being loaded":                      {applicationtest.Nurse, func(r *applicationtest.Road) { r.Contracted().Ready().Approved() }, participation.StatusActive},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store, s := tabletest.New(t), &system{}
			road := c.road(t, 1)
			c.then(road)
			tabletest.Commit(t, store, road.Changes...)
			out, err := handler(loader(store, s))(t.Context(), about(t, road.Number()))
			if err != nil || len(out.BatchItemFailures) != 0 {
				t.Fatalf("%v, %v", out, err)
			}
			told := map[bool]int{true: 2}[c.want != ""]
			if len(s.got) != told {
				t.Fatalf("%d records, want %d", len(s.got), told)
			}
			for _, r := range s.got {
				if r.Status != c.want || r.Products[0].State != c.want {
					t.Errorf("told %s, %+v, want %s", r.Status, r.Products, c.want)
				}
			}
		})
	}
}

func enrolled(t applicationtest.T, n int) *applicationtest.Road {
	return applicationtest.Nurse(t, n).Enrolled()
}

func provisional(t applicationtest.T, n int) *applicationtest.Road {
	return applicationtest.Nurse(t, n).Provisional()
}

func suspended(t applicationtest.T, n int) *applicationtest.Road {
	r := enrolled(t, n)
	r.Take(r.Story().Obey(applicationtest.Dana, applicationtest.Order(participation.ActionSuspend), r.Renewal(), r.Now))
	return r
}

func TestOnlyTheMessageThatFailsComesBack(t *testing.T) {
	t.Parallel()
	store, s := tabletest.New(t), &system{broken: map[string]bool{"claims": true}}
	var batch events.SQSEvent
	for i, road := range []*applicationtest.Road{enrolled(t, 1), suspended(t, 2)} {
		tabletest.Commit(t, store, road.Changes...)
		m := about(t, road.Number()).Records[0]
		m.MessageId = fmt.Sprint("message-", i)
		batch.Records = append(batch.Records, m)
	}
	out, err := handler(loader(store, s))(t.Context(), batch)
	if err != nil || len(out.BatchItemFailures) != 1 || out.BatchItemFailures[0].ItemIdentifier != "message-1" {
		t.Errorf("%v, %v", out, err)
	}
}
