package main

import (
	"net/http"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

func TestStaffReadTheAgreement(t *testing.T) {
	t.Parallel()
	store, bucket := tabletest.New(t), vaulttest.New(t)
	road := applicationtest.Nurse(t, 21)
	ask := func() (int, string, string) {
		return fetch(t, openAgreement(store, bucket), "GET /staff/applications/{applicationId}/agreement", eve, httpapitest.Path("applicationId", road.File.Application.ID))
	}
	tabletest.Hold(t, store, road.File)
	if status, said, _ := ask(); status != http.StatusNotFound || !strings.Contains(said, "No agreement was sent") {
		t.Errorf("%d %s", status, said)
	}
	for _, title := range []string{"sent", "executed"} {
		if err := bucket.Put(t.Context(), vault.AgreementKey(applicationtest.Paper(title).SHA256), "application/pdf", []byte(title)); err != nil {
			t.Fatal(err)
		}
	}
	for want, f := range map[string]application.File{"sent": applicationtest.Nurse(t, 22).Signed().File, "executed": applicationtest.Nurse(t, 23).Contracted().File} {
		tabletest.Hold(t, store, f)
		road.File = f
		if status, said, body := ask(); status != http.StatusOK || body != want || !strings.Contains(said, "inline") {
			t.Errorf("%s: %d %s %s", want, status, said, body)
		}
	}
}
