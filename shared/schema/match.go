package schema

import (
	"regexp"
	"sync"
)

// Match is a regular expression that a string has to match, compiled when first asked.
type Match struct {
	Pattern string

	once     sync.Once
	compiled *regexp.Regexp
}

func (m *Match) matches(s string) bool {
	m.once.Do(func() { m.compiled = regexp.MustCompile(m.Pattern) })
	return m.compiled.MatchString(s)
}
