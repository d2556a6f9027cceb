package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/credential"
	"credo/shared/endpoint/stafftest"
)

func TestAVerificationIsRecorded(t *testing.T) {
	stafftest.Write{
		Serve: recordVerification, Route: "POST /staff/applications/{applicationId}/elements/{element}", Role: "specialist", NotRole: "committee",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Reviewed() },
		Path:  func(application.File) map[string]string { return map[string]string{"element": "license"} },
		Body:  credential.Verification{Result: credential.ResultMet, Source: "Georgia Composite Medical Board", VerifiedOn: "2026-11-23", ExpiresOn: "2028-03-31"},
		Event: credential.ElementVerified, State: application.StateVerifying,
		Invalid: map[string]any{
			"/verifiedOn": credential.Verification{Result: credential.ResultMet, Source: "The board", VerifiedOn: "2026-11-24"},
			"/expiresOn":  credential.Verification{Result: credential.ResultMet, Source: "The board", VerifiedOn: "2026-11-23", ExpiresOn: "2026-11-22"},
			"/note":       credential.Verification{Result: credential.ResultAdverse, Source: "The board", VerifiedOn: "2026-11-23"},
			"/source":     credential.Verification{Result: credential.ResultMet, VerifiedOn: "2026-11-23"},
			"/result":     credential.Verification{Result: "clear", Source: "The board", VerifiedOn: "2026-11-23"},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Unclean().Denied()
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if v, ok := f.Element("license"); !ok || v.Result != credential.ResultMet || v.Actor != "staff:dana" || v.ExpiresOn != "2028-03-31" {
				t.Errorf("%+v", v)
			}
		},
	}.Test(t)
}
