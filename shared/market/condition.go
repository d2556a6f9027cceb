package market

import "slices"

// condition asks one thing of a submission and the products it chose.
type condition func(Facts, []Product) bool

// conditions is the vocabulary of the rules in data/*.yaml. Beside these, built from
// the lists of vocabulary.go and common.yaml's professions, there are
// "type:", "kind:", "change:", "lob:", "service:" and "profession:" conditions.
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
	"plan-reviewed":        planReviewed,
	"credentialed":         credentialed,
}

// planReviewed: the plan itself looks at a provider who joins or stays in a product it
// credentials.
func planReviewed(f Facts, p []Product) bool { return f.Kind != "change" && credentialedBy(p, ByPlan) }

// credentialed: planReviewed, and neither a group (whose practitioners are credentialed
// each) nor a practitioner who works only in a facility.
func credentialed(f Facts, p []Product) bool {
	return planReviewed(f, p) && f.ProviderType != "group" && !f.FacilityBasedOnly
}

// vocabulary is conditions with the families of conditions that follow a list.
func vocabulary(professions []Profession) map[string]condition {
	all := make(map[string]condition, len(conditions)+64)
	for name, c := range conditions {
		all[name] = c
	}
	family := func(prefix string, values []string, holds func(Facts, []Product, string) bool) {
		for _, v := range values {
			all[prefix+v] = func(f Facts, p []Product) bool { return holds(f, p, v) }
		}
	}
	family("type:", ProviderTypes, func(f Facts, _ []Product, v string) bool { return f.ProviderType == v })
	family("kind:", kinds, func(f Facts, _ []Product, v string) bool { return f.Kind == v })
	family("change:", changes, func(f Facts, _ []Product, v string) bool { return f.Kind == "change" && f.Change == v })
	family("service:", Services, func(f Facts, _ []Product, v string) bool { return slices.Contains(f.Services, v) })
	family("lob:", LinesOfBusiness, func(_ Facts, p []Product, v string) bool { return inLine(p, v) })
	for _, profession := range professions {
		family("profession:", []string{profession.Code}, func(f Facts, _ []Product, v string) bool { return f.Profession == v })
	}
	return all
}

func inLine(products []Product, line string) bool {
	return slices.ContainsFunc(products, func(p Product) bool { return p.LineOfBusiness == line })
}

func credentialedBy(products []Product, who string) bool {
	return slices.ContainsFunc(products, func(p Product) bool { return p.CredentialedBy == who })
}
