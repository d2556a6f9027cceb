package credential_test

import (
	"testing"

	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/problem"
)

// Nothing is overwritten: a result that still stands is replaced only with a reason, and the
// event keeps the former one whole (NCQA, information integrity of credentialing files:
// what was changed, when, by whom and why).
func TestAResultThatStandsIsReplacedWithAReasonAndKept(t *testing.T) {
	t.Parallel()
	former := credential.Element{Element: "license:GA", Result: credential.ResultMet, Source: "Board", VerifiedOn: dayOne,
		Since: "2020-01-01", ExpiresOn: calendartest.Day.AddDays(404), Note: "Seen by phone.", Actor: "staff:sam"}
	again := credential.Verification{ExpiresOn: calendartest.Day.AddDays(585), Result: credential.ResultMet, Source: "Board", VerifiedOn: dayOne}
	unsuccessful, old := former, former
	unsuccessful.Result, old.VerifiedOn = credential.ResultUnsuccessful, dayOne.AddDays(-by("license")-1)
	for name, c := range map[string]struct {
		former []credential.Element
		why    string
		taken  bool
	}{
		"the first one":                       {nil, "", true},
		"one that stands":                     {[]credential.Element{former}, "", false},
		"one that stands, with blanks":        {[]credential.Element{former}, "  ", false},
		"one that stands, and why":            {[]credential.Element{former}, "The wrong number was asked for.", true},
		"one that is too old to rest on":      {[]credential.Element{old}, "", true},
		"a source that did not answer before": {[]credential.Element{unsuccessful}, "", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := edited(t)
			v, elements := again, c.former
			v.Why = c.why
			err := credential.Verify(e, &elements, []string{"license:GA"}, "license:GA", v, "")
			if !c.taken {
				if !problem.Is(err, problem.KindInvalid) {
					t.Fatalf("it was taken: %v", err)
				}
				return
			}
			if err != nil || len(elements) != 1 {
				t.Fatal(err, elements)
			}
			event := e.Change.Events[0]
			kept, _ := event.Data["former"].(map[string]any)
			if event.Reason != c.why || len(c.former) > 0 && (kept["note"] != "Seen by phone." || kept["expiresOn"] != string(calendartest.Day.AddDays(404)) || kept["since"] != "2020-01-01" || kept["actor"] != "staff:sam") {
				t.Errorf("because %q; kept %v", event.Reason, kept)
			}
		})
	}
}

func edited(t *testing.T) *casefile.Edit {
	t.Helper()
	head, parts := casefile.Header{Case: "sample", ID: "S-1", Market: "ga"}, casefile.Parts{}
	e, err := casefile.Begin(&head, &parts, casefile.Staff("sam", casefile.RoleSpecialist), calendartest.Start)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
