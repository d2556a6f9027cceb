package httpapi_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"credo/shared/httpapi/httpapitest"
)

type object = map[string]any

// operations calls f with every operation of openapi.yaml.
func operations(t *testing.T, f func(t *testing.T, path, method string, op object)) {
	t.Helper()
	n := 0
	for path, methods := range httpapitest.Document()["paths"].(object) {
		for method, op := range methods.(object) {
			n++
			t.Run(op.(object)["operationId"].(string), func(t *testing.T) {
				t.Parallel()
				f(t, path, method, op.(object))
			})
		}
	}
	if n == 0 {
		t.Fatal("openapi.yaml has no operations")
	}
}

func TestStaffOperationsNameTheirRoles(t *testing.T) {
	t.Parallel()
	role, _ := httpapitest.Find("components", "schemas", "Role", "enum")
	operations(t, func(t *testing.T, path, method string, op object) {
		roles, _ := op["x-roles"].([]any)
		staff := strings.HasPrefix(path, "/staff/")
		if staff != (len(roles) > 0) || staff != (op["security"] != nil) {
			t.Fatalf("a staff operation has roles and security, another has neither: %v, %v", roles, op["security"])
		}
		for _, r := range roles {
			if !slices.Contains(role.([]any), r) {
				t.Errorf("there is no role %v", r)
			}
		}
		if write := staff && method == "post"; write && slices.Contains(roles, any("auditor")) {
			t.Error("an auditor only reads")
		}
		ifMatch := false
		parameters, _ := op["parameters"].([]any)
		for _, p := range parameters {
			ref, _ := p.(object)["$ref"].(string)
			ifMatch = ifMatch || strings.HasSuffix(ref, "/IfMatch")
		}
		if writes := staff && method == "post" && op["operationId"] != "preview-letter"; ifMatch != writes {
			t.Error("every staff write, and no other operation, carries If-Match")
		}
	})
}

func TestEveryBodyAndAnswerHasASchema(t *testing.T) {
	t.Parallel()
	operations(t, func(t *testing.T, path, method string, op object) {
		if op["summary"] == nil {
			t.Error("no summary")
		}
		responses := op["responses"].(object)
		bodies := slices.Collect(maps.Keys(responses))
		for _, status := range bodies {
			content, _ := httpapitest.Find("paths", path, method, "responses", status, "content")
			checkContent(t, content, "paths", path, method, "responses", status, "content")
		}
		if method == "post" {
			content, _ := httpapitest.Find("paths", path, method, "requestBody", "content")
			checkContent(t, content, "paths", path, method, "requestBody", "content")
			if object := content.(object)["application/json"].(object); object["example"] == nil && object["examples"] == nil {
				t.Error("the body has no example")
			}
		}
	})
}

// checkContent compiles the schema of each media type and holds its examples against it.
func checkContent(t *testing.T, content any, keys ...string) {
	t.Helper()
	if content == nil {
		t.Fatalf("%v has no content", keys)
	}
	for media, c := range content.(object) {
		node, fragment := httpapitest.Find(append(slices.Clone(keys), media, "schema")...)
		if node == nil {
			t.Fatalf("%v has no schema", keys)
		}
		schema := httpapitest.Schema(t, fragment)
		for name, example := range examples(c.(object)) {
			if err := schema.Validate(example); err != nil {
				t.Errorf("%v: example %s: %v", keys, name, err)
			}
		}
	}
}

func examples(media object) map[string]any {
	out := map[string]any{}
	if e, ok := media["example"]; ok {
		out["example"] = e
	}
	named, _ := media["examples"].(object)
	for name, e := range named {
		if ref, ok := e.(object)["$ref"].(string); ok {
			e, _ = httpapitest.Find(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
		}
		out[name] = e.(object)["value"]
	}
	return out
}

// Bodies refuse unknown fields, at every depth.
func TestRequestSchemasAreClosed(t *testing.T) {
	t.Parallel()
	operations(t, func(t *testing.T, path, method string, op object) {
		if method != "post" {
			return
		}
		_, fragment := httpapitest.Find("paths", path, method, "requestBody", "content", "application/json", "schema")
		schema := httpapitest.Schema(t, fragment)
		for name, example := range examples(op["requestBody"].(object)["content"].(object)["application/json"].(object)) {
			example = clone(t, example)
			for _, at := range objectsIn(example, nil) {
				at["unknownField"] = true
				if schema.Validate(example) == nil {
					raw, _ := json.Marshal(at)
					t.Errorf("example %s: an unknown field passes in %s", name, raw)
				}
				delete(at, "unknownField")
			}
		}
	})
}

func clone(t *testing.T, value any) any {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func objectsIn(value any, found []object) []object {
	switch v := value.(type) {
	case object:
		found = append(found, v)
		for _, inner := range v {
			found = objectsIn(inner, found)
		}
	case []any:
		for _, inner := range v {
			found = objectsIn(inner, found)
		}
	}
	return found
}

// A sentence shown to people ends like one.
func TestFixesAreSentences(t *testing.T) {
	t.Parallel()
	found := 0
	for _, o := range objectsIn(httpapitest.Document(), nil) {
		if text, ok := o["x-fix"].(string); ok {
			found++
			if !strings.HasSuffix(text, ".") || strings.ToUpper(text[:1]) != text[:1] {
				t.Errorf("%q is no sentence", text)
			}
		}
	}
	if found == 0 {
		t.Error("openapi.yaml has no x-fix")
	}
}
