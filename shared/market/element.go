package market

import (
	"cmp"
	"slices"
	"strings"
)

// An element's name is its kind and, behind a colon, whose it is where that is not simply the
// provider's: "license:GA" of a state, "exclusions-oig:person-5f0c1ab3d2" of an owner.

// Of whom a rule asks for an element, once each.
const (
	EachState  = "state"  // in which the provider practises
	EachOwner  = "owner"  // every disclosed owner, director and managing employee
	EachPerson = "person" // those of them who are no company
)

// What the references of owners start with; shared/form makes them.
const (
	PersonRef  = "person-"
	CompanyRef = "company-"
)

// Kind is the element without whose it is.
func Kind(element string) string {
	kind, _, _ := strings.Cut(element, ":")
	return kind
}

// Subject is whose the element is: a state, the reference of an owner, "" for the provider.
func Subject(element string) string {
	_, subject, _ := strings.Cut(element, ":")
	return subject
}

// OfOwner reports whether the element is of an owner or manager, not of the provider.
func OfOwner(element string) bool {
	s := Subject(element)
	return strings.HasPrefix(s, PersonRef) || strings.HasPrefix(s, CompanyRef)
}

// names are the elements that a rule asks for of such a submission in a market of a state. A
// provider of whom no state is known practises in the market's.
func (r ElementRule) names(f Facts, state string) []string {
	var subjects []string
	switch r.Each {
	case EachState:
		if subjects = f.States; len(subjects) == 0 {
			subjects = []string{state}
		}
	case EachOwner:
		subjects = f.Owners
	case EachPerson:
		subjects = slices.DeleteFunc(slices.Clone(f.Owners), func(o string) bool { return !strings.HasPrefix(o, PersonRef) })
	default:
		return []string{r.Element}
	}
	out := make([]string, len(subjects))
	for i, s := range subjects {
		out[i] = r.Element + ":" + s
	}
	return out
}

// ByElement orders elements as files show them.
func ByElement(a, b string) int {
	return cmp.Or(cmp.Compare(slices.Index(Elements, Kind(a)), slices.Index(Elements, Kind(b))), cmp.Compare(a, b))
}

// Regard is which elements count of a provider from now on: those of the kinds that are asked
// for now, and what counted before of every other kind. A former owner no longer counts.
func Regard(before, now []string) []string {
	out := slices.Clone(now)
	for _, name := range before {
		if !slices.ContainsFunc(now, func(n string) bool { return Kind(n) == Kind(name) }) {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, ByElement)
	return out
}

// Apart reports whether a kind of element has always a subject: there is no license as such.
func (m Market) Apart(kind string) bool {
	asked := func(r ElementRule) bool { return r.Element == kind }
	return slices.ContainsFunc(m.Elements, asked) &&
		!slices.ContainsFunc(m.Elements, func(r ElementRule) bool { return asked(r) && r.Each == "" })
}

// ElementName is what people call a credentialing element. An owner has no name here.
func ElementName(element string) string {
	name := Kind(element)
	if i := slices.IndexFunc(elementNames, func(n elementName) bool { return n.Element == name }); i >= 0 {
		name = elementNames[i].Name
	}
	return name + OfWhom(element)
}

// OfWhom is whose an element is, as people read it behind its name; "" for the provider's own.
func OfWhom(element string) string {
	switch s := Subject(element); {
	case s == "":
		return ""
	case strings.HasPrefix(s, PersonRef):
		return " (of an owner or manager)"
	case strings.HasPrefix(s, CompanyRef):
		return " (of an owning company)"
	default:
		return " (" + s + ")"
	}
}
