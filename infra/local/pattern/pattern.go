// Package pattern matches events against EventBridge event patterns, which
// Lambda's event-source filters share. It knows what our template uses and
// some more; an operator it does not know is refused by name when the pattern
// is read, never ignored.
package pattern

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Pattern is a pattern that was read.
type Pattern struct{ fields map[string]any } // *Pattern or []condition

// condition is one of the alternatives of a field. present says whether the
// field is there at all; values are what it holds, an array's members each.
type condition func(values []any, present bool) bool

// Parse reads a pattern. Its error names what is not supported.
func Parse(source []byte) (*Pattern, error) {
	var decoded map[string]any
	if err := json.Unmarshal(source, &decoded); err != nil {
		return nil, fmt.Errorf("event pattern: %w", err)
	}
	return parse(decoded, "")
}

func parse(source map[string]any, path string) (*Pattern, error) {
	pattern := &Pattern{fields: map[string]any{}}
	for name, value := range source {
		if strings.HasPrefix(name, "$") {
			return nil, fmt.Errorf("event pattern: %s%s is not supported locally", path, name)
		}
		var err error
		switch value := value.(type) {
		case map[string]any:
			pattern.fields[name], err = parse(value, path+name+".")
		case []any:
			pattern.fields[name], err = conditions(value, path+name)
		default:
			err = fmt.Errorf("event pattern: %s%s must be an array or an object", path, name)
		}
		if err != nil {
			return nil, err
		}
	}
	return pattern, nil
}

// Matches says whether the event has what the pattern asks for.
func (p *Pattern) Matches(event []byte) (bool, error) {
	var decoded any
	if err := json.Unmarshal(event, &decoded); err != nil {
		return false, fmt.Errorf("event: %w", err)
	}
	return p.match(decoded), nil
}

func (p *Pattern) match(value any) bool {
	if members, ok := value.([]any); ok { // an array of objects: any of them
		for _, member := range members {
			if p.match(member) {
				return true
			}
		}
		return false
	}
	object, _ := value.(map[string]any)
	for name, wanted := range p.fields {
		field, present := object[name]
		switch wanted := wanted.(type) {
		case *Pattern:
			if !wanted.match(field) {
				return false
			}
		case []condition:
			if !anyHolds(wanted, field, present) {
				return false
			}
		}
	}
	return true
}

func anyHolds(wanted []condition, field any, present bool) bool {
	values, ok := field.([]any)
	if !ok && present {
		values = []any{field}
	}
	present = present && len(values) > 0 // EventBridge sees an empty array as absent
	for _, condition := range wanted {
		if condition(values, present) {
			return true
		}
	}
	return false
}

func conditions(alternatives []any, path string) ([]condition, error) {
	var list []condition
	for _, alternative := range alternatives {
		operator, ok := alternative.(map[string]any)
		if !ok {
			list = append(list, some(func(v any) bool { return reflect.DeepEqual(v, alternative) }))
			continue
		}
		condition, err := operation(operator, path)
		if err != nil {
			return nil, err
		}
		list = append(list, condition)
	}
	return list, nil
}

// some holds when any of the field's values does.
func some(holds func(any) bool) condition {
	return func(values []any, _ bool) bool {
		for _, value := range values {
			if holds(value) {
				return true
			}
		}
		return false
	}
}
