package table_test

import (
	"testing"

	"credo/shared/casefile"
)

// What would be lost in silence is refused as a fault of the program.
func TestAChangeConcernsACaseOnceAndALockOnce(t *testing.T) {
	t.Parallel()
	a := newAgency(t)
	one, err := a.visit(visitID).look(sam, Room{Name: "hall"}, monday)
	if err != nil {
		t.Fatal(err)
	}
	two, err := a.visit(visitID).look(sam, Room{Name: "lab"}, monday)
	if err != nil {
		t.Fatal(err)
	}
	first, err := order("VST-2", "Side Street", monday)
	if err != nil {
		t.Fatal(err)
	}
	second, err := order("VST-3", "Side Street", monday)
	if err != nil {
		t.Fatal(err)
	}
	before := a.visit(visitID).Visit.Rev
	for what, c := range map[string]casefile.Change{"one case twice": casefile.Together(one, two), "one lock twice": casefile.Together(first, second)} {
		if err := a.Commit(t.Context(), c); err == nil {
			t.Errorf("%s was written", what)
		}
	}
	if rev := a.visit(visitID).Visit.Rev; rev != before {
		t.Errorf("rev %d, was %d", rev, before)
	}
}
