package credential

import (
	"fmt"
	"slices"

	"credo/shared/casefile"
	"credo/shared/market"
)

// Group is the results of one kind of element, as one item of a case: each state's license,
// each owner's screening. So an organization with fifty owners takes no more writes than a
// transaction may have.
type Group struct {
	Results []Element `json:"results"`
}

// Read takes the elements that lie in a case. The error names a part that is none.
func Read(elements *[]Element, part string, decode func(any) error) error {
	if part != Part {
		return fmt.Errorf("nobody knows the part %s", part)
	}
	var g Group
	err := decode(&g)
	*elements = append(*elements, g.Results...)
	return err
}

// Record writes an element into a case under edit.
func Record(e *casefile.Edit, elements *[]Element, v Element) {
	*elements = slices.Clone(*elements)
	casefile.Put(elements, v, func(o Element) bool { return o.Element == v.Element })
	kind := market.Kind(v.Element)
	e.Item(Part, kind, GroupOf(*elements, kind))
}

// GroupOf is the results of one kind among all.
func GroupOf(elements []Element, kind string) Group {
	g := Group{Results: slices.DeleteFunc(slices.Clone(elements), func(o Element) bool { return market.Kind(o.Element) != kind })}
	Sort(g.Results)
	return g
}

// Apply is the elements as a change of their case leaves them.
func Apply(elements []Element, c casefile.Change) []Element {
	for _, item := range c.Items {
		if g, ok := item.Value.(Group); ok {
			elements = casefile.Merge(elements, g.Results, func(o Element) string { return o.Element })
		}
	}
	Sort(elements)
	return elements
}

// Applying is the elements that count where these names apply: of other owners and of states
// in which the provider does not practise nothing is held against anybody.
func Applying(elements []Element, names []string) []Element {
	return slices.DeleteFunc(slices.Clone(elements), func(v Element) bool {
		return market.Subject(v.Element) != "" && !slices.Contains(names, v.Element)
	})
}
