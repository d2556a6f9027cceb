package main

import (
	"fmt"
	"slices"
	"testing"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/table/tabletest"
)

// NCQA CR 1 and CMS's cell size suppression policy: race and ethnicity are used in numbers
// alone, and in none that is small enough to tell of whom it is.
func TestProtectedTraitsAreNumbersAlone(t *testing.T) {
	t.Parallel()
	files := tabletest.New(t)
	for n := range 21 {
		id := fmt.Sprint("CRD-T", n)
		a := file(id, "ga", application.StateGathering, "2026-11-02", "2026-11-02")
		a.NPI = fmt.Sprint(1000000000 + n)
		race := "asian" // of eleven; the other ten say white
		if n > 10 {
			race = "white"
		}
		_, traits := form.Submission{Demographics: &form.Demographics{Race: race}}.Apart(calendar.Date("2026-11-02"))
		c := tabletest.State(a)
		c.Aside = []casefile.Aside{{Of: application.TraitsOf("ga"), Ref: form.TraitsKey(id, "ref"), Value: *traits}}
		if err := files.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	got, err := board{files: files, markets: market.Known()}.traits(t.Context())
	if want := []traitCount{{"ga", "2026", "race", "asian", 11}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v (%v), want %v", got, err, want)
	}
}
