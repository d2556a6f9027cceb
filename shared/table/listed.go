package table

import (
	"context"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// Line is what a list says of a case of any kind.
type Line struct {
	casefile.Header
	Kind          string        `json:"kind"` // what it asks for, where the kind of case has several
	SubmittedOn   calendar.Date `json:"submittedOn"`
	ApplicationID string        `json:"applicationId"` // in whose file people read of it; "" for one that is read by itself
}

// Listed is one line of a list of cases.
type Listed struct {
	Case  Line
	Queue casefile.Queue // of the task it is listed by; "" when there is none
	DueOn calendar.Date  // "" when nothing is due
}

// Page is a part of a list; Next is where the following one starts, "" at the end.
type Page struct {
	Items []Listed
	Next  string
}

// page cuts the entries to the limit and looks up what they lead to. An entry whose
// case is gone by now is left out.
func (s *Store) page(ctx context.Context, entries []entry, limit int, cursor func(entry) string, line func(entry, Line) Listed) (Page, error) {
	var p Page
	if len(entries) > limit {
		entries = entries[:limit]
		p.Next = cursor(entries[limit-1])
	}
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.id
	}
	found, err := s.lines(ctx, ids)
	if err != nil {
		return Page{}, err
	}
	for _, e := range entries {
		if a, ok := found[e.id]; ok {
			p.Items = append(p.Items, line(e, a))
		}
	}
	return p, nil
}

// dayOf is the day a sort key starts with.
func dayOf(sk string) calendar.Date {
	day := calendar.Date(sk[:min(len(sk), len(never))])
	if day == never {
		return ""
	}
	return day
}
