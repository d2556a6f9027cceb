package application

import (
	"cmp"
	"slices"
)

// Apply is the file as the change leaves it. The file it is called on stays as it was.
func (f File) Apply(c Change) File {
	f.Application = c.After
	f.Documents = merge(f.Documents, c.Documents, func(d Document) string { return d.ID })
	f.Elements = merge(f.Elements, c.Elements, func(e Element) string { return e.Element })
	f.Discrepancies = merge(f.Discrepancies, c.Discrepancies, func(d Discrepancy) string { return d.ID })
	f.Letters = merge(f.Letters, c.Letters, func(l Letter) string { return l.Number })
	f.Tasks = merge(f.Tasks, c.Tasks, func(t Task) Queue { return t.Queue })
	f.Tasks = slices.DeleteFunc(f.Tasks, func(t Task) bool { return slices.Contains(c.Closed, t.Queue) })
	f.Notes = slices.Concat(f.Notes, c.Notes)
	f.Events = slices.Concat(f.Events, c.Events)
	f.Sort()
	return f
}

// Sort puts what the file holds into its order: documents, letters, questions, notes
// and events as they came, tasks by the day they are due, elements by name.
func (f *File) Sort() {
	slices.SortStableFunc(f.Documents, func(a, b Document) int {
		return cmp.Or(a.RequestedAt.Compare(b.RequestedAt), numbered(a.ID, b.ID))
	})
	slices.SortFunc(f.Elements, func(a, b Element) int { return cmp.Compare(a.Element, b.Element) })
	slices.SortFunc(f.Discrepancies, func(a, b Discrepancy) int { return numbered(a.ID, b.ID) })
	slices.SortFunc(f.Letters, func(a, b Letter) int { return numbered(a.Number, b.Number) })
	slices.SortFunc(f.Tasks, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.DueOn, b.DueOn), cmp.Compare(a.Queue, b.Queue))
	})
	slices.SortFunc(f.Events, func(a, b Event) int { return cmp.Compare(a.Seq, b.Seq) })
}

// numbered compares names that end in a number without leading zeros beyond two digits.
func numbered(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

func merge[T any, K comparable](list, changed []T, id func(T) K) []T {
	list = slices.Clone(list)
	for _, v := range changed {
		put(&list, v, func(o T) bool { return id(o) == id(v) })
	}
	return list
}
