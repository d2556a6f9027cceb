package application_test

import (
	"encoding/json"
	"strings"
	"testing"

	"credo/shared/credential"
)

// NCQA CR 1 B: a provider sees what was collected, from where and when; peer review and the
// NPDB's reports are kept (45 CFR 60.20).
func TestAProviderSeesWhatWasCollected(t *testing.T) {
	t.Parallel()
	r := nurse(t).Ready()
	r.Take(r.File.RecordVerification(sam, "license:GA", credential.Verification{Result: credential.ResultAdverse, Source: "Georgia Board of Nursing",
		VerifiedOn: dayOne, Note: "A remark of staff.", Why: "Looked again."}, r.Now))
	s, err := r.Story().Status(r.Now)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range s.Collected {
		seen[c.Element] = true
		if c.Element == "license:GA" && (c.Source != "Georgia Board of Nursing" || c.Result != credential.ResultAdverse || c.VerifiedOn != dayOne || c.Name != "License (GA)") {
			t.Errorf("of the license they see %+v", c)
		}
	}
	if !seen["license:GA"] || !seen["exclusions-oig"] || seen["npdb"] || seen["quality"] || seen["disclosures"] {
		t.Errorf("they see %v", seen)
	}
	if raw, err := json.Marshal(s); err != nil || strings.Contains(string(raw), "A remark of staff.") {
		t.Errorf("they see a remark of staff (%v)", err)
	}
}
