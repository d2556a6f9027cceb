package casefile

import (
	"cmp"
	"slices"
)

// Apply is what lies in the case as the change leaves it. The parts it is called on stay
// as they were.
func (p Parts) Apply(c Change) Parts {
	p.Documents = Merge(p.Documents, c.Documents, func(d Document) string { return d.ID })
	p.Discrepancies = Merge(p.Discrepancies, c.Discrepancies, func(d Discrepancy) string { return d.ID })
	p.Letters = Merge(p.Letters, c.Letters, func(l Letter) string { return l.Number })
	p.Tasks = Merge(p.Tasks, c.Tasks, func(t Task) Queue { return t.Queue })
	p.Tasks = slices.DeleteFunc(p.Tasks, func(t Task) bool { return slices.Contains(c.Closed, t.Queue) })
	p.Notes = slices.Concat(p.Notes, c.Notes)
	p.Events = slices.Concat(p.Events, c.Events)
	p.Sort()
	return p
}

// Sort puts the parts into their order: documents, letters, questions, notes and events
// as they came, tasks by the day they are due.
func (p *Parts) Sort() {
	slices.SortStableFunc(p.Documents, func(a, b Document) int {
		return cmp.Or(a.RequestedAt.Compare(b.RequestedAt), byNumber(a.ID, b.ID))
	})
	slices.SortFunc(p.Discrepancies, func(a, b Discrepancy) int { return byNumber(a.ID, b.ID) })
	slices.SortFunc(p.Letters, func(a, b Letter) int { return byNumber(a.Number, b.Number) })
	slices.SortFunc(p.Tasks, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.DueOn, b.DueOn), cmp.Compare(a.Queue, b.Queue))
	})
	slices.SortFunc(p.Events, func(a, b Event) int { return cmp.Compare(a.Seq, b.Seq) })
}

// byNumber compares names that end in a number without leading zeros beyond two digits.
func byNumber(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// Merge is the list with what changed put in its place.
func Merge[T any, K comparable](list, changed []T, id func(T) K) []T {
	list = slices.Clone(list)
	for _, v := range changed {
		Put(&list, v, func(o T) bool { return id(o) == id(v) })
	}
	return list
}
