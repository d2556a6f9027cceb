package enrollment

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/schematest"
)

// resource is what these tests read of an entry.
type resource struct {
	Type string `json:"resourceType"`
	ID   string `json:"id"`
	Kind []struct {
		Coding []struct{ Code string } `json:"coding"`
	} `json:"type"`
	Owner        reference   `json:"managingOrganization"`
	Organization reference   `json:"participatingOrganization"`
	Practitioner reference   `json:"practitioner"`
	Locations    []reference `json:"location"`
	Networks     []network   `json:"network"`
	Extension    []struct {
		Value network `json:"valueReference"`
	} `json:"extension"`
}

type reference struct {
	Reference string `json:"reference"`
}

type network struct {
	Identifier struct{ Value string } `json:"identifier"`
}

func entries(t *testing.T, r Record) map[string]resource {
	t.Helper()
	b := Bundle(r)
	schematest.Check(t, "directory-bundle", b)
	raw, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Entry []struct{ Resource resource } `json:"entry"`
	}
	if err := json.Unmarshal(raw, &read); err != nil {
		t.Fatal(err)
	}
	out := map[string]resource{}
	for _, e := range read.Entry {
		out[e.Resource.Type+"/"+e.Resource.ID] = e.Resource
	}
	return out
}

// Whoever takes part, the directory says in which products and where.
func TestTheDirectoryNamesProductsAndLocationsOfEveryType(t *testing.T) {
	t.Parallel()
	record := func(providerType string) Record {
		return Record{ProviderNumber: "1000000001", Status: participation.StatusActive, NPI: "1245319599", ProviderType: providerType, Name: "Sample Care",
			Taxonomies: []form.Taxonomy{{Code: "261QU0200X"}},
			Products:   []participation.Term{{Product: "in-marketplace", State: participation.StatusActive}, {Product: "in-dsnp", State: participation.StatusEnded}},
			Locations:  []form.Location{{Name: "Main"}, {Name: "Records"}, {Name: "Side"}}}
	}
	for providerType, code := range map[string]string{"organization": "fac", "group": "prvgrp", "practitioner": ""} {
		r := record(providerType)
		r.Locations[0].InDirectory, r.Locations[2].InDirectory = true, true
		all := entries(t, r)
		joins, owner := all["OrganizationAffiliation/1000000001"], "Organization/1000000001"
		products := joins.Networks
		if code == "" {
			joins, owner = all["PractitionerRole/1000000001"], ""
			for _, e := range joins.Extension {
				products = append(products, e.Value)
			}
		}
		if len(products) != 1 || products[0].Identifier.Value != "in-marketplace" {
			t.Errorf("a %s takes part in %v", providerType, products)
		}
		if want := []reference{{"Location/1000000001-1"}, {"Location/1000000001-3"}}; !slices.Equal(want, joins.Locations) {
			t.Errorf("a %s is at %v", providerType, joins.Locations)
		}
		for _, at := range joins.Locations {
			if got := all[at.Reference]; got.ID == "" || got.Owner.Reference != owner {
				t.Errorf("%s of a %s is of %q", at.Reference, providerType, got.Owner.Reference)
			}
		}
		if code == "" {
			continue
		}
		if kind := all[owner].Kind; joins.Organization.Reference != owner || len(kind) != 1 || kind[0].Coding[0].Code != code {
			t.Errorf("a %s is %v, and affiliated is %q", providerType, kind, joins.Organization.Reference)
		}
	}
	bare := record("group")
	bare.Taxonomies, bare.Products, bare.Locations = nil, nil, nil
	if raw := fmt.Sprint(entries(t, bare)); !strings.Contains(raw, "OrganizationAffiliation") {
		t.Error(raw)
	}
}
