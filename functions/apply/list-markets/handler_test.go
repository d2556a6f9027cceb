package main

import (
	"strings"
	"testing"

	"credo/shared/httpapi/httpapitest"
	"credo/shared/market"
)

func TestEveryMarketIsListedWithWhatItAsks(t *testing.T) {
	t.Parallel()
	markets := market.Known()
	response, err := listMarkets(markets)(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 200 {
		t.Fatal(response, err)
	}
	httpapitest.Check(t, "GET /markets", response)
	var ids []string
	for _, m := range httpapitest.Decode[[]market.Public](t, response) {
		ids = append(ids, m.ID)
		if len(m.Products) == 0 || len(m.Professions) == 0 || len(m.Documents) == 0 {
			t.Errorf("%s lists %d products, %d professions, %d documents", m.ID, len(m.Products), len(m.Professions), len(m.Documents))
		}
	}
	if got := strings.Join(ids, " "); got != "ga in oh ky wv ar-passe" {
		t.Errorf("markets %s", got)
	}
	if got := response.Headers["Cache-Control"]; got != "public, max-age=300" {
		t.Errorf("Cache-Control %q", got)
	}
}

func TestPASSESendsVisionAndLaboratoriesElsewhere(t *testing.T) {
	t.Parallel()
	markets := market.Known()
	response, err := listMarkets(markets)(t.Context(), httpapitest.Event("GET /markets"))
	if err != nil {
		t.Fatal(err)
	}
	directions := map[string]string{}
	for _, m := range httpapitest.Decode[[]market.Public](t, response) {
		for _, d := range m.TurnedAway {
			directions[m.ID+" "+d.Service] = d.To
		}
	}
	for service, to := range map[string]string{"ar-passe routine-vision": "Superior Vision", "ar-passe independent-laboratory": "Avalon Healthcare Solutions"} {
		if !strings.Contains(directions[service], to) {
			t.Errorf("%s goes to %q, want %s", service, directions[service], to)
		}
	}
}
