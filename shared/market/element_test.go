package market

import (
	"slices"
	"strings"
	"testing"
)

// NCQA CR 3 A: a license in every state in which the practitioner sees members; 21 CFR 1301.12: a
// registration in each; 42 CFR 455.436: everybody who owns or manages is screened.
func TestEachStateAndEachOwnerHasAnElement(t *testing.T) {
	t.Parallel()
	owners := []string{"company-9", "person-1", "person-2"}
	clinic := Facts{Kind: "initial", ProviderType: "organization", Owners: owners}
	doctor := Facts{Kind: "initial", ProviderType: "practitioner", Profession: "MD", PrescribesControlled: true, States: []string{"AL", "GA"}}
	screens := "exclusions-oig exclusions-oig:company-9 exclusions-oig:person-1 exclusions-oig:person-2 exclusions-sam exclusions-sam:company-9 exclusions-sam:person-1 exclusions-sam:person-2 " +
		"exclusions-state exclusions-state:company-9 exclusions-state:person-1 exclusions-state:person-2"
	changed := func(what string) Facts {
		return Facts{Kind: "change", Change: what, ProviderType: "organization", Owners: owners, Credentialed: true}
	}
	for name, c := range map[string]struct {
		facts   Facts
		product string
		kinds   string // looked at
		want    string
	}{
		"two states":                     {doctor, "ga-marketplace", "license dea-cds", "license:AL license:GA dea-cds:AL dea-cds:GA"},
		"no state known: the market's":   {Facts{Kind: "initial", ProviderType: "organization"}, "ga-marketplace", "license", "license:GA"},
		"each owner":                     {clinic, "ga-marketplace", "exclusions-oig exclusions-sam exclusions-state", screens},
		"each owner of a group":          {Facts{Kind: "initial", ProviderType: "group", Owners: owners}, "ga-marketplace", "exclusions-oig exclusions-sam exclusions-state", screens},
		"each owner behind a new Tax ID": {changed("tax-id"), "ga-marketplace", "exclusions-oig exclusions-sam exclusions-state", screens},
		"each owner, of a product added": {changed("products-add"), "ga-marketplace", "exclusions-oig exclusions-sam exclusions-state", screens},
		"no owner, of a new name":        {changed("irs-name"), "ga-marketplace", "exclusions-oig exclusions-sam exclusions-state", ""},
		"people can be dead":             {clinic, "in-medicaid", "death-master-file", "death-master-file:person-1 death-master-file:person-2"},
	} {
		id, _, _ := strings.Cut(c.product, "-")
		elements := slices.DeleteFunc(find(t, id).ElementsFor(c.facts, []string{c.product}), func(e string) bool { return !slices.Contains(strings.Fields(c.kinds), Kind(e)) })
		if got := strings.Join(elements, " "); got != c.want {
			t.Errorf("%s:\n     %s\nwant %s", name, got, c.want)
		}
	}
}

// New owners take the place of the former; what is not asked for again goes on.
func TestWhoCountsFromNowOn(t *testing.T) {
	t.Parallel()
	before := []string{"license:AL", "license:GA", "exclusions-oig", "exclusions-oig:person-1", "preclusion-list"}
	for name, c := range map[string]struct {
		now  []string
		want string
	}{
		"nothing asked": {nil, "license:AL license:GA exclusions-oig exclusions-oig:person-1 preclusion-list"},
		"new owners":    {[]string{"identity", "exclusions-oig", "exclusions-oig:person-2"}, "identity license:AL license:GA exclusions-oig exclusions-oig:person-2 preclusion-list"},
		"fewer states":  {[]string{"license:GA"}, "license:GA exclusions-oig exclusions-oig:person-1 preclusion-list"},
	} {
		if got := strings.Join(Regard(before, c.now), " "); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
	for element, want := range map[string]string{"license:GA": "License (GA)", "exclusions-oig:person-1": "Federal exclusions (OIG) (of an owner or manager)",
		"exclusions-oig:company-1": "Federal exclusions (OIG) (of an owning company)", "license": "License"} {
		if got := ElementName(element); got != want {
			t.Errorf("%s is called %q", element, got)
		}
	}
}
