// Package contract holds template.yaml against what stands around it: the API
// description, the folders of the functions, what each function's code can ask
// of AWS, and the rules of the house. A deployment finds such faults late, and
// some of them never, such as a right that is granted and not needed.
package contract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"credo/infra/local/template"
)

const root = "../../.."

type resource struct {
	id, kind   string
	metadata   map[string]any
	properties map[string]any
	all        map[string]any
}

func document(t *testing.T) map[string]any {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(root, "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := template.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// resources of one type; "" is every type.
func resources(t *testing.T, kind string) (out []resource) {
	t.Helper()
	for id, v := range object(document(t)["Resources"]) {
		all := object(v)
		if r := (resource{id, text(all["Type"]), object(all["Metadata"]), object(all["Properties"]), all}); kind == "" || r.kind == kind {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no resource of type %q", kind)
	}
	return out
}

func functions(t *testing.T) []resource { t.Helper(); return resources(t, "AWS::Serverless::Function") }

// folder is functions/<folder> of a function.
func (r resource) folder() string {
	return strings.TrimPrefix(text(r.properties["CodeUri"]), "functions/")
}

// events of a function, of one type.
func (r resource) events(kind string) (out []map[string]any) {
	for _, v := range object(r.properties["Events"]) {
		if e := object(v); text(e["Type"]) == kind {
			out = append(out, object(e["Properties"]))
		}
	}
	return out
}

// variables are the names of a function's own environment.
func (r resource) variables() map[string]any {
	return object(object(r.properties["Environment"])["Variables"])
}

// statements of a function's policies.
func (r resource) statements() (out []map[string]any) {
	for _, p := range list(r.properties["Policies"]) {
		for _, s := range list(object(p)["Statement"]) {
			out = append(out, object(s))
		}
	}
	return out
}

// pascal is the logical ID of a folder: submit-application is SubmitApplication.
func pascal(folder string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(folder, "-") {
		for i, letter := range word {
			if i == 0 {
				letter = unicode.ToUpper(letter)
			}
			b.WriteRune(letter)
		}
	}
	return b.String()
}

func object(v any) map[string]any { m, _ := v.(map[string]any); return m }
func list(v any) []any            { l, _ := v.([]any); return l }
func text(v any) string           { s, _ := v.(string); return s }

// words reads a string or a list of strings.
func words(v any) (out []string) {
	if s, ok := v.(string); ok {
		return []string{s}
	}
	for _, item := range list(v) {
		out = append(out, text(item))
	}
	return out
}
