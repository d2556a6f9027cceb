package wording

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter"
	"credo/shared/market"
	"credo/shared/participation"
)

// named is a letter of one kind of case.
type named struct {
	kind string
	name casefile.LetterName
}

func (n named) String() string { return n.kind + "/" + string(n.name) }

// names lists every LetterName that each kind declares, read from its source, so that a new
// one without a template fails.
func names(t testing.TB) []named {
	t.Helper()
	var out []named
	for kind := range All {
		before := len(out)
		for _, name := range declared(t, "../"+kind+"/letters.go") {
			out = append(out, named{kind, name})
		}
		if len(out) == before {
			t.Fatalf("found no letter of %s", kind)
		}
	}
	if len(out) < 25 {
		t.Fatalf("found only %d letters", len(out))
	}
	return out
}

func declared(t testing.TB, source string) (out []casefile.LetterName) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
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
	return out
}

func findMarket(t testing.TB, id string) market.Market {
	t.Helper()
	m, ok := market.Known().Find(id)
	if !ok {
		t.Fatal(id)
	}
	return m
}

// sampled is a letter in the making: of the application or of the participation.
type sampled struct {
	letter.Content
	kind string
	app  application.Application
	own  participation.Participation
	data application.LetterData
}

// content is the letter as it is made now.
func (s *sampled) content() letter.Content {
	c := s.Content
	c.Words, c.Letter.Data = All[s.kind].Words, casefile.Facts(s.data)
	c.Case = application.File{Application: s.app}
	if s.kind == participation.CaseName {
		c.Case = participation.File{Participation: s.own}
	}
	return c
}

// rename gives the provider another name.
func (s *sampled) rename(name string) { s.app.Name, s.own.Name = name, name }

// sample is a letter with everything in it that it can say.
func sample(t testing.TB, marketID string, n named) *sampled {
	t.Helper()
	m := findMarket(t, marketID)
	terms := []participation.Term{}
	ids := []string{}
	for _, p := range m.Products {
		terms = append(terms, participation.Term{Product: p.ID, EffectiveOn: "2026-12-01"})
		ids = append(ids, p.ID)
	}
	s := &sampled{kind: n.kind, data: sampleData(terms)}
	s.Content = letter.Content{
		Market: m, SiteURL: "https://providers.example.org",
		Facts: market.Facts{CredentialingApplication: "caqh", Profession: "MD"},
		Recipient: form.Contact{
			Name: "Olive Example", Email: "olive@example.org", Channel: "email",
			MailingAddress: &form.Address{Line1: "12 Peachtree Sample Street", Line2: "Suite 400", City: "Atlanta", State: "GA", ZIP: "30303-1234"},
		},
		Letter: casefile.Letter{Number: "CRD-7K2M-9QXT-4HB8Z-L03", Name: n.name, Channel: "email", At: time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC)},
	}
	head := casefile.Header{Case: n.kind, ID: "CRD-7K2M-9QXT-4HB8Z", Market: m.ID, NPI: "1234567893", Name: "Ada Sample, MD"}
	s.app = application.Application{Header: head, Kind: kindFor(n.name), Products: ids, Agreement: &application.Agreement{
		Paper: application.Paper{Version: "ga-2026-01+marketplace", SHA256: strings.Repeat("ab12", 16)}, LegalName: "Ada Sample", SentOn: "2026-11-20",
		Signed: &application.Signed{Name: "Robin Example", Title: "Owner"}, Executed: &application.Executed{By: "staff:cora", On: "2026-11-22"},
	}}
	if n.kind == participation.CaseName {
		s.Letter.Number, head.ID = "P00012345-L03", "P00012345"
		s.own = participation.Participation{Header: head, ApplicationID: "CRD-7K2M-9QXT-4HB8Z", Kind: kindFor(n.name),
			Status: participation.StatusActive, Terms: terms}
	}
	s.shape(n.name)
	return s
}

func sampleData(terms []participation.Term) application.LetterData {
	return application.LetterData{
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
		Products: terms, Provider: "P00012345", RecredBy: "2029-11-22", EndsOn: "2027-01-21",
		ReviewOn: "2026-12-07", EndsWhen: "The board lifts the restriction.",
	}
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
func (s *sampled) shape(name casefile.LetterName) {
	d := &s.data
	switch name {
	case application.LetterTurnedAway:
		d.Directed = &application.Direction{Service: "independent-laboratory", To: "Avalon Healthcare Solutions", Phone: "1-813-751-3940"}
	case application.LetterChangeApplied:
		d.Change = &form.ChangeRequest{ProviderNumber: "P00012345", What: "products-add", EffectiveOn: "2026-12-01"}
	case application.LetterApproved, application.LetterContract, application.LetterContractReminder:
		d.Contract, d.LapsesOn = application.ContractSent, "2027-05-21"
	case application.LetterAppealDecided:
		d.Outcome = "upheld"
	}
	switch name {
	case application.LetterWelcome, application.LetterChangeApplied, application.LetterRecredentialingOpened:
	default:
		d.Provider = ""
	}
}
