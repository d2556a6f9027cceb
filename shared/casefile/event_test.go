package casefile_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"credo/shared/casefile"
)

// history is the events of a parcel on which some commands worked.
func history(t testing.TB, rt *rapid.T) []casefile.Event {
	p := fresh()
	for i := range rapid.IntRange(2, 6).Draw(rt, "commands") {
		p, _ = did(t, p, i, func(e *edit) {
			for range rapid.IntRange(1, 3).Draw(rt, "events") {
				e.Event("Weighed", rapid.StringN(0, 5, -1).Draw(rt, "reason"), map[string]any{"weight": rapid.IntRange(0, 9).Draw(rt, "weight")})
				if rapid.Bool().Draw(rt, "letter") {
					e.Owe("weighed", nil)
				}
			}
		})
	}
	return p.Events
}

func TestTheChainHolds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		events := history(t, rt)
		if err := casefile.VerifyChain(events); err != nil {
			rt.Fatal(err)
		}
		raw, err := json.Marshal(events)
		if err != nil {
			rt.Fatal(err)
		}
		var read []casefile.Event
		if err := json.Unmarshal(raw, &read); err != nil {
			rt.Fatal(err)
		}
		if err := casefile.VerifyChain(read); err != nil {
			rt.Fatalf("stored and read back: %v", err)
		}
	})
}

// Whatever is rewritten, reordered or taken out before the end breaks the chain there.
func TestTamperingBreaksTheChain(t *testing.T) {
	t.Parallel()
	for name, tamper := range map[string]func([]casefile.Event, int) []casefile.Event{
		"another reason":  func(e []casefile.Event, i int) []casefile.Event { e[i].Reason += "!"; return e },
		"another actor":   func(e []casefile.Event, i int) []casefile.Event { e[i].Actor = "system"; return e },
		"another name":    func(e []casefile.Event, i int) []casefile.Event { e[i].Event = "Lost"; return e },
		"another case":    func(e []casefile.Event, i int) []casefile.Event { e[i].ID = "PARCEL-2"; return e },
		"another time":    func(e []casefile.Event, i int) []casefile.Event { e[i].At = e[i].At.Add(1e9); return e },
		"another fact":    func(e []casefile.Event, i int) []casefile.Event { e[i].Data = map[string]any{"weight": 99.0}; return e },
		"another letter":  func(e []casefile.Event, i int) []casefile.Event { e[i].Letters = []string{"PARCEL-1-L99"}; return e },
		"another hash":    func(e []casefile.Event, i int) []casefile.Event { e[i].Hash = e[i].Hash[1:] + "0"; return e },
		"one taken out":   func(e []casefile.Event, i int) []casefile.Event { return slices.Delete(e, i, i+1) },
		"two in exchange": func(e []casefile.Event, i int) []casefile.Event { e[i], e[i+1] = e[i+1], e[i]; return e },
		"one put in": func(e []casefile.Event, i int) []casefile.Event {
			more := e[i]
			more.Hash, _ = more.ChainHash(e[i].Hash)
			return slices.Insert(e, i+1, more)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(rt *rapid.T) {
				events := history(t, rt)
				i := rapid.IntRange(0, len(events)-2).Draw(rt, "at")
				if err := casefile.VerifyChain(tamper(events, i)); err == nil {
					rt.Fatalf("nobody noticed at %d", i)
				}
			})
		})
	}
}

func TestFactsAreAnObject(t *testing.T) {
	t.Parallel()
	if got := casefile.Facts(struct {
		N int `json:"n"`
	}{3}); got["n"] != 3.0 {
		t.Errorf("%v, not as it is read back", got)
	}
	for _, v := range []any{7, []int{1}, func() {}} {
		t.Run(fmt.Sprintf("%T", v), func(t *testing.T) {
			t.Parallel()
			defer func() {
				if recover() == nil {
					t.Error("it was taken for facts")
				}
			}()
			casefile.Facts(v)
		})
	}
}
