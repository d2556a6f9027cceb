package wording

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"credo/shared/market"
)

var (
	update  = flag.Bool("update", false, "write testdata anew")
	samples = flag.String("samples", "", "write every letter's PDF, HTML and text into this folder, to look at")
)

// steady is a market whose words do not change with the market data.
func steady(s *sampled) *sampled {
	m := &s.Market
	m.PlanName, m.Name, m.ProviderServices = "Sample Plan", "Georgia", "1-800-555-0100"
	m.Address = []string{"Sample Plan", "P.O. Box 100", "Sampleton, GA 30000"}
	m.CAQHPlanName, m.ContractWith, m.Regulator = "Sample Plan Georgia", "Sample Plan of Georgia, Inc.", "Georgia Department of Insurance"
	m.Portal, m.PortalURL, m.PortalRegistration = "open", "https://portal.example.org", "Register with your Provider Number."
	m.Products = []market.Product{{ID: "ga-marketplace", Name: "Sample Marketplace Georgia"}, {ID: "ga-dsnp", Name: "Sample Dual Georgia"}}
	m.Claims = market.Claims{PayerID: "SMPL1", Electronic: "Send claims through the portal.", Paper: []string{"Sample Plan", "P.O. Box 200", "Sampleton, GA 30000"}}
	m.Payments = market.Payments{Vendor: "Sample Payments", Phone: "1-800-555-0101", Text: "Sample Payments pays your claims."}
	return s
}

func TestLettersReadAsTheirGoldenText(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		t.Run(n.String(), func(t *testing.T) {
			t.Parallel()
			r := render(t, steady(sample(t, "ga", n)))
			got := "Subject: " + r.Subject + "\n\n" + r.Text
			file := filepath.Join("testdata", n.kind, string(n.name)+".txt")
			if *update {
				write(t, file, got)
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v: look at the letter, and keep it with go test ./shared/wording -update", err)
			}
			if got != string(want) {
				t.Errorf("the letter changed; look at it and run with -update:\n%s", got)
			}
			if *samples != "" {
				base := filepath.Join(*samples, n.kind, string(n.name))
				write(t, base+".txt", got)
				write(t, base+".html", r.HTML)
				write(t, base+".pdf", string(r.PDF))
			}
		})
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
