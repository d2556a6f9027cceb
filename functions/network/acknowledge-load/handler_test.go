package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/endpoint/stafftest"
)

func TestClaimsPaymentHasLoadedTheProvider(t *testing.T) {
	stafftest.Write{
		Serve: acknowledgeLoad, Route: "POST /staff/applications/{applicationId}/load-acknowledgments", Role: "specialist", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready().Approved()
		},
		Body:  acknowledgment{application.HalfClaims, "CLM-000001"},
		Event: application.ClaimsLoaded, State: application.StateEnrolling, Reads: 1,
		Invalid: map[string]any{
			"/half":      acknowledgment{"payroll", "CLM-000001"},
			"/reference": acknowledgment{application.HalfClaims, ""},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		Then: func(t *testing.T, f application.File) {
			if l := f.Application.Load; l.Claims != application.HalfLoaded || l.ClaimsRef != "CLM-000001" || l.Directory != application.HalfPending {
				t.Errorf("%+v", l)
			}
		},
	}.Test(t)
}

// With the second half the provider participates.
func TestTheSecondHalfEnrolls(t *testing.T) {
	stafftest.Write{
		Serve: acknowledgeLoad, Route: "POST /staff/applications/{applicationId}/load-acknowledgments", Role: "admin", NotRole: "committee",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n).Contracted().Ready().Approved()
			r.Take(r.File.LoadHalf(application.System, application.HalfDirectory, "d-1", r.Provider, r.Now))
			r.Take(r.File.LoadHandedOver(r.Now))
			return r
		},
		Body:  acknowledgment{application.HalfClaims, "CLM-000002"},
		Event: application.ClaimsLoaded, State: application.StateEnrolled, Reads: 1,
		Then: func(t *testing.T, f application.File) {
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterWelcome || l.Data.Provider != f.Application.Provider {
				t.Errorf("the last letter is %+v", l)
			}
		},
	}.Test(t)
}
