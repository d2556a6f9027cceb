package letter

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
func steady(c draft) draft {
	c.Market.PlanName, c.Market.Name, c.Market.ProviderServices = "Sample Plan", "Georgia", "1-800-555-0100"
	c.Market.Address = []string{"Sample Plan", "P.O. Box 100", "Sampleton, GA 30000"}
	c.Market.CAQHPlanName, c.Market.ContractWith, c.Market.Regulator = "Sample Plan Georgia", "Sample Plan of Georgia, Inc.", "Georgia Department of Insurance"
	c.Market.Portal, c.Market.PortalURL, c.Market.PortalRegistration = "open", "https://portal.example.org", "Register with your Provider Number."
	c.Market.Products = []market.Product{{ID: "ga-marketplace", Name: "Sample Marketplace Georgia"}, {ID: "ga-dsnp", Name: "Sample Dual Georgia"}}
	c.Market.Claims = market.Claims{PayerID: "SMPL1", Electronic: "Send claims through the portal.", Paper: []string{"Sample Plan", "P.O. Box 200", "Sampleton, GA 30000"}}
	c.Market.Payments = market.Payments{Vendor: "Sample Payments", Phone: "1-800-555-0101", Text: "Sample Payments pays your claims."}
	return c
}

func TestLettersReadAsTheirGoldenText(t *testing.T) {
	t.Parallel()
	for _, name := range names(t) {
		t.Run(string(name), func(t *testing.T) {
			t.Parallel()
			r, err := Render(steady(sample(t, "ga", name)).content())
			if err != nil {
				t.Fatal(err)
			}
			got := "Subject: " + r.Subject + "\n\n" + r.Text
			file := filepath.Join("testdata", string(name)+".txt")
			if *update {
				write(t, file, got)
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the letter changed; look at it and run with -update:\n%s", got)
			}
			if *samples != "" {
				base := filepath.Join(*samples, string(name))
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
