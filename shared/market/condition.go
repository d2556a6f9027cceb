package market

import (
	"slices"
	"strings"
)

// condition asks one thing of a submission and the products it chose.
type condition func(Facts, []Product) bool

// conditions is the vocabulary of the rules in data/*.yaml, beside the families.
var conditions = map[string]condition{
	"physician":             func(f Facts, _ []Product) bool { return IsPhysician(f.Profession) },
	"not-physician":         func(f Facts, _ []Product) bool { return f.Profession != "" && !IsPhysician(f.Profession) },
	"prescribes-controlled": func(f Facts, _ []Product) bool { return f.PrescribesControlled },
	"onsite-laboratory":     func(f Facts, _ []Product) bool { return f.OnsiteLaboratory },
	"laboratory": func(f Facts, _ []Product) bool {
		return f.OnsiteLaboratory || slices.Contains(f.Services, "independent-laboratory")
	},
	"caqh":                 func(f Facts, _ []Product) bool { return f.CredentialingApplication == "caqh" },
	"uploaded-application": func(f Facts, _ []Product) bool { return f.CredentialingApplication == "uploaded" },
	"facility-based":       func(f Facts, _ []Product) bool { return f.FacilityBasedOnly },
	"not-facility-based":   func(f Facts, _ []Product) bool { return !f.FacilityBasedOnly },
	"board-certified":      func(f Facts, _ []Product) bool { return f.BoardCertified },
	"collaborates":         func(f Facts, _ []Product) bool { return f.Collaborates },
	"w9-upload":            func(f Facts, _ []Product) bool { return f.W9Upload },
	"accredited":           func(f Facts, _ []Product) bool { return f.Accredited },
	"assessed":             func(f Facts, _ []Product) bool { return f.Accredited || f.Surveyed },
	"not-assessed":         func(f Facts, _ []Product) bool { return !f.Accredited && !f.Surveyed },
	"medicare":             func(_ Facts, p []Product) bool { return inLine(p, MedicareAdvantage) || inLine(p, DSNP) },
	"state-credentialed":   func(_ Facts, p []Product) bool { return credentialedBy(p, ByState) },
	"plan-credentialed":    func(_ Facts, p []Product) bool { return credentialedBy(p, ByPlan) },
	"joins":                func(f Facts, _ []Product) bool { return f.Kind != "change" || f.Change == "products-add" },
	"disclosed":            func(f Facts, _ []Product) bool { return f.Disclosed },
	"first-time":           func(f Facts, _ []Product) bool { return f.Kind != "recredentialing" },
	"plan-reviewed":        planReviewed,
	"credentialed":         credentialed,
}

// planReviewed: the plan itself looks at a provider who joins or stays in a product it
// credentials. One whom it credentialed at most a cycle ago adds a product without (NCQA
// CR 1, CR 4); whoever it never credentialed, as those whom the state credentials, does not.
func planReviewed(f Facts, p []Product) bool {
	adds := f.Change == "products-add" && !f.Credentialed
	return credentialedBy(p, ByPlan) && (f.Kind != "change" || adds)
}

// credentialed: planReviewed, and neither a group (whose practitioners are credentialed
// each) nor a practitioner who works only in a facility.
func credentialed(f Facts, p []Product) bool {
	return planReviewed(f, p) && f.ProviderType != "group" && !f.FacilityBasedOnly
}

// families are the conditions that name one of a list behind their colon.
var families = map[string]func(Facts, []Product, string) bool{
	"type":       func(f Facts, _ []Product, v string) bool { return f.ProviderType == v },
	"kind":       func(f Facts, _ []Product, v string) bool { return f.Kind == v },
	"change":     func(f Facts, _ []Product, v string) bool { return f.Kind == "change" && f.Change == v },
	"service":    func(f Facts, _ []Product, v string) bool { return slices.Contains(f.Services, v) },
	"lob":        func(_ Facts, p []Product, v string) bool { return inLine(p, v) },
	"profession": func(f Facts, _ []Product, v string) bool { return f.Profession == v },
}

// hold asks all the conditions of a rule; generate has looked that each is one.
func hold(names []string, f Facts, products []Product) bool {
	for _, name := range names {
		if c, ok := conditions[name]; ok {
			if !c(f, products) {
				return false
			}
			continue
		}
		family, value, _ := strings.Cut(name, ":")
		if !families[family](f, products, value) {
			return false
		}
	}
	return true
}

// IsCondition reports whether a rule may name the condition where these professions are
// known.
func IsCondition(name string, known []Profession) bool {
	family, value, ok := strings.Cut(name, ":")
	if !ok {
		return conditions[name] != nil
	}
	lists := map[string][]string{"type": ProviderTypes, "kind": kinds, "change": changes, "service": Services, "lob": LinesOfBusiness}
	for _, p := range known {
		lists["profession"] = append(lists["profession"], p.Code)
	}
	return slices.Contains(lists[family], value)
}

func inLine(products []Product, line string) bool {
	return slices.ContainsFunc(products, func(p Product) bool { return p.LineOfBusiness == line })
}

func credentialedBy(products []Product, who string) bool {
	return slices.ContainsFunc(products, func(p Product) bool { return p.CredentialedBy == who })
}
