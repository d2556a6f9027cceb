package pattern

import (
	"fmt"
	"reflect"
	"strings"
)

// operation reads one content filter: {"prefix": "EVENT#"}.
func operation(operator map[string]any, path string) (condition, error) {
	if len(operator) != 1 {
		return nil, fmt.Errorf("event pattern: %s: one operator expected, got %d", path, len(operator))
	}
	for name, argument := range operator {
		if build, ok := operators[name]; ok {
			if condition := build(argument); condition != nil {
				return condition, nil
			}
			return nil, fmt.Errorf("event pattern: %s: %s with %v is not supported locally", path, name, argument)
		}
		return nil, fmt.Errorf("event pattern: %s: operator %q is not supported locally", path, name)
	}
	return nil, nil
}

// operators build a condition from an operator's argument; nil refuses it.
var operators = map[string]func(argument any) condition{
	"exists":             exists,
	"prefix":             text(strings.HasPrefix),
	"suffix":             text(strings.HasSuffix),
	"equals-ignore-case": text(strings.EqualFold),
	"anything-but":       anythingBut,
	"numeric":            numeric,
}

func exists(argument any) condition {
	wanted, ok := argument.(bool)
	if !ok {
		return nil
	}
	return func(_ []any, present bool) bool { return present == wanted }
}

func text(holds func(value, argument string) bool) func(any) condition {
	return func(argument any) condition {
		wanted, ok := argument.(string)
		if !ok {
			return nil
		}
		return some(func(v any) bool {
			value, ok := v.(string)
			return ok && holds(value, wanted)
		})
	}
}

// anythingBut takes a value, a list of values or {"prefix": …}. The field must
// be there.
func anythingBut(argument any) condition {
	switch argument := argument.(type) {
	case map[string]any:
		prefix, ok := argument["prefix"].(string)
		if !ok || len(argument) != 1 {
			return nil
		}
		return some(func(v any) bool {
			value, ok := v.(string)
			return !ok || !strings.HasPrefix(value, prefix)
		})
	case []any:
		return some(func(v any) bool {
			for _, unwanted := range argument {
				if reflect.DeepEqual(v, unwanted) {
					return false
				}
			}
			return true
		})
	default:
		return some(func(v any) bool { return !reflect.DeepEqual(v, argument) })
	}
}

// numeric takes pairs of comparison and number: [">", 0, "<=", 5].
func numeric(argument any) condition {
	pairs, ok := argument.([]any)
	if !ok || len(pairs) == 0 || len(pairs)%2 != 0 {
		return nil
	}
	var tests []func(float64) bool
	for i := 0; i < len(pairs); i += 2 {
		limit, ok := pairs[i+1].(float64)
		if !ok {
			return nil
		}
		test := comparison(pairs[i], limit)
		if test == nil {
			return nil
		}
		tests = append(tests, test)
	}
	return some(func(v any) bool {
		number, ok := v.(float64)
		for _, test := range tests {
			ok = ok && test(number)
		}
		return ok
	})
}

func comparison(sign any, limit float64) func(float64) bool {
	switch sign {
	case "=":
		return func(n float64) bool { return n == limit }
	case "<":
		return func(n float64) bool { return n < limit }
	case "<=":
		return func(n float64) bool { return n <= limit }
	case ">":
		return func(n float64) bool { return n > limit }
	case ">=":
		return func(n float64) bool { return n >= limit }
	}
	return nil
}
