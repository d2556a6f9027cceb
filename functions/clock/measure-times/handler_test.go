package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

//go:embed event.json
var sample []byte

func TestTimesAreMeasuredByMarketKindAndProviderType(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	n := 0
	file := func(market string, kind form.Kind, of string, submitted, enrolled calendar.Date) {
		n++
		id := fmt.Sprintf("CRD-%d", n)
		a := application.Application{Header: casefile.Header{ID: id, Market: market, NPI: "1234567893", Rev: 1, Version: 1}, Kind: kind, ProviderType: of, TaxRef: id,
			State: application.StateEnrolled, SubmittedOn: submitted, Enrolled: enrolled}
		if err := store.Commit(t.Context(), tabletest.State(a)); err != nil {
			t.Fatal(err)
		}
	}
	for _, days := range []int{10, 20, 30, 40, 50, 90} {
		file("ga", form.KindInitial, "practitioner", "2026-07-01", calendar.Date("2026-07-01").AddDays(days))
	}
	for range enough {
		file("ky", form.KindChange, "group", "2026-11-02", "2026-11-04")
	}
	for range enough - 1 { // too few to tell
		file("ga", form.KindInitial, "organization", "2026-07-01", "2026-08-01")
	}
	for range enough { // long ago, not enrolled, after the day
		file("ga", form.KindRecredentialing, "practitioner", "2025-09-01", "2025-11-30")
		file("ga", form.KindRecredentialing, "practitioner", "2026-07-01", "")
		file("ga", form.KindRecredentialing, "practitioner", "2026-11-01", "2026-11-25")
	}

	m := measurer{files: store, markets: []string{"ga", "ky", "wv"}}
	var tick Tick
	if err := json.Unmarshal(sample, &tick); err != nil {
		t.Fatal(err)
	}
	want := map[string][]table.Took{
		"ga": {{Kind: string(form.KindInitial), ProviderType: "practitioner", Count: 6, Median: 35, P90: 90}},
		"ky": {{Kind: string(form.KindChange), ProviderType: "group", Count: 5, Median: 2, P90: 2}},
		"wv": {},
	}
	for range 2 { // the schedule may fire more than once
		if err := m.handle(t.Context(), tick); err != nil {
			t.Fatal(err)
		}
		for market, items := range want {
			got, err := store.Times(t.Context(), market)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(table.Times{Market: market, AsOf: "2026-11-24", Items: items}, got); diff != "" {
				t.Errorf("%s: %s", market, diff)
			}
		}
	}
}

func TestAnEventWithoutATimeIsRefused(t *testing.T) {
	t.Parallel()
	if err := (measurer{files: tabletest.New(t)}).handle(t.Context(), Tick{Time: time.Time{}}); err == nil {
		t.Error("an event without a time was taken")
	}
}
