package market

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	screening = "identity exclusions-oig exclusions-sam exclusions-state"
	// a credentialed practitioner, before what the profession, market and product add
	practitioner = "identity license education work-history malpractice-history malpractice-coverage sanctions exclusions-oig exclusions-sam exclusions-state npdb attestation"
	organization = "identity license malpractice-coverage sanctions exclusions-oig exclusions-sam exclusions-state npdb attestation"
)

func person(profession string, more func(*Facts)) Facts {
	f := Facts{Kind: "initial", ProviderType: "practitioner", Profession: profession, CredentialingApplication: "caqh"}
	if more != nil {
		more(&f)
	}
	return f
}

// TestWhatAProviderNeeds is every market by the professions and cases it treats apart.
func TestWhatAProviderNeeds(t *testing.T) {
	t.Parallel()
	prescribes := func(f *Facts) { f.PrescribesControlled = true }
	collaborates := func(f *Facts) { f.Collaborates = true }
	uploads := func(f *Facts) { f.CredentialingApplication, f.W9Upload = "uploaded", true }
	renews := func(f *Facts) { f.Kind = "recredentialing" }
	clinic := Facts{Kind: "initial", ProviderType: "organization"}
	accredited, surveyed, laboratory := clinic, clinic, clinic
	accredited.Accredited, surveyed.Surveyed = true, true
	laboratory.Services = []string{"independent-laboratory"}
	group := Facts{Kind: "initial", ProviderType: "group", OnsiteLaboratory: true, W9Upload: true}
	change := func(what string) Facts {
		return Facts{Kind: "change", ProviderType: "practitioner", Profession: "MD", Change: what}
	}
	known := func(what string) Facts {
		f := change(what)
		f.Credentialed = true
		return f
	}

	for _, c := range []struct {
		name, products string // the market is the products' prefix
		facts          Facts
		documents      string
		elements       string // without order
	}{
		{"Georgia physician", "ga-marketplace", person("MD", prescribes), "dea-certificate malpractice-face-sheet", practitioner + " caqh dea-cds"},
		{"Georgia board certified", "ga-marketplace", person("MD", func(f *Facts) { f.BoardCertified = true }), "malpractice-face-sheet", practitioner + " caqh board-certification"},
		{"Georgia nurse practitioner", "ga-marketplace", person("NP", collaborates), "malpractice-face-sheet protocol-agreement", practitioner + " caqh"},
		{"Georgia physician assistant", "ga-marketplace", person("PA", prescribes), "dea-certificate malpractice-face-sheet collaborative-agreement", practitioner + " caqh dea-cds"},
		{"Georgia social worker by upload", "ga-marketplace", person("LCSW", uploads), "w9 malpractice-face-sheet credentialing-application", practitioner},
		{"Georgia dual", "ga-dsnp", person("DO", nil), "malpractice-face-sheet", practitioner + " caqh medicare-opt-out preclusion-list"},
		{"Indiana nurse practitioner", "in-marketplace", person("NP", collaborates), "malpractice-face-sheet collaborative-practice-agreement", practitioner + " caqh"},
		{"Indiana nurse practitioner on her own", "in-marketplace", person("NP", nil), "malpractice-face-sheet", practitioner + " caqh"},
		{"Indiana Medicaid", "in-medicaid in-marketplace", person("PT", nil), "malpractice-face-sheet", practitioner + " caqh medicaid-enrollment death-master-file"},
		{"Ohio Medicaid", "oh-medicaid", person("MD", prescribes), "", screening + " medicaid-enrollment"},
		{"Ohio MyCare", "oh-mycare", person("NP", nil), "", screening + " medicaid-enrollment medicare-opt-out preclusion-list"},
		{"Ohio MyCare hospital", "oh-mycare", accredited, "", screening + " medicaid-enrollment preclusion-list"},
		{"Ohio Marketplace with Medicaid", "oh-medicaid oh-marketplace", person("DC", nil), "malpractice-face-sheet", practitioner + " caqh medicaid-enrollment death-master-file"},
		{"Ohio Medicare Advantage", "oh-medicare-advantage", person("DPM", nil), "malpractice-face-sheet", practitioner + " caqh medicare-opt-out preclusion-list"},
		{"Kentucky dentist with a laboratory", "ky-marketplace", person("DDS", func(f *Facts) { f.OnsiteLaboratory = true }), "malpractice-face-sheet clia-certificate", practitioner + " caqh"},
		{"Kentucky renewal", "ky-marketplace", person("MD", renews), "malpractice-face-sheet",
			"identity license malpractice-history malpractice-coverage sanctions exclusions-oig exclusions-sam exclusions-state npdb caqh attestation quality"},
		{"West Virginia hospitalist", "wv-marketplace", person("MD", func(f *Facts) { f.FacilityBasedOnly, f.PrescribesControlled = true, true }), "", screening},
		{"PASSE physician", "ar-passe", person("MD", nil), "malpractice-face-sheet", practitioner + " ccvs medicaid-enrollment death-master-file"},
		{"PASSE physician by upload", "ar-passe", person("DO", uploads), "w9 malpractice-face-sheet credentialing-application", practitioner + " ccvs medicaid-enrollment death-master-file"},
		{"PASSE optometrist", "ar-passe", person("OD", nil), "malpractice-face-sheet", practitioner + " caqh medicaid-enrollment death-master-file"},
		{"PASSE nurse by upload", "ar-passe", person("NP", func(f *Facts) { uploads(f); collaborates(f) }),
			"w9 malpractice-face-sheet credentialing-application collaborative-practice-agreement", practitioner + " caqh medicaid-enrollment death-master-file"},
		{"Georgia clinic", "ga-marketplace", clinic, "malpractice-face-sheet license", organization + " site-visit"},
		{"Georgia accredited clinic", "ga-marketplace", accredited, "malpractice-face-sheet license accreditation", organization + " accreditation"},
		{"Indiana surveyed clinic", "in-medicaid", surveyed, "malpractice-face-sheet license accreditation", organization + " accreditation medicaid-enrollment"},
		{"West Virginia laboratory", "wv-marketplace", laboratory, "malpractice-face-sheet clia-certificate license", organization + " site-visit"},
		{"Kentucky group", "ky-marketplace", group, "w9 clia-certificate", screening + " attestation"},
		{"PASSE group", "ar-passe", group, "w9 clia-certificate", screening + " attestation medicaid-enrollment"},
		{"new Tax ID", "ga-marketplace", change("tax-id"), "", screening},
		{"new IRS name", "ga-marketplace", change("irs-name"), "", "identity"},
		{"Medicaid added", "in-medicaid", known("products-add"), "", screening + " medicaid-enrollment death-master-file"},
		{"Medicaid added where the state credentials", "oh-medicaid", change("products-add"), "", screening + " medicaid-enrollment"},
		{"Marketplace added", "in-marketplace", known("products-add"), "", screening},
		{"Marketplace added by one whom the plan never credentialed", "oh-marketplace", change("products-add"), "malpractice-face-sheet", practitioner},
		{"Marketplace added by a group", "oh-marketplace", Facts{Kind: "change", ProviderType: "group", Change: "products-add"}, "", screening + " attestation"},
		{"a yes among the answers", "wv-marketplace", person("PT", func(f *Facts) { f.Disclosed = true }), "malpractice-face-sheet", practitioner + " caqh disclosures"},
		{"product removed", "in-medicaid", change("products-remove"), "", ""},
	} {
		products := strings.Fields(c.products)
		id := "ar-passe"
		if products[0] != id {
			id, _, _ = strings.Cut(products[0], "-")
		}
		m := find(t, id)
		var documents []string
		for _, d := range m.DocumentsFor(c.facts, products) {
			documents = append(documents, d.Type)
		}
		if got, want := sorted(documents), sorted(strings.Fields(c.documents)); got != want {
			t.Errorf("%s needs documents %s, want %s", c.name, got, want)
		}
		var elements []string
		for _, e := range m.ElementsFor(c.facts, products) {
			if (Subject(e) == m.State) != m.Apart(Kind(e)) {
				t.Errorf("%s: %s is nobody's", c.name, e)
			}
			elements = append(elements, Kind(e))
		}
		if got, want := sorted(elements), sorted(strings.Fields(c.elements)); got != want {
			t.Errorf("%s needs elements\n     %s\nwant %s", c.name, got, want)
		}
	}
}

