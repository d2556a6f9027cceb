package letter

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/market"
	"credo/shared/provider"
)

// names lists every LetterName the domain declares, read from its source, so that a new
// one without a template fails.
func names(t testing.TB) []application.LetterName {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../application/letter.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []application.LetterName
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "LetterName" {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, application.LetterName(text))
		}
		return true
	})
	if len(out) < 20 {
		t.Fatalf("found only %d letters", len(out))
	}
	return out
}

func findMarket(t testing.TB, id string) market.Market {
	t.Helper()
	m, ok := market.Known().Find(id)
	if !ok {
		t.Fatalf("no market %s", id)
	}
	return m
}

// sample is a letter with everything in it that it can say.
func sample(t testing.TB, marketID string, name application.LetterName) Content {
	m := findMarket(t, marketID)
	products := []provider.Participation{}
	ids := []string{}
	for _, p := range m.Products {
		products = append(products, provider.Participation{Product: p.ID, EffectiveOn: "2026-12-01"})
		ids = append(ids, p.ID)
	}
	c := Content{
		Market: m, SiteURL: "https://providers.example.org",
		Application: application.Application{
			ID: "CRD-7K2M-9QXT-4HB8Z", Kind: kindFor(name), Market: m.ID, Products: ids, NPI: "1234567893",
			Name: "Ada Sample, MD", Facts: market.Facts{CredentialingApplication: "caqh", Profession: "MD"},
		},
		Recipient: application.Contact{
			Name: "Olive Example", Email: "olive@example.org", Channel: "email",
			MailingAddress: &application.Address{Line1: "12 Peachtree Sample Street", Line2: "Suite 400", City: "Atlanta", State: "GA", ZIP: "30303-1234"},
		},
		Letter: application.Letter{
			Number: "CRD-7K2M-9QXT-4HB8Z-L03", Name: name, Channel: "email",
			At: time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC),
			Data: application.LetterData{
				Documents: []application.LetterDocument{
					{Name: "DEA certificate", State: application.DocumentMissing, Why: "It shows that you may prescribe controlled substances in the state where you practice.",
						Fix: "Upload the current DEA certificate that shows your name, the number, the state and the expiration date.", ExpiresOn: "2027-01-31"},
					{Name: "Malpractice insurance face sheet", State: application.DocumentPast, ExpiresOn: "2026-10-31", Why: "It shows that you are insured, for how much and until when.",
						Fix: "Upload the declarations page that shows your name, the policy number, both amounts and the dates of coverage."},
					{Name: "Form W-9", State: application.DocumentBad, ExpiresOn: "2027-03-01", Reason: "Line 1 is not the name that the IRS has for this Tax ID.",
						Fix: "Upload the IRS Form W-9 (March 2024), all lines filled in, signed and dated.", Why: "The IRS name and Tax ID decide whom we pay and report to."},
				},
				DueOn: "2026-12-22", Note: "Please send both pages of the face sheet.\nThe second page names the amounts.",
				Question: &application.Discrepancy{ID: "Q1", Element: "work-history", Yours: "Sample Clinic, March 2021 to June 2024", Source: "Sample Clinic, April 2021 to June 2024", DueOn: "2026-12-22"},
				Reasons: []application.Reason{
					{Code: "license-restriction", Text: "The board restricted your license on August 3, 2025. The restriction is still in force."},
					{Code: "claims-history", Text: "Three malpractice claims were settled in the last five years."},
				},
				Products: products, Provider: "P00012345", RecredBy: "2029-11-22", EndsOn: "2027-01-21",
			},
		},
	}
	return c.shape(name)
}

func kindFor(name application.LetterName) application.Kind {
	switch name {
	case application.LetterRecredentialingOpened, application.LetterRecredentialingReminder, application.LetterOverdue:
		return application.KindRecredentialing
	case application.LetterChangeApplied:
		return application.KindChange
	}
	return application.KindInitial
}

// shape fits the data to the letter, as the domain does.
func (c Content) shape(name application.LetterName) Content {
	d := &c.Letter.Data
	switch name {
	case application.LetterTurnedAway:
		d.Directed = &application.Direction{Service: "independent-laboratory", To: "Avalon Healthcare Solutions", Phone: "1-813-751-3940"}
	case application.LetterChangeApplied:
		d.Change = &application.ChangeRequest{ProviderNumber: "P00012345", What: "products-add", EffectiveOn: "2026-12-01"}
	case application.LetterApproved, application.LetterContract:
		d.Contract = application.ContractSent
	case application.LetterAppealDecided:
		d.Outcome = "upheld"
	}
	switch name {
	case application.LetterWelcome, application.LetterChangeApplied, application.LetterRecredentialingOpened:
	default:
		d.Provider = ""
	}
	return c
}
