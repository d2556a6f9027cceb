package casefile_test

import (
	"testing"

	"credo/shared/casefile"
)

func changeOf(id string, state any, also ...casefile.Change) casefile.Change {
	return casefile.Change{After: casefile.Header{ID: id, Rev: 1}, State: state, Also: also}
}

func TestThePartOfAChangeThatConcernsACase(t *testing.T) {
	t.Parallel()
	c := changeOf("a", 1, changeOf("b", "two", changeOf("c", 3)), changeOf("d", "four"))
	for id, want := range map[string]any{"a": 1, "b": "two", "c": 3, "d": "four"} {
		if part, ok := c.Of(id); !ok || part.After.ID != id || part.State != want {
			t.Errorf("of %s: %+v, %t", id, part, ok)
		}
	}
	if part, ok := c.Of("e"); ok {
		t.Errorf("of nothing: %+v", part)
	}
	for id, want := range map[string]int{"a": 1, "c": 3, "": 1} {
		if part, state, ok := casefile.PartOf[int](c, id); !ok || state != want || part.State != want {
			t.Errorf("number of %q: %d, %t", id, state, ok)
		}
	}
	if part, state, ok := casefile.PartOf[string](c, ""); !ok || state != "two" || part.After.ID != "b" {
		t.Errorf("the first word: %q, %t", state, ok)
	}
	if _, _, ok := casefile.PartOf[int](c, "b"); ok {
		t.Error("a word was taken for a number")
	}
}

func TestChangesGoTogether(t *testing.T) {
	t.Parallel()
	none, _ := casefile.Nothing(casefile.Header{ID: "z", Rev: 4})
	a, b := changeOf("a", 1), changeOf("b", 2)
	if !none.Empty() || a.Empty() {
		t.Error("what is empty")
	}
	if c := casefile.Together(none, b); c.After.ID != "b" || len(c.Also) > 0 {
		t.Errorf("%+v", c)
	}
	if c := casefile.Together(a, none); c.After.ID != "a" || len(c.Also) > 0 {
		t.Errorf("%+v", c)
	}
	if c := casefile.Together(a, b); c.After.ID != "a" || len(c.Also) != 1 || c.Also[0].After.ID != "b" {
		t.Errorf("%+v", c)
	}
	if !casefile.Together(none, none).Empty() {
		t.Error("two that do nothing do something")
	}
}
