package main

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/endpoint"
	"credo/shared/endpoint/endpointtest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

// signing is the signature of the recredentialing at the end of a road.
func signing(t *testing.T, road *applicationtest.Road) endpointtest.Write {
	t.Helper()
	store, calls := tabletest.Counted(t)
	tabletest.Commit(t, store, road.Changes...)
	body := func(x application.Attestation) map[string]any {
		out := casefile.Facts(x)
		out["npi"] = road.File.Application.NPI
		return out
	}
	good, other := road.Attestation(), road.Attestation()
	other.Disclosures = slices.Clone(other.Disclosures)
	other.Disclosures[0].Answer, other.Disclosures[0].Explanation = true, "A hand that heals until spring."
	return endpointtest.Write{
		Route: "POST /applications/{applicationId}/attestation", Store: store, Calls: calls, ID: road.File.Application.ID,
		Handler: attestApplication(store, func() time.Time { return road.Now }), Body: body(good), Other: body(other),
	}
}

func renewing(t *testing.T, n int) *applicationtest.Road {
	return applicationtest.Nurse(t, n).Recredentialing()
}

// NCQA CR 3 C, CR 4: a recredentialing has new disclosures and a new signature; the form keeps
// them, and a yes is somebody's to judge.
func TestARecredentialingIsSignedAnew(t *testing.T) {
	t.Parallel()
	road := renewing(t, 1)
	w := signing(t, road)
	w.Calls.Reset()
	response := w.Sends(t, httpapitest.Body(w.Other))
	want := maps.Clone(endpointtest.Costs)
	want["Query"], want["GetItem"] = 2, 1 // with the participation; the form
	if diff := cmp.Diff(want, w.Calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	if got := httpapitest.Decode[endpoint.Changed](t, response); response.StatusCode != http.StatusOK || got.State != application.StateGathering {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
	f := tabletest.File(t, w.Store, w.ID)
	if a := f.Application; a.SignedOn != road.Today() || !a.Requires("disclosures") || f.Events[len(f.Events)-1].Event != application.AttestationSigned {
		t.Errorf("signed on %s; %v", a.SignedOn, a.Elements)
	}
	s, err := w.Store.Applicant(t.Context(), w.ID)
	if err != nil || s.Attestation.SignedOn != road.Today() || len(s.Disclosed()) != 1 {
		t.Errorf("the form says %+v, %v", s.Attestation, err)
	}
}

func TestSignaturesAsAllWrites(t *testing.T) {
	t.Parallel()
	w := signing(t, renewing(t, 2))
	w.Refuses(t)
	w.IsDoneOnce(t)
}

// Nobody decides before it is signed, in this cycle, by the practitioner.
func TestWhatIsNoNewSignature(t *testing.T) {
	t.Parallel()
	road := renewing(t, 3)
	for name, c := range map[string]struct {
		spoil  func(*application.Attestation)
		detail string
	}{
		"another's":          {func(x *application.Attestation) { x.Attestation.Name = "Robin Example" }, "/attestation/name"},
		"of the last cycle":  {func(x *application.Attestation) { x.Attestation.SignedOn = road.Today().AddDays(-1) }, "/attestation/signedOn"},
		"of a day to come":   {func(x *application.Attestation) { x.Attestation.SignedOn = road.Today().AddDays(2) }, "/attestation/signedOn"},
		"under another text": {func(x *application.Attestation) { x.Attestation.StatementVersion = "1999-01" }, "/attestation/statementVersion"},
		"without an answer":  {func(x *application.Attestation) { x.Disclosures = x.Disclosures[1:] }, "/disclosures"},
		"a yes unexplained":  {func(x *application.Attestation) { x.Disclosures[0].Answer = true }, "/disclosures/0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, x := signing(t, road), road.Attestation()
			x.Disclosures = slices.Clone(x.Disclosures)
			c.spoil(&x)
			body := casefile.Facts(x)
			body["npi"] = road.File.Application.NPI
			response := w.Sends(t, httpapitest.Body(body))
			if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(response.Body, c.detail) {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
		})
	}
	v := credential.Verification{Result: credential.ResultMet, Source: "CAQH", VerifiedOn: road.Today()}
	if _, err := road.File.RecordVerification(applicationtest.Sam, "attestation", v, road.Now); err == nil {
		t.Error("staff tick a signature that was never given")
	}
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	w := signing(t, renewing(t, 4))
	response, err := w.Handler(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
