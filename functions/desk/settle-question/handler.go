package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

// settleQuestion reads the form where one of its fields is corrected.
func settleQuestion(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.SettleQuestion, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.Settlement]) (casefile.Change, error) {
		var current form.Submission
		if r.Body.How == "corrected" {
			var err error
			if current, err = files.Applicant(ctx, s.File.Application.ID); err != nil {
				return casefile.Change{}, err
			}
		}
		return s.File.SettleDiscrepancy(r.By, r.Path["discrepancyId"], r.Body, current, r.Now)
	})
}
