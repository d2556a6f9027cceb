package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// silent keywords demand nothing of a value.
var silent = []string{"description", "example", "examples", "default", "title"}

// schema writes a pointer to a schema: a shared one's variable, or the schema itself.
func (w *writer) schema(node object) (string, error) {
	asked := maps.Clone(node)
	maps.DeleteFunc(asked, func(k string, _ any) bool { return slices.Contains(silent, k) })
	if name := referred(asked); name != "" && len(asked) == 1 {
		return "&" + variable(name), w.share(name)
	}
	body, err := w.literal(asked)
	return "&" + body, err
}

// share writes a schema of components, once.
func (w *writer) share(name string) error {
	if _, ok := w.shared[name]; ok {
		return nil
	}
	node, ok := w.description.Components.Schemas[name]
	if !ok {
		return fmt.Errorf("there is no schema %s", name)
	}
	w.shared[name] = "" // a schema that holds itself does not compile, and need not loop here
	text, err := w.literal(node)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	w.shared[name] = text
	return nil
}

// literal writes the value of a schema, and refuses what shared/schema would leave out.
func (w *writer) literal(node object) (string, error) {
	if (node["minimum"] == nil) != (node["maximum"] == nil) || (node["if"] == nil) != (node["then"] == nil) {
		return "", errors.New("minimum and maximum, and if and then, need each other")
	}
	var b strings.Builder
	b.WriteString("schema.Schema{")
	for _, keyword := range slices.Sorted(maps.Keys(node)) {
		text, err := w.keyword(keyword, node[keyword], node)
		if err != nil {
			return "", fmt.Errorf("%s: %w", keyword, err)
		}
		b.WriteString(text)
	}
	return b.String() + "\n}", nil
}

// plain keywords are fields of the same value.
var plain = map[string]string{
	"type": "Type", "x-fix": "Fix", "const": "Const", "minLength": "MinLength", "maxLength": "MaxLength", "minItems": "MinItems",
	"maxItems": "MaxItems", "uniqueItems": "Unique", "minProperties": "MinProperties", "maxProperties": "MaxProperties",
}

// nested keywords are fields of one schema or of several.
var nested = map[string]string{"items": "Items", "if": "If", "then": "Then", "allOf": "AllOf", "anyOf": "AnyOf", "oneOf": "OneOf"}

func (w *writer) keyword(name string, value any, of object) (string, error) {
	if field := plain[name]; field != "" {
		return constant(field, value)
	}
	if field := nested[name]; field != "" {
		return w.nested(field, value)
	}
	switch name {
	case "$ref":
		text, err := w.schema(object{"$ref": value})
		return "\nRef: " + text + ",", err
	case "pattern":
		return fmt.Sprintf("\nMatch: &schema.Match{Pattern: %q},", value), nil
	case "format":
		if value != "date" && value != "email" {
			return "", fmt.Errorf("shared/schema does not know %v", value)
		}
		return fmt.Sprintf("\nFormat: %q,", value), nil
	case "minimum":
		return fmt.Sprintf("\nRange: &schema.Range{Min: %v, Max: %v},", value, of["maximum"]), nil
	case "maximum":
		return "", nil
	case "additionalProperties":
		if value != false {
			return "", errors.New("only false is known")
		}
		return "\nClosed: true,", nil
	case "enum", "required":
		return words(name, value)
	case "properties":
		return w.properties(value)
	}
	if slices.Contains(silent, name) {
		return "", nil
	}
	return "", errors.New("shared/schema does not know this keyword: add it there and to its test")
}
