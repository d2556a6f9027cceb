package enrollment

import (
	"fmt"
	"strings"

	"credo/shared/form"
	"credo/shared/participation"
)

// object is a FHIR element. Empty values are left out, as FHIR demands.
type object map[string]any

const planNet = "http://hl7.org/fhir/us/davinci-pdex-plan-net/"

// Bundle is the directory entry of a provider as a FHIR R4 collection by Da Vinci PDex
// Plan-Net: the practitioner with a role, or the organization with its affiliation to the
// network, and the locations listed. Role and affiliation name products and locations. Of a
// provider who does not participate only inactive entries are left.
func Bundle(r Record) map[string]any {
	active := r.Status.Participating()
	var entries []object
	add := func(o object) { entries = append(entries, object{"resource": o}) }
	ref := func(kind, id string) object { return object{"reference": kind + "/" + id} }

	owner, joins := "Practitioner", "PractitionerRole"
	if r.ProviderType != "practitioner" {
		owner, joins = "Organization", "OrganizationAffiliation"
	}
	var places []object
	for i, l := range r.Locations {
		if !l.InDirectory {
			continue
		}
		id := fmt.Sprintf("%s-%d", r.ProviderNumber, i+1)
		place := location(id, l, active)
		if owner == "Organization" {
			place["managingOrganization"] = ref(owner, r.ProviderNumber)
		}
		add(place)
		places = append(places, ref("Location", id))
	}
	add(entity(owner, r, active))
	role := object{"resourceType": joins, "id": r.ProviderNumber, "meta": meta(joins), "active": active}
	put := func(element string, list []object) {
		if len(list) > 0 {
			role[element] = list
		}
	}
	put("specialty", specialties(r.Taxonomies))
	put("location", places)
	if owner == "Practitioner" {
		role["practitioner"] = ref(owner, r.ProviderNumber)
		put("extension", extended(networks(r)))
	} else {
		role["participatingOrganization"] = ref(owner, r.ProviderNumber)
		put("network", networks(r))
	}
	add(role)
	return object{"resourceType": "Bundle", "type": "collection", "entry": entries}
}

// organizationTypes are Plan-Net's codes for a facility and for a group of practitioners.
var organizationTypes = map[string]string{"organization": "fac", "group": "prvgrp"}

func entity(kind string, r Record, active bool) object {
	npi := object{"system": "http://hl7.org/fhir/sid/us-npi", "value": r.NPI}
	o := object{"resourceType": kind, "id": r.ProviderNumber, "meta": meta(kind), "active": active, "identifier": []object{npi}}
	if kind == "Organization" {
		o["name"] = r.Name
		o["type"] = []object{{"coding": []object{{"system": planNet + "CodeSystem/OrgTypeCS", "code": organizationTypes[r.ProviderType]}}}}
		return o
	}
	name, _, _ := strings.Cut(r.Name, ",")
	given, family := "", name
	if i := strings.LastIndex(name, " "); i > 0 {
		given, family = name[:i], name[i+1:]
	}
	o["name"] = []object{{"text": r.Name, "family": family, "given": strings.Fields(given)}}
	return o
}

func location(id string, l form.Location, active bool) object {
	status := map[bool]string{true: "active", false: "inactive"}[active]
	lines := []string{l.Address.Line1}
	if l.Address.Line2 != "" {
		lines = append(lines, l.Address.Line2)
	}
	o := object{"resourceType": "Location", "id": id, "meta": meta("Location"), "status": status, "name": l.Name,
		"address": object{"line": lines, "city": l.Address.City, "state": l.Address.State, "postalCode": l.Address.ZIP, "country": "US"},
	}
	if l.Phone != "" {
		o["telecom"] = []object{{"system": "phone", "value": l.Phone}}
	}
	o["extension"] = []object{{"url": planNet + "StructureDefinition/newpatients", "extension": []object{{
		"url": "acceptingPatients", "valueCodeableConcept": object{"coding": []object{{
			"system": planNet + "CodeSystem/AcceptingPatientsCS",
			"code":   map[bool]string{true: "newpt", false: "nopt"}[l.AcceptingNewPatients]}}}}}}}
	return o
}

func specialties(all []form.Taxonomy) []object {
	var out []object
	for _, t := range all {
		out = append(out, object{"coding": []object{{"system": "http://nucc.org/provider-taxonomy", "code": t.Code}}})
	}
	return out
}

// networks names the products as Plan-Net network references.
func networks(r Record) []object {
	var out []object
	for _, p := range r.Products {
		if p.State == participation.StatusEnded {
			continue
		}
		out = append(out, object{"identifier": object{"value": p.Product}, "display": p.Product})
	}
	return out
}

// extended are networks as a role names them, in R4 by an extension.
func extended(networks []object) []object {
	var out []object
	for _, n := range networks {
		out = append(out, object{"url": planNet + "StructureDefinition/network-reference", "valueReference": n})
	}
	return out
}

func meta(kind string) object {
	return object{"profile": []string{planNet + "StructureDefinition/plannet-" + kind}}
}
