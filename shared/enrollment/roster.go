package enrollment

import (
	"bytes"
	"credo/shared/participation"
	"encoding/csv"
	"slices"
	"strings"
)

// rosterColumns head the daily roster.
var rosterColumns = []string{"provider_number", "npi", "market", "name", "provider_type", "status",
	"product", "effective_on", "credentialed_on", "recredential_by", "enrolled_on"}

// Roster is the daily roster as RFC 4180 CSV: a line for each provider and product that
// participates, by provider number. It holds no Tax ID, and no application ID: with the NPI that would open the status page.
func Roster(providers []participation.Participation) ([]byte, error) {
	slices.SortFunc(providers, func(a, b participation.Participation) int { return strings.Compare(a.ID, b.ID) })
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := w.Write(rosterColumns); err != nil {
		return nil, err
	}
	for _, p := range providers {
		for _, t := range p.Terms {
			if !t.State.Participating() {
				continue
			}
			line := []string{p.ID, p.NPI, p.Market, cell(p.Name), p.ProviderType, string(t.State), t.Product, string(t.EffectiveOn),
				string(p.CredentialedOn), string(p.RecredentialBy), string(p.EnrolledOn)}
			if err := w.Write(line); err != nil {
				return nil, err
			}
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// cell keeps a spreadsheet from running what a provider typed as a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
