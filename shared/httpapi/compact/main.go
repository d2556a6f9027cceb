// Command compact writes contract.json beside openapi.yaml: the operations with their
// roles, parameters and body schemas, and the schemas those reach, without prose and
// answers. Run it by go generate ./shared/httpapi.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/goccy/go-yaml"
)

func main() {
	if err := run("openapi.yaml", "contract.json"); err != nil {
		fmt.Fprintln(os.Stderr, "compact:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	description, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	out, err := compact(description)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, out, 0o644)
}

type object = map[string]any

type operation struct {
	ID         string   `json:"id"`
	Roles      []string `json:"roles,omitempty"`
	Body       string   `json:"body,omitempty"` // name of the schema
	Parameters []any    `json:"parameters,omitempty"`
}

type document struct {
	Paths map[string]map[string]struct {
		ID          string   `json:"operationId"`
		Roles       []string `json:"x-roles"`
		Parameters  []object `json:"parameters"`
		RequestBody struct {
			Content map[string]struct {
				Schema object `json:"schema"`
			} `json:"content"`
		} `json:"requestBody"`
	} `json:"paths"`
	Components struct {
		Parameters map[string]object `json:"parameters"`
		Schemas    map[string]any    `json:"schemas"`
	} `json:"components"`
}

func compact(description []byte) ([]byte, error) {
	plain, err := yaml.YAMLToJSON(description)
	if err != nil {
		return nil, err
	}
	var doc document
	if err := json.Unmarshal(plain, &doc); err != nil {
		return nil, err
	}
	operations := map[string]operation{}
	schemas := object{}
	for path, methods := range doc.Paths {
		for method, op := range methods {
			o := operation{ID: op.ID, Roles: op.Roles}
			for _, p := range op.Parameters {
				o.Parameters = append(o.Parameters, withoutProse(doc.resolve(p)))
			}
			if schema := op.RequestBody.Content["application/json"].Schema; schema != nil {
				o.Body = refName(schema["$ref"])
				doc.collect(schema, schemas)
			}
			doc.collect(o.Parameters, schemas)
			operations[strings.ToUpper(method)+" "+path] = o
		}
	}
	return json.Marshal(object{"operations": operations, "components": object{"schemas": schemas}})
}

func (d document) resolve(parameter object) object {
	if name := refName(parameter["$ref"]); name != "" {
		return d.Components.Parameters[name]
	}
	return parameter
}

// collect adds to schemas whatever node refers to, directly or through others.
func (d document) collect(node any, schemas object) {
	switch n := node.(type) {
	case object:
		if name := refName(n["$ref"]); name != "" && schemas[name] == nil {
			schemas[name] = withoutProse(d.Components.Schemas[name])
			d.collect(schemas[name], schemas)
		}
		for _, v := range n {
			d.collect(v, schemas)
		}
	case []any:
		for _, v := range n {
			d.collect(v, schemas)
		}
	}
}

func refName(ref any) string {
	s, _ := ref.(string)
	return s[strings.LastIndex(s, "/")+1:]
}

// withoutProse drops descriptions and examples, which nothing reads at run time.
func withoutProse(node any) any {
	switch n := node.(type) {
	case object:
		out := object{}
		for k, v := range n {
			_, text := v.(string)
			_, list := v.([]any)
			if k == "description" && text || k == "example" || k == "examples" && list {
				continue
			}
			out[k] = withoutProse(v)
		}
		return out
	case []any:
		out := make([]any, len(n))
		for i, v := range n {
			out[i] = withoutProse(v)
		}
		return out
	}
	return node
}
