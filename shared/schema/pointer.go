package schema

import "strings"

// Pointer writes names, from the outermost inwards, as a JSON pointer (RFC 6901).
func Pointer(names ...string) string {
	at := ""
	for _, name := range names {
		at = child(at, name)
	}
	return at
}

func child(at, name string) string {
	return at + "/" + strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}
