package schema

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/problem"
)

// maxFaults bounds an answer: who sends thousands of faults is not filling in a form.
const maxFaults = 100

// Check holds a value of encoding/json, its numbers json.Number, against the schema. Each
// field at fault is named once by its JSON pointer, at most 100, in their order, with a
// sentence that says what to write and never repeats what was written.
func (s *Schema) Check(value any) []problem.Field {
	c := check{}
	s.check(&c, value, "")
	slices.SortStableFunc(c.faults, func(a, b problem.Field) int { return strings.Compare(a.Field, b.Field) })
	c.faults = slices.CompactFunc(c.faults, func(a, b problem.Field) bool { return a.Field == b.Field })
	return c.faults[:min(len(c.faults), maxFaults)]
}

// check collects what is wrong.
type check struct {
	faults  []problem.Field
	refused int // properties that no schema knows, those of every alternative counted
}

func (c *check) wrong(at, words string) {
	c.faults = append(c.faults, problem.Field{Field: at, Detail: words})
}

func (s *Schema) valid(value any) bool {
	var c check
	s.check(&c, value, "")
	return len(c.faults) == 0
}

// check looks first at what makes the rest pointless, then at everything else.
func (s *Schema) check(c *check, value any, at string) {
	if words := s.mistaken(value); words != "" {
		c.wrong(at, s.words(words))
		return
	}
	if s.Ref != nil {
		s.Ref.check(c, value, at)
	}
	switch v := value.(type) {
	case map[string]any:
		s.checkObject(c, v, at)
	case []any:
		s.checkList(c, v, at)
	case string:
		s.checkText(c, v, at)
	default:
		s.checkNumber(c, v, at)
	}
	s.checkCombined(c, value, at)
}

// words are the schema's own for a fault, or else the rule's.
func (s *Schema) words(rule string) string {
	if s.Fix != "" {
		return s.Fix
	}
	return rule
}

// mistaken says what is wrong with a value that is not of the kind asked for at all.
func (s *Schema) mistaken(value any) string {
	if s.Type != "" && !isOf(s.Type, value) {
		return "Give " + typeName(s.Type) + "."
	}
	if s.Const != nil && value != s.Const {
		return "This has to be " + fmt.Sprint(s.Const) + "."
	}
	str, ok := value.(string)
	if s.Enum != nil && !(ok && slices.Contains(s.Enum, str)) {
		return "Use one of: " + strings.Join(s.Enum, ", ") + "."
	}
	if ok && !s.Format.holds(str) {
		return unreadable
	}
	return ""
}

// checkCombined looks at what the schema says by means of others.
func (s *Schema) checkCombined(c *check, value any, at string) {
	for _, one := range s.AllOf {
		one.check(c, value, at)
	}
	s.checkAlternatives(c, s.AnyOf, false, value, at)
	s.checkAlternatives(c, s.OneOf, true, value, at)
	if s.If != nil && s.If.valid(value) {
		s.Then.check(c, value, at)
	}
}

// checkAlternatives names, when none holds, the faults against the one that the sender
// most likely meant: the one that refuses the fewest of the properties that were sent.
func (s *Schema) checkAlternatives(c *check, all []*Schema, onlyOne bool, value any, at string) {
	var meant *check
	held, refused := 0, 0
	for _, one := range all {
		tried := &check{}
		one.check(tried, value, at)
		refused += tried.refused
		if len(tried.faults) == 0 {
			held++
		} else if meant == nil || tried.refused < meant.refused {
			meant = tried
		}
	}
	switch {
	case held == 0 && meant != nil:
		c.faults = append(c.faults, meant.faults...)
		c.refused += refused
	case held > 1 && onlyOne:
		c.wrong(at, s.words(unreadable))
	}
}
