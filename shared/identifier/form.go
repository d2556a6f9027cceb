package identifier

import (
	"regexp"
	"sync"
)

// form is a regular expression, compiled when first asked: few requests ask for any.
func form(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
