package main

import (
	"context"
	"strings"

	"credo/shared/identifier"
	"credo/shared/table"
)

// search finds cases by what staff type: an ID, an NPI, a Provider Number, or the beginning of a name.
func (l lists) search(ctx context.Context, typed, after string, limit int) (table.Page, error) {
	typed = strings.TrimSpace(typed)
	if id, err := identifier.ParseApplicationID(typed); err == nil {
		found, err := l.files.ByID(ctx, id)
		return table.Page{Items: found}, err
	}
	if identifier.CheckNPI(typed) == nil {
		found, err := l.files.ByNPI(ctx, typed)
		return table.Page{Items: found}, err
	}
	if identifier.CheckProviderNumber(typed) == nil {
		found, err := l.files.ByID(ctx, typed)
		return table.Page{Items: found}, err
	}
	id := strings.ToUpper(typed)
	if kind, err := l.files.Kinds().Of(id); err == nil && kind.Found {
		if found, err := l.files.ByID(ctx, id); err != nil || len(found) > 0 {
			return table.Page{Items: found}, err
		}
	}
	return l.files.ByName(ctx, typed, after, limit)
}
