package schema_test

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"credo/shared/httpapi/httpapitest"
	"credo/shared/problem"
	"credo/shared/schema"
)

// explain words what the library found as Check words it.
func explain(err error) []problem.Field {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return nil
	}
	faults := leaves(invalid)
	slices.SortStableFunc(faults, func(a, b problem.Field) int { return strings.Compare(a.Field, b.Field) })
	faults = slices.CompactFunc(faults, func(a, b problem.Field) bool { return a.Field == b.Field })
	return faults[:min(len(faults), 100)]
}

func leaves(e *jsonschema.ValidationError) []problem.Field {
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		return each(e, k.Missing, "This is needed.")
	case *kind.AdditionalProperties:
		return each(e, k.Properties, "There is no such field here. Leave it out.")
	case *kind.OneOf, *kind.AnyOf:
		if len(e.Causes) > 0 {
			return leaves(slices.MinFunc(e.Causes, func(a, b *jsonschema.ValidationError) int { return refused(a) - refused(b) }))
		}
	}
	if len(e.Causes) == 0 {
		return []problem.Field{{Field: schema.Pointer(e.InstanceLocation...), Detail: sentence(e)}}
	}
	var all []problem.Field
	for _, c := range e.Causes {
		all = append(all, leaves(c)...)
	}
	return all
}

func each(e *jsonschema.ValidationError, names []string, detail string) []problem.Field {
	var fields []problem.Field
	for _, name := range names {
		at := append(slices.Clone(e.InstanceLocation), strings.ToValidUTF8(name[:min(len(name), 100)], ""))
		fields = append(fields, problem.Field{Field: schema.Pointer(at...), Detail: detail})
	}
	return fields
}

func refused(e *jsonschema.ValidationError) int {
	if k, ok := e.ErrorKind.(*kind.AdditionalProperties); ok {
		return len(k.Properties)
	}
	n := 0
	for _, c := range e.Causes {
		n += refused(c)
	}
	return n
}

var typeNames = map[string]string{
	"string": "text", "integer": "a whole number", "number": "a number",
	"boolean": "true or false", "array": "a list", "object": "an object", "null": "nothing",
}

func sentence(e *jsonschema.ValidationError) string {
	if text := fix(e.SchemaURL); text != "" {
		return text
	}
	switch k := e.ErrorKind.(type) {
	case *kind.Type:
		return "Give " + typeNames[k.Want[0]] + "."
	case *kind.Enum:
		return "Use one of: " + words(k.Want) + "."
	case *kind.Const:
		return "This has to be " + words([]any{k.Want}) + "."
	case *kind.MinLength:
		return fmt.Sprintf("Write at least %d characters.", k.Want)
	case *kind.MaxLength:
		return fmt.Sprintf("Write at most %d characters.", k.Want)
	case *kind.MinItems:
		return fmt.Sprintf("Give at least %d.", k.Want)
	case *kind.MaxItems:
		return fmt.Sprintf("Give at most %d.", k.Want)
	case *kind.Minimum:
		return "Give at least " + k.Want.RatString() + "."
	case *kind.Maximum:
		return "Give at most " + k.Want.RatString() + "."
	case *kind.UniqueItems:
		return "Name each only once."
	}
	return "This is not in the form we can read."
}

func words(values []any) string {
	out := make([]string, 0, len(values))
	for _, v := range values {
		out = append(out, fmt.Sprint(v))
	}
	return strings.Join(out, ", ")
}

// fix finds the sentence that a schema of openapi.yaml gives whoever breaks it.
func fix(schemaURL string) string {
	_, fragment, _ := strings.Cut(schemaURL, "#")
	var node any = httpapitest.Document()
	for token := range strings.SplitSeq(strings.TrimPrefix(fragment, "/"), "/") {
		token, _ = url.PathUnescape(token)
		switch n := node.(type) {
		case map[string]any:
			node = n[strings.NewReplacer("~1", "/", "~0", "~").Replace(token)]
		case []any:
			i, _ := strconv.Atoi(token)
			node = n[i]
		}
	}
	n, _ := node.(map[string]any)
	text, _ := n["x-fix"].(string)
	return text
}
