package table

import (
	"context"
)

// Assigned lists the open applications of a member of staff that are due within a span, the
// soonest first, after a cursor ("" from the start): one Query and the states of what is listed.
func (s *Store) Assigned(ctx context.Context, username string, span Span, cursor string, limit int) (Page, error) {
	from, until := span.keys(after(cursor))
	entries, err := s.entries(ctx, "assignee", "assignee", username, from, until, limit+1)
	if err != nil {
		return Page{}, err
	}
	line := func(_ entry, a Line) Listed { return line(a) }
	return s.page(ctx, entries, limit, func(e entry) string { return e.sk }, line)
}

// after is the first sort key that follows another one; any for "".
func after(sk string) string {
	if sk == "" {
		return first
	}
	return sk + "\x00"
}
