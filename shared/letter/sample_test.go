package letter

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
)

// names lists every LetterName the kinds declare, read from its source, so that a new
// one without a template fails.
func names(t testing.TB) []casefile.LetterName {
	t.Helper()
	var out []casefile.LetterName
	for _, kind := range []string{"application", "participation"} {
		file, err := parser.ParseFile(token.NewFileSet(), "../"+kind+"/letters.go", nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if typ, ok := spec.Type.(*ast.SelectorExpr); ok && typ.Sel.Name == "LetterName" {
				text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, casefile.LetterName(text))
			}
			return true
		})
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) < 20 {
		t.Fatalf("found only %d letters", len(out))
	}
	return out
}

func findMarket(t testing.TB, id string) market.Market {
	t.Helper()
	markets, err := market.Load()
	if err != nil {
		t.Fatal(err)
	}
	m, ok := markets.Find(id)
	if !ok {
		t.Fatalf("no market %s", id)
	}
	return m
}

// draft is a letter before it is one: what tests change about it, in its own types.
type draft struct {
	Market      market.Market
	SiteURL     string
	Application application.Application
	Status      participation.Status // of a letter about a participation
	Letter      casefile.Letter
	Data        application.LetterData
	Recipient   form.Contact
}

func (c draft) content() Content {
	c.Letter.Data = casefile.Facts(c.Data)
	out := Content{Market: c.Market, SiteURL: c.SiteURL, Case: application.File{Application: c.Application}, Letter: c.Letter, Recipient: c.Recipient, Words: Road}
	if c.Status != "" {
		out.Case = participation.File{Participation: participation.Participation{Header: c.Application.Header, ApplicationID: c.Application.ID, Status: c.Status}}
	}
	return out
}

// sample is a letter with everything in it that it can say.
func sample(t testing.TB, marketID string, name casefile.LetterName) draft {
	m := findMarket(t, marketID)
	products := []participation.Term{}
	ids := []string{}
	for _, p := range m.Products {
		products = append(products, participation.Term{Product: p.ID, EffectiveOn: "2026-12-01"})
		ids = append(ids, p.ID)
	}
	c := draft{
		Market: m, SiteURL: "https://providers.example.org",
		Application: application.Application{
			Header: casefile.Header{Case: application.CaseName, ID: "CRD-7K2M-9QXT-4HB8Z", Market: m.ID, NPI: "1234567893", Name: "Ada Sample, MD"},
			Kind:   kindFor(name), Products: ids, Facts: market.Facts{CredentialingApplication: "caqh", Profession: "MD"},
		},
		Recipient: form.Contact{
			Name: "Olive Example", Email: "olive@example.org", Channel: "email",
			MailingAddress: &form.Address{Line1: "12 Peachtree Sample Street", Line2: "Suite 400", City: "Atlanta", State: "GA", ZIP: "30303-1234"},
		},
		Letter: casefile.Letter{
			Number: "CRD-7K2M-9QXT-4HB8Z-L03", Name: name, Channel: "email",
			At: time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC),
		},
		Data: application.LetterData{
			Documents: []casefile.LetterDocument{
				{Name: "DEA certificate", State: casefile.DocumentMissing, Why: "It shows that you may prescribe controlled substances in the state where you practice.",
					Fix: "Upload the current DEA certificate that shows your name, the number, the state and the expiration date.", ExpiresOn: "2027-01-31"},
				{Name: "Malpractice insurance face sheet", State: casefile.DocumentPast, ExpiresOn: "2026-10-31", Why: "It shows that you are insured, for how much and until when.",
					Fix: "Upload the declarations page that shows your name, the policy number, both amounts and the dates of coverage."},
				{Name: "Form W-9", State: casefile.DocumentBad, ExpiresOn: "2027-03-01", Reason: "Line 1 is not the name that the IRS has for this Tax ID.",
					Fix: "Upload the IRS Form W-9 (March 2024), all lines filled in, signed and dated.", Why: "The IRS name and Tax ID decide whom we pay and report to."},
			},
			DueOn: "2026-12-22", Note: "Please send both pages of the face sheet.\nThe second page names the amounts.",
			Question: &casefile.Discrepancy{ID: "Q1", Element: "work-history", Yours: "Sample Clinic, March 2021 to June 2024", Source: "Sample Clinic, April 2021 to June 2024", DueOn: "2026-12-22"},
			Reasons: []participation.Reason{
				{Code: "license-restriction", Text: "The board restricted your license on August 3, 2025. The restriction is still in force."},
				{Code: "claims-history", Text: "Three malpractice claims were settled in the last five years."},
			},
			Products: products, Provider: "P00012345", RecredBy: "2029-11-22", EndsOn: "2027-01-21",
		},
	}
	return c.shape(name)
}

func kindFor(name casefile.LetterName) form.Kind {
	switch name {
	case application.LetterRecredentialingOpened, participation.LetterRecredentialingReminder, participation.LetterOverdue:
		return form.KindRecredentialing
	case application.LetterChangeApplied:
		return form.KindChange
	}
	return form.KindInitial
}

// shape fits the data to the letter, as the domain does.
func (c draft) shape(name casefile.LetterName) draft {
	d := &c.Data
	switch name {
	case application.LetterTurnedAway:
		d.Directed = &application.Direction{Service: "independent-laboratory", To: "Avalon Healthcare Solutions", Phone: "1-813-751-3940"}
	case application.LetterChangeApplied:
		d.Change = &form.ChangeRequest{ProviderNumber: "P00012345", What: "products-add", EffectiveOn: "2026-12-01"}
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
