package form

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/problem"
)

// Correction puts a text in the place of another one in the form.
type Correction struct {
	Field string `json:"field"` // JSON Pointer, such as /practitioner/licenses/0/number
	Value string `json:"value"`
}

// correctable are the parts of the form whose texts staff may correct. Not among them: who
// and where it is, what is asked for, the Tax ID, what was signed or disclosed, and the
// contact, which has a way of its own.
var correctable = []string{"/practitioner/", "/organization/", "/locations/", "/malpractice/", "/owners/", "/roster/", "/taxonomies/", "/w9/line", "/caqhId", "/medicaidId"}

// Personal reports whether the field's text names or identifies a person, so that no history
// may hold it.
func (c Correction) Personal() bool {
	return slices.ContainsFunc([]string{"/name", "/dateOfBirth", "/taxId", "/owners/", "/roster/", "/w9/", "/caqhId", "/medicaidId"},
		func(part string) bool { return strings.Contains(c.Field, part) })
}

// Corrected is the form with the correction, and the text that was there before. The error
// says what is wrong with the field, or with the form as it would be: a correction may leave
// faults that time has brought, and must bring none.
func (s Submission) Corrected(c Correction, m market.Market, today calendar.Date) (next Submission, before string, err error) {
	if !slices.ContainsFunc(correctable, func(part string) bool { return strings.HasPrefix(c.Field, part) }) {
		return s, "", problem.InvalidField("/correction/field", "This field cannot be corrected here. Name one of practitioner, organization, locations, malpractice, owners, roster, taxonomies, w9 line 1 or 2, caqhId or medicaidId.")
	}
	before, known := s.textAt(c.Field)
	if !known {
		return s, "", problem.InvalidField("/correction/field", "The form holds no text at %s. Copy the field's place from the application as submitted.", c.Field)
	}
	if before == c.Value {
		return s, "", problem.InvalidField("/correction/value", "The form says so already.")
	}
	next, err = s.patched(Delta{}.with(c.Field, c.Value))
	if err != nil {
		return s, "", problem.InvalidField("/correction/value", "This field does not take such a value.")
	}
	had := s.faults(m, today)
	for _, f := range next.faults(m, today) {
		if !slices.Contains(had, f) {
			return s, "", problem.InvalidField("/correction/value", "%s", f.Detail)
		}
	}
	return next, before, nil
}

func (s Submission) faults(m market.Market, today calendar.Date) []problem.Field {
	if p, ok := s.Check(m, today).(*problem.Error); ok && p != nil {
		return p.Fields
	}
	return nil
}

// textAt is the text at a JSON Pointer; false where there is none.
func (s Submission) textAt(pointer string) (string, bool) {
	raw, err := json.Marshal(s)
	if err != nil {
		return "", false
	}
	var at any
	if json.Unmarshal(raw, &at) != nil {
		return "", false
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch v := at.(type) {
		case map[string]any:
			at = v[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(v) {
				return "", false
			}
			at = v[i]
		default:
			return "", false
		}
	}
	text, ok := at.(string)
	return text, ok
}
