package schema_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// change changes a value somewhere: puts something else there, drops it, repeats it, adds
// what nobody knows.
func change(t *rapid.T, value any) any {
	switch v := value.(type) {
	case map[string]any:
		return changeObject(t, v)
	case []any:
		return changeList(t, v)
	}
	return rapid.SampledFrom(others(value)).Draw(t, "instead")
}

func changeObject(t *rapid.T, object map[string]any) any {
	names := slices.Sorted(maps.Keys(object))
	how := rapid.IntRange(0, 9).Draw(t, "how")
	if len(names) == 0 || how == 0 {
		object[rapid.SampledFrom([]string{"unknown", "a/b~c", "upload", "classification", "providerNumber"}).Draw(t, "new")] = true
		return object
	}
	name := rapid.SampledFrom(names).Draw(t, "name")
	switch how {
	case 1:
		delete(object, name)
	case 2:
		return rapid.SampledFrom(others(object)).Draw(t, "instead")
	default:
		object[name] = change(t, object[name])
	}
	return object
}

func changeList(t *rapid.T, list []any) any {
	how := rapid.IntRange(0, 5).Draw(t, "how")
	switch {
	case how == 0:
		return rapid.SampledFrom(others(list)).Draw(t, "instead")
	case len(list) == 0:
		return append(list, "x")
	case how == 1:
		return list[1:]
	case how == 2:
		return append(list, list[0])
	case how == 3:
		return slices.Repeat(list, 25)
	}
	i := rapid.IntRange(0, len(list)-1).Draw(t, "item")
	list[i] = change(t, list[i])
	return list
}

func others(value any) []any {
	text, _ := value.(string)
	return []any{nil, true, false, "", " ", "x", text + "x", strings.Repeat("é", 300), text + "\n", "practitioner", "organization", "initial", "change", "uploaded", "llc",
		json.Number("0"), json.Number("-1"), json.Number("1.0"), json.Number("1.5"), json.Number("999999999999"), []any{}, map[string]any{}}
}
