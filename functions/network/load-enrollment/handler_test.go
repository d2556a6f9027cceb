package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/enrollment"
	"credo/shared/participation"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

//go:embed event.json
var sample []byte

func begin() time.Time { return calendartest.Start }

// batch is the sample record about each of the events, of files by their IDs.
func batch(t *testing.T, told ...[2]string) events.DynamoDBEvent {
	t.Helper()
	var all events.DynamoDBEvent
	for _, of := range told {
		text := strings.NewReplacer("4000000010", of[0], "LoadStarted", of[1], `"111"`, `"`+of[0]+`"`).Replace(string(sample))
		var one events.DynamoDBEvent
		if err := json.Unmarshal([]byte(text), &one); err != nil {
			t.Fatal(err)
		}
		all.Records = append(all.Records, one.Records...)
	}
	return all
}

func enrolling(t *testing.T, n int) *applicationtest.Road {
	t.Helper()
	return applicationtest.Nurse(t, n).Contracted().Ready().Approved()
}

func TestAnEnrollmentThatStartsIsLoadedOnce(t *testing.T) {
	t.Parallel()
	store, box := tabletest.New(t), vaulttest.New(t)
	outbound := enrollment.Outbound{Box: box}
	load := handler(enrollment.Loader{Files: store, Claims: outbound, Directory: outbound, Clock: begin})
	road, other := enrolling(t, 1), enrolling(t, 2)
	tabletest.Commit(t, store, road.Changes...)
	tabletest.Commit(t, store, other.Changes...)
	id, otherID := road.File.Application.ID, other.File.Application.ID
	for range 2 { // a stream repeats itself
		out, err := load(t.Context(), batch(t, [2]string{road.Number(), "LoadStarted"}, [2]string{other.Number(), "ParticipationOpened"}))
		if err != nil || len(out.BatchItemFailures) != 0 {
			t.Fatalf("%v, %v", out, err)
		}
	}
	f := tabletest.File(t, store, id)
	if last := f.Letters[len(f.Letters)-1]; f.Application.State != application.StateEnrolled || last.Name != application.LetterWelcome {
		t.Errorf("%s, last letter %s", f.Application.State, last.Name)
	}
	if state := tabletest.File(t, store, otherID).Application.State; state != application.StateEnrolling {
		t.Errorf("another event loaded a file: it is %s", state)
	}
	for _, key := range []string{vault.ClaimsKey(road.Number(), 1), vault.DirectoryKey(road.Number(), 1)} {
		if o, err := box.Get(t.Context(), key, 1<<20); err != nil || !json.Valid(o.Body) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// closed is a claims system that takes nothing.
type closed struct{}

func (closed) Deliver(context.Context, enrollment.Record) (string, error) {
	return "", errors.New("no answer")
}

func TestAClaimsSystemOutOfOrderHoldsUpNobody(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	load := handler(enrollment.Loader{Files: store, Claims: closed{}, Directory: enrollment.Outbound{Box: vaulttest.New(t)},
		Clock: begin})
	road := enrolling(t, 1)
	tabletest.Commit(t, store, road.Changes...)
	out, err := load(t.Context(), batch(t, [2]string{road.Number(), "LoadStarted"}))
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatalf("%v, %v", out, err)
	}
	f, err := store.Participation(t.Context(), road.Number())
	if l := f.Participation.Load; err != nil || l.Claims != participation.HalfFailed || l.Directory != participation.HalfLoaded || f.Tasks[0].Queue != participation.QueueLoads {
		t.Errorf("load %+v, tasks %+v, %v", l, f.Tasks, err)
	}
}

// shut is a table that does not answer for one file.
type shut struct {
	enrollment.Files
	id string
}

func (s shut) Participation(ctx context.Context, number string) (participation.File, error) {
	if number == s.id {
		return participation.File{}, errors.New("no answer")
	}
	return s.Files.Participation(ctx, number)
}

func TestTheStreamComesAgainFromTheFileThatCouldNotBeRecorded(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	outbound := enrollment.Outbound{Box: vaulttest.New(t)}
	first, second, third := enrolling(t, 1), enrolling(t, 2), enrolling(t, 3)
	var told [][2]string
	for _, r := range []*applicationtest.Road{first, second, third} {
		tabletest.Commit(t, store, r.Changes...)
		told = append(told, [2]string{r.Number(), "LoadStarted"})
	}
	files := shut{store, second.Number()}
	load := handler(enrollment.Loader{Files: files, Claims: outbound, Directory: outbound, Clock: begin})
	out, err := load(t.Context(), batch(t, told...))
	if err != nil || len(out.BatchItemFailures) != 1 || out.BatchItemFailures[0].ItemIdentifier != files.id {
		t.Fatalf("%v, %v, want from %s", out, err, files.id)
	}
	for r, want := range map[*applicationtest.Road]application.State{first: application.StateEnrolled, third: application.StateEnrolling} {
		if state := tabletest.File(t, store, r.File.Application.ID).Application.State; state != want {
			t.Errorf("%s is %s, want %s", r.File.Application.ID, state, want)
		}
	}
}
