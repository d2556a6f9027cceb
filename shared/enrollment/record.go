// Package enrollment loads an approved provider into the plan's systems: claims payment
// and the provider directory. A provider participates only when both are done.
//
// What another plan's claims system needs differs, so it stands behind the small
// interface Claims; the default writes one roster record for each provider to the
// outbound bucket, from where any system can take it.
package enrollment

import (
	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/provider"
)

// Record is what a claims system needs to pay a provider: one roster record. It holds the
// Tax ID in full and must only reach encrypted stores.
type Record struct {
	ProviderNumber string                   `json:"providerNumber"`
	ApplicationID  string                   `json:"applicationId"`
	Market         string                   `json:"market"`
	Status         provider.Status          `json:"status"` // active, provisional, suspended or ended
	NPI            string                   `json:"npi"`
	ProviderType   string                   `json:"providerType"`
	Name           string                   `json:"name"`
	TaxID          string                   `json:"taxId"`
	TaxIDType      string                   `json:"taxIdType"`
	IRSName        string                   `json:"irsName,omitempty"` // W-9 line 1
	Taxonomies     []form.Taxonomy          `json:"taxonomies"`
	MedicaidID     string                   `json:"medicaidId,omitempty"`
	Products       []provider.Participation `json:"products"`
	Locations      []form.Location          `json:"locations"`
	Change         string                   `json:"change,omitempty"` // what a change application changes
	CredentialedOn calendar.Date            `json:"credentialedOn,omitempty"`
	RecredentialBy calendar.Date            `json:"recredentialBy,omitempty"`
}

// newRecord builds the roster record of a file that is being enrolled or whose
// participation changed. p is the provider as stored.
func newRecord(f application.File, who application.Applicant, p provider.Provider) Record {
	a, s := f.Application, who.Submission
	r := Record{
		ProviderNumber: a.Provider, ApplicationID: a.ID, Market: a.Market, Status: p.Status, NPI: a.NPI,
		ProviderType: a.ProviderType, Name: a.Name, TaxID: identifier.NormalizeTaxID(s.TaxID), TaxIDType: s.TaxIDType,
		IRSName: s.W9.Line1, Taxonomies: s.Taxonomies, MedicaidID: s.MedicaidID, Products: p.Participation,
		Locations: s.Locations, Change: a.Facts.Change, CredentialedOn: a.Credentialed, RecredentialBy: a.RecredBy,
	}
	if a.State == application.StateEnrolling {
		r.Products, r.CredentialedOn = a.Outcome(p), a.Decision.On
		r.RecredentialBy = provider.CycleFrom(a.Decision.On).DueOn
		switch {
		case a.Kind == form.KindChange:
			r.CredentialedOn, r.RecredentialBy = p.CredentialedOn, p.RecredentialBy
		case a.Decision.Provisional:
			r.Status = provider.StatusProvisional
		case a.Kind == form.KindInitial || p.Status.Participating():
			r.Status = provider.StatusActive
		}
	}
	for i := range r.Products {
		if r.Products[i].State == "" {
			r.Products[i].State = r.Status
		}
	}
	return r
}
