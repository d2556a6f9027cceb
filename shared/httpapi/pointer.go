package httpapi

import (
	"net/url"
	"strings"
)

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1").Replace

// jsonPointer writes tokens as an RFC 6901 pointer, each escaped by escape.
func jsonPointer(tokens []string, escape func(string) string) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString("/" + escape(t))
	}
	return b.String()
}

// fragmentEscape is for a pointer inside a URL.
func fragmentEscape(token string) string { return url.PathEscape(pointerEscape(token)) }

func fragmentUnescape(token string) string {
	if plain, err := url.PathUnescape(token); err == nil {
		token = plain
	}
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
}
