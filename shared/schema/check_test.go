package schema_test

import (
	"encoding/json"
	"testing"

	"credo/shared/schema"
)

// What openapi.yaml does not happen to use, or words anew.
func TestRulesSayWhatTheyWant(t *testing.T) {
	t.Parallel()
	a, b := &schema.Schema{Required: []string{"a"}}, &schema.Schema{Required: []string{"b"}}
	for name, c := range map[string]struct {
		schema schema.Schema
		value  any
		want   string // "" for no fault
	}{
		"anything":              {schema.Schema{}, nil, ""},
		"a value to give":       {schema.Schema{Const: true}, false, "This has to be true."},
		"its own words":         {schema.Schema{Const: true, Fix: "Accept it."}, false, "Accept it."},
		"a number too low":      {schema.Schema{Range: &schema.Range{Min: 1, Max: 9}}, json.Number("0.5"), "Give at least 1."},
		"one of two":            {schema.Schema{OneOf: []*schema.Schema{a, b}}, map[string]any{"a": 1}, ""},
		"both of two":           {schema.Schema{OneOf: []*schema.Schema{a, b}}, map[string]any{"a": 1, "b": 1}, "This is not in the form we can read."},
		"both where either may": {schema.Schema{AnyOf: []*schema.Schema{a, b}}, map[string]any{"a": 1, "b": 1}, ""},
		"the first of two":      {schema.Schema{OneOf: []*schema.Schema{a, b}}, map[string]any{}, "This is needed."},
	} {
		got := ""
		if faults := c.schema.Check(c.value); len(faults) > 0 {
			got = faults[0].Detail
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
