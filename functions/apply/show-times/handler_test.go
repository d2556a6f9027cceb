package main

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/form"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

const route = "GET /times"

func TestTheTimesOfAMarket(t *testing.T) {
	t.Parallel()
	store, calls := tabletest.Counted(t)
	want := table.Times{Market: "ga", AsOf: "2026-11-22", Items: []table.Took{
		{Kind: string(form.KindInitial), ProviderType: "practitioner", Count: 7, Median: 41.5, P90: 63},
	}}
	if err := store.KeepTimes(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	calls.Reset()
	response := httpapitest.Send(t, showTimes(store), route, httpapitest.Query("market", "ga"))
	if diff := cmp.Diff(map[string]int{"GetItem": 1}, calls.Reset()); diff != "" {
		t.Error(diff)
	}
	if got := response.Headers["Cache-Control"]; response.StatusCode != http.StatusOK || got != "public, max-age=3600" {
		t.Errorf("%d, Cache-Control %q", response.StatusCode, got)
	}
	if diff := cmp.Diff(want, httpapitest.Decode[table.Times](t, response)); diff != "" {
		t.Error(diff)
	}
}

func TestAMarketThatWasNeverMeasuredHasNoTimes(t *testing.T) {
	t.Parallel()
	response := httpapitest.Send(t, showTimes(tabletest.New(t)), route, httpapitest.Query("market", "ky"))
	if response.StatusCode != http.StatusOK || response.Body != `{"market":"ky","items":[]}` {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
}

func TestTheMarketIsNeeded(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	for _, options := range [][]httpapitest.Option{nil, {httpapitest.Query("market", "tx")}} {
		if response := httpapitest.Send(t, showTimes(store), route, options...); response.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%d %s", response.StatusCode, response.Body)
		}
	}
}
