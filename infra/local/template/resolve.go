package template

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// noValue is what AWS::NoValue resolves to; the property that has it vanishes.
type noValue struct{}

// absent is what a reference to something that is only deployed resolves to. It is an
// error where a value is needed, and may be handed on to where none is.
type absent struct{ reference string }

func (a absent) Error() string { return a.reference + " has no local value" }

// resolver evaluates CloudFormation's functions within one template.
type resolver struct {
	parameters map[string]any
	conditions map[string]any
	mappings   map[string]any
	attribute  func(id, attribute string) (any, error) // "" = what Ref gives
}

func (r *resolver) resolve(value any) (any, error) {
	switch v := value.(type) {
	case map[string]any:
		if name, argument, ok := call(v); ok {
			return r.call(name, argument)
		}
		return r.resolveMap(v)
	case []any:
		out := make([]any, 0, len(v))
		for _, item := range v {
			got, err := r.resolve(item)
			if err != nil {
				return nil, err
			}
			if got != (any)(noValue{}) {
				out = append(out, got)
			}
		}
		return out, nil
	}
	return value, nil
}

func (r *resolver) resolveMap(v map[string]any) (any, error) {
	out := make(map[string]any, len(v))
	for _, key := range slices.Sorted(maps.Keys(v)) {
		got, err := r.resolve(v[key])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if _, gone := got.(noValue); !gone {
			out[key] = got
		}
	}
	return out, nil
}

// call recognises {"Fn::X": argument}, {"Ref": …} and {"Condition": name}.
func call(v map[string]any) (name string, argument any, ok bool) {
	if len(v) != 1 {
		return "", nil, false
	}
	for key, value := range v {
		_, named := value.(string)
		if key == "Ref" && named || key == "Condition" && named || strings.HasPrefix(key, "Fn::") {
			return key, value, true
		}
	}
	return "", nil, false
}

func (r *resolver) call(name string, argument any) (any, error) {
	switch name {
	case "Ref":
		return r.ref(argument.(string))
	case "Condition":
		return r.condition(argument.(string))
	case "Fn::Sub":
		return r.sub(argument)
	case "Fn::If":
		return r.choose(argument)
	}
	resolved, err := r.resolve(argument)
	if err != nil {
		return nil, err
	}
	args, ok := resolved.([]any)
	if !ok {
		return nil, fmt.Errorf("%s wants a list", name)
	}
	switch name {
	case "Fn::GetAtt":
		if len(args) == 2 {
			return r.attribute(fmt.Sprint(args[0]), fmt.Sprint(args[1]))
		}
	case "Fn::Join":
		if len(args) == 2 {
			return join(args)
		}
	case "Fn::Split":
		if len(args) == 2 {
			return split(args), nil
		}
	case "Fn::Select":
		if len(args) == 2 {
			return selectItem(args)
		}
	case "Fn::FindInMap":
		if len(args) == 3 {
			return r.findInMap(args)
		}
	default:
		return logic(name, args)
	}
	return nil, fmt.Errorf("%s has %d arguments", name, len(args))
}

func (r *resolver) ref(name string) (any, error) {
	if name == "AWS::NoValue" {
		return noValue{}, nil
	}
	if value, ok := r.parameters[name]; ok {
		if nothing, ok := value.(absent); ok {
			return nil, nothing
		}
		return value, nil
	}
	return r.attribute(name, "")
}

func (r *resolver) condition(name string) (any, error) {
	expression, ok := r.conditions[name]
	if !ok {
		return nil, fmt.Errorf("no condition %s", name)
	}
	return r.resolve(expression)
}

func (r *resolver) choose(argument any) (any, error) {
	args, ok := argument.([]any)
	if !ok || len(args) != 3 {
		return nil, fmt.Errorf("Fn::If wants a condition and two values")
	}
	met, err := r.condition(fmt.Sprint(args[0]))
	if err != nil {
		return nil, err
	}
	if met == true {
		return r.resolve(args[1])
	}
	return r.resolve(args[2])
}

var placeholder = regexp.MustCompile(`\$\{[^}]+\}`)

func (r *resolver) sub(argument any) (any, error) {
	text, own := argument, map[string]any{}
	if args, ok := argument.([]any); ok && len(args) == 2 {
		resolved, err := r.resolve(args[1])
		if err != nil {
			return nil, err
		}
		text = args[0]
		own, _ = resolved.(map[string]any)
	}
	s, ok := text.(string)
	if !ok {
		return nil, fmt.Errorf("Fn::Sub wants a string")
	}
	var failed error
	out := placeholder.ReplaceAllStringFunc(s, func(found string) string {
		name := found[2 : len(found)-1]
		if literal, ok := strings.CutPrefix(name, "!"); ok {
			return "${" + literal + "}"
		}
		if value, ok := own[name]; ok {
			return fmt.Sprint(value)
		}
		value, err := r.reference(name)
		if err != nil && failed == nil {
			failed = err
		}
		return fmt.Sprint(value)
	})
	return out, failed
}

// reference is a name within Fn::Sub: a parameter, a resource or an attribute.
func (r *resolver) reference(name string) (any, error) {
	if id, attribute, ok := strings.Cut(name, "."); ok {
		return r.attribute(id, attribute)
	}
	return r.ref(name)
}

func (r *resolver) findInMap(args []any) (any, error) {
	var value any = r.mappings
	for _, key := range args {
		m, _ := value.(map[string]any)
		next, ok := m[fmt.Sprint(key)]
		if !ok {
			return nil, fmt.Errorf("Fn::FindInMap finds nothing for %v", args)
		}
		value = next
	}
	return value, nil
}
