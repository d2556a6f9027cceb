package httpapi

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed contract.json
var contractJSON []byte

// operation is what a route demands of a request.
type operation struct {
	ID         string      `json:"id"`
	Roles      []string    `json:"roles"` // of staff; none: the operation is public
	Body       string      `json:"body"`  // name of the schema; none: no body is read
	Parameters []parameter `json:"parameters"`
}

type parameter struct {
	Name     string `json:"name"`
	In       string `json:"in"` // path, query or header
	Required bool   `json:"required"`
	Schema   struct {
		Type    string `json:"type"`
		Default any    `json:"default"`
	} `json:"schema"`
}

// contract is contract.json, once to know the operations and once to find schemas in.
var contract = sync.OnceValue(func() (c struct {
	operations map[string]operation
	document   any
}) {
	var known struct {
		Operations map[string]operation `json:"operations"`
	}
	if err := json.Unmarshal(contractJSON, &known); err != nil {
		panic("httpapi: contract.json: " + err.Error())
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(contractJSON))
	if err != nil {
		panic("httpapi: contract.json: " + err.Error())
	}
	c.operations, c.document = known.Operations, document
	return c
})

// schemas are the compiled schemas of one operation.
type schemas struct {
	body       *jsonschema.Schema   // nil: no body
	parameters []*jsonschema.Schema // in the order of the operation's parameters
}

// compile compiles what this route needs and no more. The route is a constant of the
// program and the contract is tested, so a fault in either is a panic.
func compile(route string, op operation) schemas {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("contract.json", contract().document); err != nil {
		panic("httpapi: contract.json: " + err.Error())
	}
	var s schemas
	if op.Body != "" {
		s.body = c.MustCompile("contract.json#/components/schemas/" + op.Body)
	}
	for i := range op.Parameters {
		pointer := []string{"operations", route, "parameters", strconv.Itoa(i), "schema"}
		s.parameters = append(s.parameters, c.MustCompile("contract.json#"+jsonPointer(pointer, fragmentEscape)))
	}
	return s
}

// fix finds the sentence that a schema gives whoever breaks it.
func fix(schemaURL string) string {
	_, fragment, _ := strings.Cut(schemaURL, "#")
	node := contract().document
	for _, token := range strings.Split(fragment, "/")[1:] {
		switch n := node.(type) {
		case map[string]any:
			node = n[fragmentUnescape(token)]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(n) {
				return ""
			}
			node = n[i]
		}
	}
	n, _ := node.(map[string]any)
	text, _ := n["x-fix"].(string)
	return text
}
