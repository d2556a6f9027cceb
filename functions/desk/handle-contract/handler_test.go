package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/endpoint/stafftest"
	"credo/shared/httpapi"
	"credo/shared/identifier"
	"credo/shared/store"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

// into serves with a bucket of its own.
func into(papers *vault.Bucket) func(*store.Store, calendar.Clock) httpapi.Handler {
	return func(files *store.Store, clock calendar.Clock) httpapi.Handler {
		return handleContract(files, papers, clock)
	}
}

// isKept checks that a copy lies under its own hash.
func isKept(t *testing.T, papers *vault.Bucket, p application.Paper) {
	t.Helper()
	o, err := papers.Get(t.Context(), vault.AgreementKey(p.SHA256), 1<<20)
	if err != nil || o.SHA256 != p.SHA256 || o.ContentType != "application/pdf" || p.Version != "ga-2026-01+marketplace" {
		t.Errorf("%s lies there as %s, %s, %v", p.Version, o.SHA256, o.ContentType, err)
	}
}

func TestTheAgreementIsSent(t *testing.T) {
	papers := vaulttest.New(t)
	stafftest.Write{
		Serve: into(papers), Route: "POST /staff/applications/{applicationId}/contract", Role: "specialist", NotRole: "committee",
		From:  applicationtest.Nurse,
		Body:  contractStep{application.ContractSend},
		Event: application.ContractWasSent, State: application.StateGathering, Reads: 1, // the form, which names who signs
		Invalid: map[string]any{
			"/action": contractStep{"burn"},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Signed() },
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterContract {
				t.Errorf("the last letter is %s", l.Name)
			}
			isKept(t, papers, f.Application.Agreement.Paper)
		},
	}.Test(t)
}

// The countersignature of an approved provider's agreement starts the enrollment.
func TestTheAgreementIsCountersigned(t *testing.T) {
	papers := vaulttest.New(t)
	stafftest.Write{
		Serve: into(papers), Route: "POST /staff/applications/{applicationId}/contract", Role: "admin", NotRole: "committee",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Ready().Approved().Signed()
		},
		Body:  contractStep{application.ContractCountersign},
		Event: application.ContractWasExecuted, State: application.StateEnrolling, Reads: 1, // the form, which comes into force
		Refusing: applicationtest.Nurse,
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if err := identifier.CheckProviderNumber(f.Application.Provider); err != nil {
				t.Errorf("provider number %q: %v", f.Application.Provider, err)
			}
			isKept(t, papers, f.Application.Agreement.Executed.Paper)
		},
	}.Test(t)
}
