package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

type object = map[string]any

// operation is one of openapi.yaml, with its parameters resolved.
type operation struct {
	ID          string   `json:"operationId"`
	Summary     string   `json:"summary"`
	Roles       []string `json:"x-roles"`
	Parameters  []object `json:"parameters"`
	RequestBody struct {
		Content map[string]struct {
			Schema object `json:"schema"`
		} `json:"content"`
	} `json:"requestBody"`

	route string
}

type description struct {
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Parameters map[string]object `json:"parameters"`
		Schemas    map[string]object `json:"schemas"`
	} `json:"components"`
}

func read(source []byte) (d description, err error) {
	plain, err := yaml.YAMLToJSON(source)
	if err == nil {
		err = json.Unmarshal(plain, &d)
	}
	return d, err
}

// operations are sorted by their IDs, which name functions.
func (d description) operations() ([]operation, error) {
	byID := map[string]operation{}
	for path, methods := range d.Paths {
		for method, op := range methods {
			op.route = strings.ToUpper(method) + " " + path
			if other, ok := byID[op.ID]; ok || op.ID == "" {
				return nil, fmt.Errorf("%s needs an operationId of its own, not %q of %s", op.route, op.ID, other.route)
			}
			for i, p := range op.Parameters {
				if name := referred(p); name != "" {
					op.Parameters[i] = d.Components.Parameters[name]
				}
			}
			byID[op.ID] = op
		}
	}
	var all []operation
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		all = append(all, byID[id])
	}
	return all, nil
}

// referred is the name that a $ref ends with, or "".
func referred(node object) string {
	ref, _ := node["$ref"].(string)
	return ref[strings.LastIndex(ref, "/")+1:]
}

// exported is the Go name of check-status: CheckStatus.
func exported(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		if word == "id" || word == "npi" {
			word = strings.ToUpper(word)
		}
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}
