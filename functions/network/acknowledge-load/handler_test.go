package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/endpoint/stafftest"
	"credo/shared/participation"
)

func TestClaimsPaymentHasLoadedTheProvider(t *testing.T) {
	stafftest.Write{
		Serve: acknowledgeLoad, Route: "POST /staff/applications/{applicationId}/load-acknowledgments", Role: "specialist", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready().Approved()
		},
		Body:  participation.Told{Half: participation.HalfClaims, Reference: "CLM-000001", Run: 1},
		Event: participation.ClaimsLoaded, State: application.StateEnrolling,
		Invalid: map[string]any{
			"/half":      participation.Told{Half: "payroll", Reference: "CLM-000001"},
			"/reference": participation.Told{Half: participation.HalfClaims, Reference: ""},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Ready() },
		Then: func(t *testing.T, s application.Story) {
			if l := s.Participation.Participation.Load; l.Claims != participation.HalfLoaded || l.ClaimsRef != "CLM-000001" || l.Directory != participation.HalfPending {
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
			r.Take(application.LoadHalf(*r.Participation, &r.File, casefile.System, participation.Told{Half: participation.HalfDirectory, Reference: "d-1"}, r.Now))
			r.Take(r.Participation.LoadHandedOver(r.Now))
			return r
		},
		Body:  participation.Told{Half: participation.HalfClaims, Reference: "CLM-000002"},
		Event: participation.ClaimsLoaded, State: application.StateEnrolled,
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if l := f.Letters[len(f.Letters)-1]; l.Name != application.LetterWelcome || applicationtest.Says(l).Provider != f.Application.Provider {
				t.Errorf("the last letter is %+v", l)
			}
		},
	}.Test(t)
}
