package main

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/credential"
	"credo/shared/endpoint/stafftest"
)

func TestAVerificationIsRecorded(t *testing.T) {
	stafftest.Write{
		Serve: recordVerification, Route: "POST /staff/applications/{applicationId}/elements/{element}", Role: "specialist", NotRole: "committee",
		From:  func(t applicationtest.T, n int) *applicationtest.Road { return applicationtest.Nurse(t, n).Reviewed() },
		Path:  func(application.File) map[string]string { return map[string]string{"element": "license:GA"} },
		Body:  credential.Verification{Result: credential.ResultMet, Source: "Georgia Composite Medical Board", VerifiedOn: calendartest.Day, ExpiresOn: calendartest.Day.AddMonths(16)},
		Event: credential.ElementVerified, State: application.StateVerifying,
		Invalid: map[string]any{
			"/verifiedOn": credential.Verification{Result: credential.ResultMet, Source: "The board", VerifiedOn: calendartest.Day.AddDays(1)},
			"/expiresOn":  credential.Verification{Result: credential.ResultMet, Source: "The board", VerifiedOn: calendartest.Day, ExpiresOn: calendartest.Day.AddDays(-1)},
			"/note":       credential.Verification{Result: credential.ResultAdverse, Source: "The board", VerifiedOn: calendartest.Day},
			"/source":     credential.Verification{Result: credential.ResultMet, VerifiedOn: calendartest.Day},
			"/result":     credential.Verification{Result: "clear", Source: "The board", VerifiedOn: calendartest.Day},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Unclean().Denied()
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			if v, ok := f.Element("license:GA"); !ok || v.Result != credential.ResultMet || v.Actor != "staff:dana" || v.ExpiresOn != calendartest.Day.AddMonths(16) {
				t.Errorf("%+v", v)
			}
		},
	}.Test(t)
}
