package main

import (
	"context"

	"credo/shared/agreement"
	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
	"credo/shared/vault"
)

type contractStep struct {
	Action application.ContractAction `json:"action"`
}

// Papers keeps copies of the agreement, each under its hash.
type Papers interface {
	Put(ctx context.Context, key, contentType string, body []byte) error
}

// handleContract draws the copy that is sent, or the one with both signatures, stores it
// under its hash and only then says so in the file. It reads the forms that the agreement
// and the enrollment need. A copy whose file changed meanwhile stays unused.
func handleContract(files *store.Store, papers Papers, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.HandleContract, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[contractStep]) (casefile.Change, error) {
		if err := s.File.MayHandle(r.By, r.Body.Action); err != nil {
			return casefile.Change{}, err
		}
		n, err := files.Network(ctx, s)
		if err != nil {
			return casefile.Change{}, err
		}
		drawn, err := draw(s.File, n.Form, r)
		if err != nil {
			return casefile.Change{}, err
		}
		if err := papers.Put(ctx, vault.AgreementKey(drawn.SHA256), "application/pdf", drawn.PDF); err != nil {
			return casefile.Change{}, err
		}
		return s.File.HandleContract(r.By, r.Body.Action, drawn.Paper, n, r.Now)
	})
}

func draw(f application.File, s form.Submission, r endpoint.Call[contractStep]) (agreement.Drawn, error) {
	if r.Body.Action == application.ContractCountersign {
		var err error
		if f, err = f.Countersigned(r.By, r.Now); err != nil {
			return agreement.Drawn{}, err
		}
	}
	return agreement.Draw(f, s, r.Now)
}
