package main

import (
	"context"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

//go:embed event.json
var sample []byte

const key = "roster/2026-11-24.csv"

func tick(t *testing.T) Tick {
	t.Helper()
	var out Tick
	if err := json.Unmarshal(sample, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheRosterListsWhoParticipates(t *testing.T) {
	t.Parallel()
	store, box := tabletest.New(t), vaulttest.New(t)
	export := handler(store, box)
	in, provisional, loading := applicationtest.Nurse(t, 1).Enrolled(), applicationtest.Nurse(t, 2).Provisional(), applicationtest.Nurse(t, 3).Contracted().Ready().Approved()
	for _, r := range []*applicationtest.Road{in, provisional, loading} {
		tabletest.Commit(t, store, r.Changes...)
	}
	if err := export(t.Context(), tick(t)); err != nil {
		t.Fatal(err)
	}
	holds(t, box, in.Number(), provisional.Number())

	before := len(in.Changes)
	in.Ended()
	tabletest.Commit(t, store, in.Changes[before:]...)
	if err := export(t.Context(), tick(t)); err != nil { // the same day again replaces it
		t.Fatal(err)
	}
	holds(t, box, provisional.Number())
}

func holds(t *testing.T, box *vault.Bucket, numbers ...string) {
	t.Helper()
	o, err := box.Get(t.Context(), key, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(o.Body))).ReadAll()
	if err != nil || len(lines) != len(numbers)+1 {
		t.Fatalf("%v, want %d providers in\n%s", err, len(numbers), o.Body)
	}
	for _, number := range numbers {
		if !strings.Contains(string(o.Body), number) {
			t.Errorf("%s is missing in\n%s", number, o.Body)
		}
	}
}

// shut is a table that stops answering half-way.
type shut struct{}

func (shut) Roster(_ context.Context, do func(participation.Participation) error) error {
	return errors.Join(do(participation.Participation{Header: casefile.Header{ID: "1234567897"}}), errors.New("no answer"))
}

func TestNoHalfRosterIsWritten(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from Providers
		tick Tick
	}{
		"the table stops answering": {shut{}, tick(t)},
		"the event has no time":     {tabletest.New(t), Tick{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := vaulttest.New(t)
			if err := handler(c.from, box)(t.Context(), c.tick); err == nil {
				t.Error("no error")
			}
			if _, err := box.Get(t.Context(), key, 1<<20); !errors.Is(err, vault.ErrNotFound) {
				t.Errorf("something was written: %v", err)
			}
		})
	}
}
