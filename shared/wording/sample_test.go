package wording

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
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
	"credo/shared/store"
)

// named is a letter of one kind of case.
type named struct {
	kind string
	name casefile.LetterName
}

func (n named) String() string { return n.kind + "/" + string(n.name) }

// names lists every LetterName that the package of each kind of store.Kinds declares, read
// from its source, so that a new one without a template fails. Of the kinds of one package,
// those with words owe its letters.
func names(t testing.TB) []named {
	t.Helper()
	var out []named
	worded := map[string]bool{}
	for _, kind := range store.Kinds {
		worded[packageOf(kind)] = worded[packageOf(kind)] || All[kind.Name].Words != nil
	}
	for _, kind := range store.Kinds {
		folder := packageOf(kind)
		for _, name := range declared(t, folder) {
			if !worded[folder] {
				t.Fatalf("the kind of case %s owes letters and has no words: add it to All in shared/wording/wording.go", kind.Name)
			}
			if All[kind.Name].Words == nil {
				continue
			}
			if drawings[kind.Name].of == nil {
				t.Fatalf("these tests cannot draw a letter of a %s: add the kind to drawings in shared/wording/sample_test.go", kind.Name)
			}
			out = append(out, named{kind.Name, name})
		}
	}
	if len(out) < 25 {
		t.Fatalf("found only %d letters", len(out))
	}
	return out
}

// packageOf is the folder of shared/ that a kind's package lies in.
func packageOf(kind casefile.Kind) string {
	return strings.TrimPrefix(reflect.TypeOf(kind.New()).Elem().PkgPath(), "credo/shared/")
}

// declared are the letters that a package of shared/ declares.
func declared(t testing.TB, folder string) (out []casefile.LetterName) {
	t.Helper()
	sources, err := filepath.Glob("../" + folder + "/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatalf("there is no shared/%s: %v", folder, err)
	}
	for _, source := range sources {
		if !strings.HasSuffix(source, "_test.go") {
			out = append(out, declaredIn(t, source)...)
		}
	}
	return out
}

func declaredIn(t testing.TB, source string) (out []casefile.LetterName) {
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

// drawing is how a letter of a kind is drawn here.
type drawing struct {
	id   string                                // of the sample case
	must []string                              // what every letter of the kind says
	of   func(s *sampled) (casefile.Case, any) // the case under s.head, and what the letter says
}

const sampleApplication, sampleNumber = "CRD-7K2M-9QXT-4HB8Z", "P00012345"

// drawings are those of the kinds of case; a new kind is added here.
var drawings = map[string]drawing{
	application.CaseName: {sampleApplication, []string{sampleApplication},
		func(s *sampled) (casefile.Case, any) { return application.File{Application: s.app}, s.data }},
	participation.CaseName: {sampleNumber, []string{sampleApplication, "Provider Number", sampleNumber},
		func(s *sampled) (casefile.Case, any) { return participation.File{Participation: s.own}, s.data }},
}

// sampled is a letter in the making.
type sampled struct {
	letter.Content
	kind string
	head casefile.Header
	app  application.Application
	own  participation.Participation
	data application.LetterData // a kind with data of its own takes from it what people fill in
}

// content is the letter as it is made now.
func (s *sampled) content() letter.Content {
	c := s.Content
	of, says := drawings[s.kind].of(s)
	c.Words, c.Case, c.Letter.Data = All[s.kind].Words, of, casefile.Facts(says)
	return c
}

// rename gives the provider another name.
func (s *sampled) rename(name string) { s.head.Name, s.app.Name, s.own.Name = name, name, name }

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
		Facts: market.Facts{CredentialingApplication: "caqh", ProviderType: "practitioner", Profession: "MD"},
		Recipient: form.Contact{
			Name: "Olive Example", Email: "olive@example.org", Channel: "email",
			MailingAddress: &form.Address{Line1: "12 Peachtree Sample Street", Line2: "Suite 400", City: "Atlanta", State: "GA", ZIP: "30303-1234"},
		},
		Letter: casefile.Letter{Number: drawings[n.kind].id + "-L03", Name: n.name, Channel: "email", At: time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC)},
	}
	s.head = casefile.Header{Case: n.kind, ID: drawings[n.kind].id, Market: m.ID, NPI: "1234567893", Name: "Ada Sample, MD"}
	s.app = application.Application{Header: s.head, Kind: kindFor(n.name), Products: ids, Agreement: &application.Agreement{
		Paper: application.Paper{Version: "ga-2026-01+marketplace", SHA256: strings.Repeat("ab12", 16)}, LegalName: "Ada Sample", SentOn: "2026-11-20",
		Signed: &application.Signed{Name: "Robin Example", Title: "Owner"}, Executed: &application.Executed{By: "staff:cora", On: "2026-11-22"},
	}}
	s.own = participation.Participation{Header: s.head, ApplicationID: sampleApplication, Kind: kindFor(n.name),
		Status: participation.StatusActive, Terms: terms}
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
		Against: participation.AgainstDenial, Hearing: &participation.Invitation{
			Hearing: participation.Hearing{Meeting: "MTG-7K3Q-M2XW-9PT4D", On: "2027-01-11", At: "14:30", Where: "Call 1-833-230-2101, extension 7"},
			Panel:   []string{"Dr. Mira Sample, Family medicine", "Dr. Otto Sample, Surgery"}, Witnesses: []string{"Dr. Eve Sample"}},
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
	case application.LetterRecredentialingOpened, participation.LetterRecredentialingReminder, participation.LetterOverdue:
		d.Attest = true
	}
	switch name {
	case application.LetterWelcome, application.LetterChangeApplied, application.LetterRecredentialingOpened:
	default:
		d.Provider = ""
	}
}
