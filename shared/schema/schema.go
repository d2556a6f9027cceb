// Package schema holds JSON values against schemas that are Go data. It exists because a
// function must not parse, at its start, what was known when the project was built: a
// library that reads JSON Schema took half of a cold start to prepare itself.
//
// It knows the part of JSON Schema 2020-12 that openapi.yaml uses, and words each fault as
// the sender may read it. The schemas are made by shared/httpapi/generate, which refuses a
// keyword that is not here; a test holds verdicts and words against the library.
package schema

// Schema is one schema. Its zero value takes everything, and so does each field's.
type Schema struct {
	Fix   string // what whoever breaks it reads, instead of the rule's own words
	Type  string // object, array, string, integer, number or boolean
	Const any    // a string or a bool
	Enum  []string
	Ref   *Schema // holds as well
	Match *Match  // of a string

	Format               Format
	MinLength, MaxLength int // in characters
	Range                *Range

	Items              *Schema
	MinItems, MaxItems int
	Unique             bool // no two items are written the same

	Properties                   []Property
	Required                     []string
	Closed                       bool // no other property than these
	MinProperties, MaxProperties int

	AllOf, AnyOf, OneOf []*Schema
	If, Then            *Schema
}

// Property is the schema of one property of an object.
type Property struct {
	Name   string
	Schema *Schema
}

// Range bounds a number, both ends included.
type Range struct{ Min, Max int }

// Format is what a string has to be: a Date, an Email, or anything.
type Format string

// The formats.
const (
	Date  Format = "date"
	Email Format = "email"
)

func (s *Schema) property(name string) *Schema {
	for i := range s.Properties {
		if s.Properties[i].Name == name {
			return s.Properties[i].Schema
		}
	}
	return nil
}
