package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
	"credo/shared/identifier"
)

func TestTheAgreementIsSent(t *testing.T) {
	stafftest.Write{
		Serve: handleContract, Route: "POST /staff/applications/{applicationId}/contract", Role: "specialist", NotRole: "committee",
		From:  applicationtest.Nurse,
		Body:  contractStep{application.ContractSend},
		Event: application.ContractWasSent, State: application.StateGathering,
		Invalid: map[string]any{
			"/action": contractStep{"burn"},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Signed() },
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterContract {
				t.Errorf("the last letter is %s", l.Name)
			}
		},
	}.Test(t)
}

// The countersignature of an approved provider's agreement starts the enrollment.
func TestTheAgreementIsCountersigned(t *testing.T) {
	stafftest.Write{
		Serve: handleContract, Route: "POST /staff/applications/{applicationId}/contract", Role: "specialist", NotRole: "admin",
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
		},
	}.Test(t)
}
