package contract

import (
	"strings"
	"testing"
	"unicode"
)

type resource struct {
	id, kind   string
	area       string // "" = all share it
	metadata   map[string]any
	properties map[string]any
	all        map[string]any
}

// resources of one type, of every template; "" is every type.
func resources(t *testing.T, kind string) (out []resource) {
	t.Helper()
	for _, r := range project(t).resources {
		if kind == "" || r.kind == kind {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no resource of type %q", kind)
	}
	return out
}

func functions(t *testing.T) []resource { t.Helper(); return resources(t, "AWS::Serverless::Function") }

// folder is functions/<folder> of a function: apply/submit-application.
func (r resource) folder() string { return r.area + "/" + text(r.properties["CodeUri"]) }

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

// referred is the resource that a reference names.
func referred(v any) string {
	if attribute := list(object(v)["Fn::GetAtt"]); attribute != nil {
		return text(attribute[0])
	}
	return text(object(v)["Ref"])
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
