package market

import (
	"slices"
	"strings"
	"testing"
)

// 42 CFR 438.214(d), 455.436: an exclusion bars from everything; 422.220, 422.222: opt-out
// and Preclusion List from Medicare Advantage and DSNP; 438.602(b): Medicaid wants the
// state's enrollment.
func TestWhatCouldKeepAProviderOutOfAProduct(t *testing.T) {
	t.Parallel()
	const everywhere = "death-master-file exclusions-oig exclusions-sam exclusions-state license"
	for product, more := range map[string]string{
		"ga-marketplace": "", "ga-dsnp": "preclusion-list medicare-opt-out", "in-medicaid": "medicaid-enrollment",
		"oh-medicaid": "medicaid-enrollment", "oh-mycare": "preclusion-list medicare-opt-out medicaid-enrollment",
		"oh-medicare-advantage": "preclusion-list medicare-opt-out", "ar-passe": "medicaid-enrollment",
	} {
		id := product
		if id != "ar-passe" {
			id = product[:2]
		}
		var got []string
		for _, h := range find(t, id).StopsFor(product) {
			if !slices.Contains(got, h.Element) {
				got = append(got, h.Element)
			}
			if !strings.Contains(h.Says(), "CFR") {
				t.Errorf("%s: %q names no source", product, h.Says())
			}
		}
		if sorted(got) != sorted(strings.Fields(everywhere+" "+more)) {
			t.Errorf("%s: %v, want %s %s", product, got, everywhere, more)
		}
	}
	if got := find(t, "ga").StopsFor("oh-medicaid"); len(got) > 0 {
		t.Errorf("another market's product: %v", got)
	}
}
