package main

import (
	"bytes"
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strings"
)

const heading = "// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.\n"

// generate is every file of the package by its name: one for each operation, one for the
// schemas they share, and the list of all.
func generate(source []byte) (map[string][]byte, error) {
	d, err := read(source)
	if err != nil {
		return nil, err
	}
	operations, err := d.operations()
	if err != nil {
		return nil, err
	}
	w := writer{description: d, shared: map[string]string{}}
	texts := map[string]string{}
	var list strings.Builder
	for _, op := range operations {
		text, err := w.operation(op)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", op.route, err)
		}
		texts[strings.ReplaceAll(op.ID, "-", "_")+".go"] = text
		fmt.Fprintf(&list, "%s,\n", exported(op.ID))
	}
	texts["all.go"] = "// All is every operation, for tests: a function links its own alone.\nfunc All() []httpapi.Operation {\nreturn []httpapi.Operation{\n" + list.String() + "}\n}\n"
	var shared strings.Builder
	for _, name := range slices.Sorted(maps.Keys(w.shared)) {
		fmt.Fprintf(&shared, "var %s = %s\n\n", variable(name), w.shared[name])
	}
	texts["schemas.go"] = shared.String()
	return formatted(texts)
}

// comment is that of the package.
const comment = `// Package contract is what each operation of openapi.yaml demands of a request, as Go. It
// exists so that a function knows its route without parsing the description: it links its
// own operations, and no other.
`

func formatted(texts map[string]string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for name, text := range texts {
		var b bytes.Buffer
		b.WriteString(heading + "\n")
		if name == "all.go" {
			b.WriteString(comment)
		}
		b.WriteString("package contract\n\nimport (\n")
		for _, used := range []string{"httpapi", "schema"} {
			if strings.Contains(text, used+".") {
				fmt.Fprintf(&b, "\"credo/shared/%s\"\n", used)
			}
		}
		b.WriteString(")\n\n" + text)
		source, err := format.Source(b.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = source
	}
	return files, nil
}

// writer writes Go and remembers which shared schemas it named.
type writer struct {
	description description
	shared      map[string]string // by name
}

func (w *writer) operation(op operation) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "// %s is %s: %s.\nvar %[1]s = httpapi.Operation{\nRoute: %q,\n", exported(op.ID), op.route, strings.TrimSuffix(op.Summary, "."), op.route)
	if len(op.Roles) > 0 {
		fmt.Fprintf(&b, "Roles: %s,\n", list(op.Roles))
	}
	if body := op.RequestBody.Content["application/json"].Schema; body != nil {
		text, err := w.schema(body)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "Body: %s,\n", text)
	}
	if len(op.Parameters) > 0 {
		b.WriteString("Parameters: []httpapi.Parameter{\n")
		for _, p := range op.Parameters {
			text, err := w.parameter(p)
			if err != nil {
				return "", fmt.Errorf("parameter %v: %w", p["name"], err)
			}
			b.WriteString(text)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
	return b.String(), nil
}

// parameter leaves out the schema of a header, which is read by code.
func (w *writer) parameter(p object) (string, error) {
	text := fmt.Sprintf("{Name: %q, In: %q", p["name"], p["in"])
	if p["required"] == true {
		text += ", Required: true"
	}
	own, _ := p["schema"].(object)
	if of := own["default"]; of != nil {
		text += fmt.Sprintf(", Default: %q", fmt.Sprint(of))
	}
	if p["in"] != "header" {
		written, err := w.schema(own)
		if err != nil {
			return "", err
		}
		text += ", Schema: " + written
	}
	return text + "},\n", nil
}

func list(values []string) string {
	return "[]string{" + strings.Join(quoted(values), ", ") + "}"
}

func quoted(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = fmt.Sprintf("%q", v)
	}
	return out
}

// variable is where a shared schema stands: lineSchema.
func variable(name string) string { return strings.ToLower(name[:1]) + name[1:] + "Schema" }
