package gateway

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// grants says whether claims hold at least one of the scopes a route wants.
func grants(claims map[string]any, wanted []string) bool {
	if len(wanted) == 0 {
		return true
	}
	held := listOf(claims["scope"])
	if s, ok := claims["scope"].(string); ok {
		held = strings.Fields(s)
	}
	held = append(held, listOf(claims["scp"])...)
	return slices.ContainsFunc(wanted, func(s string) bool { return slices.Contains(held, s) })
}

// listOf reads a claim that may be one string or several.
func listOf(claim any) []string {
	switch v := claim.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, fmt.Sprint(item))
		}
		return out
	}
	return nil
}

// flatten gives the claims as functions see them: each a string, a list in
// brackets and without commas: "[specialist admin]".
func flatten(claims map[string]any) map[string]string {
	out := make(map[string]string, len(claims))
	for name, claim := range claims {
		switch v := claim.(type) {
		case string:
			out[name] = v
		case []any:
			out[name] = "[" + strings.Join(listOf(v), " ") + "]"
		case float64:
			out[name] = strconv.FormatFloat(v, 'f', -1, 64)
		case bool:
			out[name] = fmt.Sprint(v)
		default:
			source, _ := json.Marshal(v)
			out[name] = string(source)
		}
	}
	return out
}
