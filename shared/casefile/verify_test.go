package casefile_test

import (
	"testing"

	"credo/shared/casefile"
)

func TestAHistoryWhoseEndWasRemovedIsFound(t *testing.T) {
	t.Parallel()
	first := casefile.Event{Case: "parcel", ID: "P-1", Seq: 1, At: now, Event: "Sent", Market: "ga", Actor: "system"}
	second := first
	second.Seq, second.Event = 2, "Lost"
	var err error
	if first.Hash, err = first.ChainHash(""); err != nil {
		t.Fatal(err)
	}
	if second.Hash, err = second.ChainHash(first.Hash); err != nil {
		t.Fatal(err)
	}
	p := parcel{State: state{Header: casefile.Header{ID: "P-1", LastSeq: 2, LastHash: second.Hash}}}
	for title, c := range map[string]struct {
		events []casefile.Event
		whole  bool
	}{
		"whole": {[]casefile.Event{first, second}, true}, "its last event gone": {[]casefile.Event{first}, false},
		"all gone": {nil, false}, "its first event gone": {[]casefile.Event{second}, false},
	} {
		p.Events = c.events
		if err := casefile.Verify(p); (err == nil) != c.whole {
			t.Errorf("%s: %v", title, err)
		}
	}
	p.State.LastHash, p.Events = first.Hash, []casefile.Event{first, second}
	if casefile.Verify(p) == nil {
		t.Error("an end with another hash than the header's is taken")
	}
}
