package schema

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	needed     = "This is needed."
	unknown    = "There is no such field here. Leave it out."
	unreadable = "This is not in the form we can read."
)

func typeName(kind string) string {
	switch kind {
	case "string":
		return "text"
	case "integer":
		return "a whole number"
	case "number":
		return "a number"
	case "boolean":
		return "true or false"
	case "array":
		return "a list"
	}
	return "an object"
}

func isOf(kind string, value any) bool {
	switch v := value.(type) {
	case map[string]any:
		return kind == "object"
	case []any:
		return kind == "array"
	case string:
		return kind == "string"
	case bool:
		return kind == "boolean"
	case json.Number:
		return kind == "number" || kind == "integer" && number(v).IsInt()
	}
	return false
}

func (s *Schema) checkObject(c *check, object map[string]any, at string) {
	if len(object) < s.MinProperties || s.MaxProperties > 0 && len(object) > s.MaxProperties {
		c.wrong(at, s.words(unreadable))
	}
	for _, name := range s.Required {
		if _, ok := object[name]; !ok {
			c.wrong(child(at, name), needed)
		}
	}
	for name, value := range object {
		if p := s.property(name); p != nil {
			p.check(c, value, child(at, name))
		} else if s.Closed {
			c.wrong(child(at, strings.ToValidUTF8(name[:min(len(name), 100)], "")), unknown)
			c.refused++
		}
	}
}

func (s *Schema) checkList(c *check, list []any, at string) {
	if len(list) < s.MinItems {
		c.wrong(at, s.words(fmt.Sprintf("Give at least %d.", s.MinItems)))
	}
	if s.MaxItems > 0 && len(list) > s.MaxItems {
		c.wrong(at, s.words(fmt.Sprintf("Give at most %d.", s.MaxItems)))
	}
	if s.Unique && repeats(list) {
		c.wrong(at, s.words("Name each only once."))
	}
	if s.Items != nil {
		for i, item := range list {
			s.Items.check(c, item, child(at, strconv.Itoa(i)))
		}
	}
}

func repeats(list []any) bool {
	seen := make(map[string]bool, len(list))
	for _, item := range list {
		written, err := json.Marshal(item)
		if err != nil || seen[string(written)] {
			return true
		}
		seen[string(written)] = true
	}
	return false
}

func (s *Schema) checkText(c *check, str, at string) {
	length := utf8.RuneCountInString(str)
	if length < s.MinLength {
		c.wrong(at, s.words(fmt.Sprintf("Write at least %d characters.", s.MinLength)))
	}
	if s.MaxLength > 0 && length > s.MaxLength {
		c.wrong(at, s.words(fmt.Sprintf("Write at most %d characters.", s.MaxLength)))
	}
	if s.Match != nil && !s.Match.matches(str) {
		c.wrong(at, s.words(unreadable))
	}
}

func (s *Schema) checkNumber(c *check, value any, at string) {
	n, ok := value.(json.Number)
	if !ok || s.Range == nil {
		return
	}
	if number(n).Cmp(big.NewRat(int64(s.Range.Min), 1)) < 0 {
		c.wrong(at, s.words(fmt.Sprintf("Give at least %d.", s.Range.Min)))
	}
	if number(n).Cmp(big.NewRat(int64(s.Range.Max), 1)) > 0 {
		c.wrong(at, s.words(fmt.Sprintf("Give at most %d.", s.Range.Max)))
	}
}

func number(n json.Number) *big.Rat {
	if r, ok := new(big.Rat).SetString(string(n)); ok {
		return r
	}
	return new(big.Rat)
}
