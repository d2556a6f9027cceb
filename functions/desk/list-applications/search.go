package main

import (
	"context"
	"strings"

	"credo/shared/identifier"
	"credo/shared/table"
)

// search finds files by what staff type: an application ID, an NPI, or the beginning of a
// name.
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
	return l.files.ByName(ctx, typed, after, limit)
}
