package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// constant writes a field of a text, a number or a truth.
func constant(field string, value any) (string, error) {
	switch v := value.(type) {
	case string:
		return fmt.Sprintf("\n%s: %q,", field, v), nil
	case bool, uint64, int64, float64:
		return fmt.Sprintf("\n%s: %v,", field, v), nil
	}
	return "", fmt.Errorf("%v is neither text, number nor truth", value)
}

// words writes enum or required.
func words(name string, value any) (string, error) {
	var all []string
	values, _ := value.([]any)
	for _, v := range values {
		text, ok := v.(string)
		if !ok {
			return "", fmt.Errorf("%v is no text", v)
		}
		all = append(all, text)
	}
	return fmt.Sprintf("\n%s: %s,", strings.ToUpper(name[:1])+name[1:], list(all)), nil
}

// nested writes a field that holds a schema, or a list of them.
func (w *writer) nested(field string, value any) (string, error) {
	if one, ok := value.(object); ok {
		text, err := w.schema(one)
		return "\n" + field + ": " + text + ",", err
	}
	var b strings.Builder
	all, _ := value.([]any)
	for _, one := range all {
		node, _ := one.(object)
		text, err := w.schema(node)
		if err != nil {
			return "", err
		}
		b.WriteString(strings.TrimPrefix(text, "&schema.Schema") + ",\n")
	}
	return "\n" + field + ": []*schema.Schema{\n" + b.String() + "},", nil
}

func (w *writer) properties(value any) (string, error) {
	all, _ := value.(object)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		node, _ := all[name].(object)
		text, err := w.schema(node)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(&b, "{Name: %q, Schema: %s},\n", name, text)
	}
	return "\nProperties: []schema.Property{\n" + b.String() + "},", nil
}