func sorted(names []string) string {
	names = slices.Clone(names)
	slices.Sort(names)
	return strings.Join(names, " ")
}

func anyFacts(t *rapid.T, m Market) Facts {
	yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
	f := Facts{
		Kind:                     rapid.SampledFrom(kinds).Draw(t, "kind"),
		ProviderType:             rapid.SampledFrom(ProviderTypes).Draw(t, "type"),
		CredentialingApplication: rapid.SampledFrom([]string{"caqh", "uploaded"}).Draw(t, "application"),
		Services:                 rapid.SliceOfDistinct(rapid.SampledFrom(Services), rapid.ID).Draw(t, "services"),
		PrescribesControlled:     yes("prescribes"), OnsiteLaboratory: yes("laboratory"), FacilityBasedOnly: yes("facility"),
		BoardCertified: yes("certified"), Collaborates: yes("collaborates"), W9Upload: yes("w9"), Accredited: yes("accredited"), Surveyed: yes("surveyed"),
		Disclosed: yes("disclosed"), Credentialed: yes("credentialed"),
		States: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"GA", "OH", "WV"}), rapid.ID).Draw(t, "states"),
		Owners: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"person-1", "person-2", "company-3"}), rapid.ID).Draw(t, "owners"),
	}
	if f.ProviderType == "practitioner" {
		f.Profession = rapid.SampledFrom(m.Professions).Draw(t, "profession")
	}
	if f.Kind == "change" {
		f.Change = rapid.SampledFrom(changes).Draw(t, "change")
	}
	return f
}

