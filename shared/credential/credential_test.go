package credential_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
)

var dayOne = calendartest.Day

// by is how many days a verification of an element stays good.
func by(element string) int { return market.RulesOn(dayOne).VerificationDays(element) }

func TestHowLongAVerificationMayBeRestedOn(t *testing.T) {
	t.Parallel()
	days := by("license")
	if days == 0 || by("identity") != 0 {
		t.Fatalf("the rules of the test: license %d, identity %d", days, by("identity"))
	}
	for name, c := range map[string]struct {
		of   credential.Element
		last calendar.Date
	}{
		"by its age":                  {credential.Element{Element: "license", VerifiedOn: dayOne}, dayOne.AddDays(days)},
		"by the credential's own end": {credential.Element{Element: "license", VerifiedOn: dayOne, ExpiresOn: dayOne.AddDays(9)}, dayOne.AddDays(9)},
		"by its age, if that is less": {credential.Element{Element: "license", VerifiedOn: dayOne, ExpiresOn: dayOne.AddDays(999)}, dayOne.AddDays(days)},
		"without end":                 {credential.Element{Element: "identity", VerifiedOn: dayOne}, ""},
		"by nothing but its own end":  {credential.Element{Element: "identity", VerifiedOn: dayOne, ExpiresOn: dayOne.AddDays(999)}, dayOne.AddDays(999)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.of.LastGoodDay(dayOne); got != c.last {
				t.Errorf("until %q, want %q", got, c.last)
			}
			if c.last != "" && (c.of.Stale(c.last) || !c.of.Stale(c.last.AddDays(1))) {
				t.Errorf("on %s stale: %t, the day after: %t", c.last, c.of.Stale(c.last), c.of.Stale(c.last.AddDays(1)))
			}
			if c.last == "" && c.of.Stale(dayOne.AddDays(10000)) {
				t.Error("it grows old")
			}
		})
	}
}

// What is stale stays so, as long as the rules are the same.
func TestWhatIsStaleStaysStale(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := credential.Element{Element: rapid.SampledFrom(market.Elements).Draw(t, "element"), VerifiedOn: dayOne}
		if rapid.Bool().Draw(t, "expires") {
			v.ExpiresOn = dayOne.AddDays(rapid.IntRange(-10, 400).Draw(t, "expires on"))
		}
		on := dayOne.AddDays(rapid.IntRange(0, 400).Draw(t, "on"))
		later := on.AddDays(rapid.IntRange(0, 400).Draw(t, "later"))
		if v.Stale(on) && !v.Stale(later) {
			t.Fatalf("%+v is stale on %s and not on %s", v, on, later)
		}
	})
}

func TestAnElementIsRecordedAndApplied(t *testing.T) {
	t.Parallel()
	was := []credential.Element{{Element: "dea"}, {Element: "license", Result: credential.ResultNotMet}}
	elements := was
	e, err := casefile.Begin(&casefile.Header{Market: "ga"}, &casefile.Parts{}, casefile.System, calendartest.Start)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []credential.Element{{Element: "license", Result: credential.ResultAdverse}, {Element: "license", Result: credential.ResultMet}, {Element: "attestation"}} {
		credential.Record(e, &elements, v)
	}
	c, err := e.Seal()
	if err != nil || len(c.Items) != 2 {
		t.Fatalf("%+v, %v", c.Items, err)
	}
	want := []credential.Element{{Element: "attestation"}, {Element: "dea"}, {Element: "license", Result: credential.ResultMet}}
	if got := credential.Apply(was, c); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	credential.Sort(elements)
	if !slices.Equal(elements, want) || was[1].Result != credential.ResultNotMet {
		t.Errorf("under edit %+v, before %+v", elements, was)
	}
	if v, ok := credential.Named(want, "license"); !ok || v.Result != credential.ResultMet {
		t.Errorf("%+v, %t", v, ok)
	}
	if _, ok := credential.Named(want, "w9"); ok {
		t.Error("an element there is not")
	}
}

func TestAnElementIsRead(t *testing.T) {
	t.Parallel()
	var elements []credential.Element
	raw := `{"results":[{"element":"license","result":"met","verifiedOn":"2026-11-23","since":"2026-01-01","actor":"staff:sam"}]}`
	if err := credential.Read(&elements, credential.Part, func(into any) error { return json.Unmarshal([]byte(raw), into) }); err != nil {
		t.Fatal(err)
	}
	if want := (credential.Element{Element: "license", Result: credential.ResultMet, VerifiedOn: "2026-11-23", Since: "2026-01-01", Actor: "staff:sam"}); len(elements) != 1 || elements[0] != want {
		t.Errorf("%+v", elements)
	}
	broken := errors.New("broken")
	if err := credential.Read(&elements, credential.Part, func(any) error { return broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
	if err := credential.Read(&elements, "LABEL", func(any) error { return nil }); err == nil {
		t.Error("a label was read as an element")
	}
}
