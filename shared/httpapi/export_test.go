package httpapi

import "credo/shared/schema"

// What the tests of the inside look at.
var (
	Statuses = statuses
	Render   = render
	Parse    = parse
	Mistyped = mistyped
)

func Decode[T any](raw []byte, against *schema.Schema) (T, any, error) {
	return decode[T](raw, against)
}
