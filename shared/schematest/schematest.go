// Package schematest holds what leaves Credo against the schemas that are written down for
// those who read it, docs/schemas.
package schematest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Check fails the test unless the value, as JSON, is what the schema of that name says.
func Check(t testing.TB, name string, value any) {
	t.Helper()
	plain, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(folder(t), name+".schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(instance); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// folder is docs/schemas, above the folder that the test runs in.
func folder(t testing.TB) string {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		found := filepath.Join(here, "docs", "schemas")
		if _, err := os.Stat(found); err == nil {
			return found
		}
		if here == filepath.Dir(here) {
			t.Fatal("there is no docs/schemas above this test")
		}
		here = filepath.Dir(here)
	}
}
