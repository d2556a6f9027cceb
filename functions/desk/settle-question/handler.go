package main

import (
	"cmp"
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
	"credo/shared/table"
)

// settleQuestion reads the form where one of its fields is corrected.
func settleQuestion(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.SettleQuestion, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.Settlement]) (casefile.Change, error) {
		if r.Body.How != "corrected" {
			return s.File.SettleDiscrepancy(r.By, r.Path["discrepancyId"], r.Body, form.Submission{}, r.Now)
		}
		current, err := files.Applicant(ctx, s.File.Application.ID)
		if err != nil {
			return casefile.Change{}, err
		}
		change, err := s.File.SettleDiscrepancy(r.By, r.Path["discrepancyId"], r.Body, current, r.Now)
		if err != nil {
			return change, cmp.Or(moved(ctx, files, s.File), err)
		}
		return change, nil
	})
}

// moved is table.ErrConflict where a file has changed since it was read: what was read after it
// may be of a later version, and no ground for a refusal.
func moved(ctx context.Context, files *store.Store, f application.File) error {
	now, err := files.File(ctx, f.Application.ID)
	if err == nil && now.Application.Rev != f.Application.Rev {
		return table.ErrConflict
	}
	return err
}
