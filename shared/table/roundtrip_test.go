package table

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/participation"
)

func TestEveryItemComesBackAsItWas(t *testing.T) {
	t.Parallel()
	t.Run("application", comesBack[application.Application])
	t.Run("event", comesBack[casefile.Event])
	t.Run("document", comesBack[casefile.Document])
	t.Run("element", comesBack[credential.Element])
	t.Run("discrepancy", comesBack[casefile.Discrepancy])
	t.Run("letter", comesBack[casefile.Letter])
	t.Run("task", comesBack[casefile.Task])
	t.Run("note", comesBack[casefile.Note])
	t.Run("due", comesBack[casefile.Due])
	t.Run("answer", comesBack[casefile.Answer])
	t.Run("provider", comesBack[participation.Participation])
	t.Run("tally", comesBack[application.Tally])
}

func comesBack[T any](t *testing.T) {
	t.Parallel()
	values := anything[T]()
	rapid.Check(t, func(t *rapid.T) {
		want := values.Draw(t, "value")
		it, err := encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decode[T](it)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAHistoryReadBackKeepsItsHashes(t *testing.T) {
	t.Parallel()
	events := anything[casefile.Event]()
	rapid.Check(t, func(t *rapid.T) {
		e := events.Draw(t, "event")
		want, err := e.ChainHash("before")
		if err != nil {
			t.Fatal(err)
		}
		it, err := encode(e)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decode[casefile.Event](it)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := back.ChainHash("before"); err != nil || got != want {
			t.Fatalf("hash %s, %v after a round trip, %s before", got, err, want)
		}
	})
}

// anything draws values as the domain makes them: UTC times to the second, days, and
// event data that came from JSON.
func anything[T any]() *rapid.Generator[T] {
	return rapid.MakeCustom[T](rapid.MakeConfig{Types: map[reflect.Type]*rapid.Generator[any]{
		reflect.TypeFor[time.Time]():      moments.AsAny(),
		reflect.TypeFor[calendar.Date]():  dates.AsAny(),
		reflect.TypeFor[map[string]any](): eventData.AsAny(),
	}})
}

var (
	moments = rapid.Custom(func(t *rapid.T) time.Time {
		if rapid.Bool().Draw(t, "no time") {
			return time.Time{}
		}
		return time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "seconds"), 0).UTC()
	})
	dates = rapid.Custom(func(t *rapid.T) calendar.Date {
		if rapid.Bool().Draw(t, "no day") {
			return ""
		}
		return calendar.NewDate(2026, 1, 1).AddDays(rapid.IntRange(0, 4000).Draw(t, "days"))
	})
	eventData = rapid.Custom(func(t *rapid.T) map[string]any {
		data := rapid.MapOf(keys, facts(3)).Draw(t, "data")
		raw, err := json.Marshal(data)
		if err != nil {
			t.Fatal(err)
		}
		var out map[string]any
		if err := json.Unmarshal(raw, &out); err != nil {
			t.Fatal(err)
		}
		return out
	})
)

// facts draws JSON values nested at most so deep.
func facts(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.String().AsAny(),
		rapid.Int32().AsAny(), rapid.Float64Range(-1e9, 1e9).AsAny(),
	}
	if depth > 0 {
		kinds = append(kinds,
			rapid.SliceOfN(facts(depth-1), 0, 3).AsAny(),
			rapid.MapOfN(keys, facts(depth-1), 0, 3).AsAny())
	}
	return rapid.OneOf(kinds...)
}

// keys are names of facts: never empty, which DynamoDB would refuse.
var keys = rapid.StringN(1, 20, 100)
