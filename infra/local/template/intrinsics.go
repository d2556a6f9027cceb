package template

import (
	"fmt"
	"strconv"
	"strings"
)

func join(args []any) (any, error) {
	items, ok := args[1].([]any)
	if !ok {
		return nil, fmt.Errorf("Fn::Join wants a list")
	}
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = fmt.Sprint(item)
	}
	return strings.Join(words, fmt.Sprint(args[0])), nil
}

func split(args []any) any {
	var out []any
	for _, word := range strings.Split(fmt.Sprint(args[1]), fmt.Sprint(args[0])) {
		out = append(out, word)
	}
	return out
}

func selectItem(args []any) (any, error) {
	index, err := strconv.Atoi(fmt.Sprint(args[0]))
	items, ok := args[1].([]any)
	if err != nil || !ok || index < 0 || index >= len(items) {
		return nil, fmt.Errorf("Fn::Select has no item %v", args[0])
	}
	return items[index], nil
}

// logic evaluates the condition functions over resolved arguments.
func logic(name string, args []any) (any, error) {
	switch name {
	case "Fn::Equals":
		if len(args) == 2 {
			return fmt.Sprint(args[0]) == fmt.Sprint(args[1]), nil
		}
	case "Fn::Not":
		if len(args) == 1 {
			return args[0] != true, nil
		}
	case "Fn::And":
		for _, arg := range args {
			if arg != true {
				return false, nil
			}
		}
		return true, nil
	case "Fn::Or":
		for _, arg := range args {
			if arg == true {
				return true, nil
			}
		}
		return false, nil
	default:
		return nil, fmt.Errorf("%s is not supported locally", name)
	}
	return nil, fmt.Errorf("%s has %d arguments", name, len(args))
}
