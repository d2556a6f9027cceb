package schema_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/schema"
)

// What is wrong with a body, and how it is said, is what the library finds in openapi.yaml:
// for each example of each operation, turned into anything near it.
func TestFaultsAreThoseTheLibraryFinds(t *testing.T) {
	t.Parallel()
	bodies := 0
	for _, op := range contract.All() {
		if op.Body == nil {
			continue
		}
		bodies++
		keys := operationKeys(op)
		_, fragment := httpapitest.Find(append(keys, "requestBody", "content", "application/json", "schema")...)
		library := httpapitest.Schema(t, fragment)
		seeds := examples(t, keys)
		t.Run(op.Route, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				value := clone(rapid.SampledFrom(seeds).Draw(t, "example"))
				for range rapid.IntRange(0, 4).Draw(t, "changes") {
					value = change(t, value)
				}
				if diff := cmp.Diff(explain(library.Validate(value)), op.Body.Check(value), cmpopts.EquateEmpty()); diff != "" {
					raw, _ := json.Marshal(value)
					t.Fatalf("%s: %s", raw, diff)
				}
			})
		})
	}
	if bodies < 10 {
		t.Errorf("only %d bodies", bodies)
	}
}

func TestParametersAreHeldToWhatTheLibraryHoldsThemTo(t *testing.T) {
	t.Parallel()
	values := []any{"", "ga", "1234567893", "2026-11", "2026-13", "mine", "license", "sent", "enrolled", strings.Repeat("a", 99), "a b", json.Number("0"), json.Number("50"), json.Number("201")}
	for _, op := range contract.All() {
		for i, p := range op.Parameters {
			if p.Schema == nil {
				continue
			}
			library := httpapitest.Schema(t, parameterSchema(op, i))
			for _, v := range values {
				if diff := cmp.Diff(explain(library.Validate(v)), p.Schema.Check(v), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%s %s %v: %s", op.Route, p.Name, v, diff)
				}
			}
		}
	}
}

func TestFormatsAreThoseOfTheLibrary(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 63)
	for format, values := range map[schema.Format][]string{
		schema.Date: {"2026-11-22", "2026-02-30", "2026-1-1", "", "2026-11-22T00:00:00Z", "0000-01-01"},
		schema.Email: {"a@b.example", "a", "@b", "a@", "a@b", ".a@b", "a.@b", "a..b@c", "a b@c", `"a b"@c`, `"a\"b"@c`, `"@c`, `""@c`, "ä@b", "a@-b", "a@b-", "a@b_c",
			"a@b..c", "a@b.", "a@[1.2.3.4]", "a@[1.2.3]", "a@[01.2.3.4]", "a@[IPv6:::1]", "a@[IPv6:1.2.3.4]", "a@[::1]", "a@[IPv6:::ffff:1.2.3.4]", "a@[IPv6:fe80::1%25x]", "a@[]",
			long + "a@b", long + "aa@b", "a@" + long + "a.b", "a@" + strings.Repeat(long+".", 4) + "b", "a@b@c", "o'neil+x@b.example", "a@\u212a", "[@[", "a@b\n"},
	} {
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		if err := c.AddResource("s.json", map[string]any{"format": string(format)}); err != nil {
			t.Fatal(err)
		}
		library := c.MustCompile("s.json")
		for _, v := range values {
			if took, want := len((&schema.Schema{Format: format}).Check(v)) == 0, library.Validate(v) == nil; took != want {
				t.Errorf("%s %q: %v, the library says %v", format, v, took, want)
			}
		}
	}
}

func operationKeys(op httpapi.Operation) []string {
	method, path, _ := strings.Cut(op.Route, " ")
	return []string{"paths", path, strings.ToLower(method)}
}

// parameterSchema is where the schema of an operation's i-th parameter stands.
func parameterSchema(op httpapi.Operation, i int) string {
	node, fragment := httpapitest.Find(append(operationKeys(op), "parameters")...)
	p := node.([]any)[i].(map[string]any)
	fragment += "/" + strconv.Itoa(i)
	if ref, ok := p["$ref"].(string); ok {
		_, fragment = httpapitest.Find(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
	}
	return fragment + "/schema"
}

func examples(t *testing.T, operation []string) (all []any) {
	t.Helper()
	content, _ := httpapitest.Find(append(slices.Clone(operation), "requestBody", "content", "application/json")...)
	media := content.(map[string]any)
	if one, ok := media["example"]; ok {
		all = append(all, one)
	}
	named, _ := media["examples"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(named)) {
		value, _ := httpapitest.Find(append(slices.Clone(operation), "requestBody", "content", "application/json", "examples", name, "value")...)
		all = append(all, value)
	}
	return all
}

func clone(value any) any {
	raw, err := json.Marshal(value)
	if err != nil {
		panic(err) // an example of ours
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		panic(err)
	}
	return value
}