func TestRequirementsOfAnySubmission(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(Known().All()).Draw(t, "market")
		f := anyFacts(t, m)
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(m.Products), 1, -1, func(p Product) string { return p.ID }).Draw(t, "products")
		var products []string
		for _, p := range chosen {
			products = append(products, p.ID)
		}
		elements := m.ElementsFor(f, products)
		seen := map[string]bool{}
		for _, e := range elements {
			if seen[e] || !slices.Contains(Elements, Kind(e)) {
				t.Fatalf("element %s twice or unknown in %v", e, elements)
			}
			seen[e], seen[Kind(e)] = true, true
		}
		for _, d := range m.DocumentsFor(f, products) {
			if seen["document "+d.Type] || !slices.Contains(DocumentTypes, d.Type) || d.Name == "" {
				t.Fatalf("document %s twice, unknown or without a name", d.Type)
			}
			seen["document "+d.Type] = true
		}
		// 42 CFR 438.602(b), 455.436: whoever joins or stays is identified and screened.
		joins := f.Kind != "change" || f.Change == "products-add" || f.Change == "tax-id"
		if joins && !(seen["identity"] && seen["exclusions-oig"] && seen["exclusions-sam"] && seen["exclusions-state"]) {
			t.Fatalf("nobody looks who %+v is and whether it is excluded", f)
		}
		for _, owner := range f.Owners {
			if joins && !(seen["exclusions-oig:"+owner] && seen["exclusions-sam:"+owner] && seen["exclusions-state:"+owner]) {
				t.Fatalf("nobody looks whether the owner %s of %+v is excluded", owner, f)
			}
		}
		for _, state := range f.States {
			if seen["license"] != seen["license:"+state] {
				t.Fatalf("%+v practises in %s, and its license is not asked: %v", f, state, elements)
			}
		}
		if f.Disclosed != seen["disclosures"] {
			t.Fatalf("%+v: nobody judges what was disclosed, or what was not", f)
		}
		if f.Kind != "change" && len(elements) == 0 {
			t.Fatalf("%+v joins unseen", f)
		}
		if seen["accreditation"] && seen["site-visit"] || seen["ccvs"] && seen["caqh"] {
			t.Fatalf("both of two alternatives: %v", elements)
		}
		if (f.ProviderType != "practitioner" || f.FacilityBasedOnly) && (seen["education"] || seen["dea-cds"] || seen["caqh"]) {
			t.Fatalf("%+v is credentialed as a practitioner: %v", f, elements)
		}
	})
}
