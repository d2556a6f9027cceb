package endpoint_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/market"
	"credo/shared/problem"
)

// What the domain takes for a good form, the description takes too.
func TestSampleSubmissionsFitTheDescription(t *testing.T) {
	t.Parallel()
	const today = calendar.Date("2026-11-22")
	markets := market.Known()
	_, fragment := httpapitest.Find("components", "schemas", "NewApplication")
	schema := httpapitest.Schema(t, fragment)
	n := 0
	for _, m := range markets.All() {
		samples := []form.Submission{applicationtest.Organization(900, m.ID, today), applicationtest.Group(901, m.ID, today)}
		for _, profession := range m.Professions {
			n++
			s := applicationtest.Practitioner(n, m.ID, profession, today)
			samples = append(samples, s, applicationtest.Uploaded(s, today), applicationtest.Change(s, "4000000010", "irs-name", today))
		}
		for _, s := range samples {
			raw, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s %s: %v", m.ID, s.ProviderType, err)
			}
		}
	}
	if n == 0 {
		t.Error("no market has professions")
	}
}

// What the description shows as an example, the domain takes.
func TestExamplesAreGoodForms(t *testing.T) {
	t.Parallel()
	markets := market.Known()
	for _, name := range []string{"Practitioner", "Organization", "Group", "ContractChange"} {
		node, _ := httpapitest.Find("components", "examples", name, "value")
		raw, err := json.Marshal(node)
		if err != nil {
			t.Fatal(err)
		}
		var s form.Submission
		if err := json.Unmarshal(raw, &s); err != nil {
			t.Fatal(err)
		}
		m, ok := markets.Find(s.Market)
		if !ok {
			t.Fatalf("%s: no market %s", name, s.Market)
		}
		if err := s.Check(m, "2026-11-22"); err != nil {
			t.Errorf("%s: %v", name, err)
			for _, f := range err.(*problem.Error).Fields {
				t.Errorf("  %s: %s", f.Field, f.Detail)
			}
		}
	}
}
