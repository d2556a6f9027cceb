package table

import (
	"context"

	"credo/shared/application"
)

// Assigned lists the open applications of a member of staff, the soonest due first, after
// a cursor ("" from the start): one Query and the states of what is listed.
func (s *Store) Assigned(ctx context.Context, username, cursor string, limit int) (Page, error) {
	entries, err := s.entries(ctx, "assignee", "assignee", username, after(cursor), last, limit+1)
	if err != nil {
		return Page{}, err
	}
	line := func(_ entry, a application.Application) Listed { return line(a) }
	return s.page(ctx, entries, limit, func(e entry) string { return e.sk }, line)
}

// after is the first sort key that follows another one; any for "".
func after(sk string) string {
	if sk == "" {
		return first
	}
	return sk + "\x00"
}
