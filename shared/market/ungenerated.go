//go:build ungenerated

package market

// What generate writes is not there for generate itself, so that it runs also when a type
// has changed.
var (
	all          []*Market
	professions  []Profession
	elementNames []elementName
	rules        []Rules
)
