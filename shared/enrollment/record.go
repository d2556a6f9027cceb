// Package enrollment loads an approved provider into the plan's systems: claims payment
// and the provider directory. A provider participates only when both are done.
//
// What another plan's claims system needs differs, so it stands behind the small
// interface Claims; the default writes one roster record for each provider and load to the
// outbound bucket, from where any system can take it.
package enrollment

import (
	"cmp"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/participation"
)

// Record is what a claims system needs to pay a provider: one roster record. It holds the
// Tax ID in full and must only reach encrypted stores.
type Record struct {
	ProviderNumber string               `json:"providerNumber"`
	Load           int                  `json:"load"` // counts what was told; the highest holds, and an acknowledgment names it
	Market         string               `json:"market"`
	Status         participation.Status `json:"status"` // active, provisional, suspended or ended
	NPI            string               `json:"npi"`
	ProviderType   string               `json:"providerType"`
	Name           string               `json:"name"`
	TaxID          string               `json:"taxId"`
	TaxIDType      string               `json:"taxIdType"`
	IRSName        string               `json:"irsName,omitempty"`      // W-9 line 1
	PayeeAddress   *form.Address        `json:"payeeAddress,omitempty"` // of the W-9, or another one for payments
	Taxonomies     []form.Taxonomy      `json:"taxonomies"`
	MedicaidID     string               `json:"medicaidId,omitempty"`
	Products       []participation.Term `json:"products"`
	Locations      []form.Location      `json:"locations"`
	CredentialedOn calendar.Date        `json:"credentialedOn,omitempty"`
	RecredentialBy calendar.Date        `json:"recredentialBy,omitempty"`
}

// newRecord builds the roster record of a participation from its form in force.
func newRecord(p participation.Participation, inForce form.Version, now time.Time) Record {
	s := inForce.Form
	r := Record{
		ProviderNumber: p.ID, Load: p.Load.Run, Market: p.Market, Status: p.Status, NPI: p.NPI,
		ProviderType: p.ProviderType, Name: p.Name, TaxID: identifier.NormalizeTaxID(s.TaxID), TaxIDType: s.TaxIDType,
		IRSName: s.W9.Line1, PayeeAddress: cmp.Or(s.PayeeAddress, s.W9.Address), Taxonomies: s.Taxonomies, MedicaidID: s.MedicaidID, Products: slices.Clone(p.Terms),
		Locations: s.Locations, CredentialedOn: p.CredentialedOn, RecredentialBy: p.RecredentialBy,
	}
	if p.Status == participation.StatusPending { // told as it will be once it is told
		r.Status = p.Begins()
		r.Products = participation.Standing(p.Terms, r.Status, dayOf(p, now))
	}
	return r
}

// dayOf is the day in the participation's market.
func dayOf(p participation.Participation, now time.Time) calendar.Date {
	m, _ := market.Known().Find(p.Market)
	return calendar.DateOf(now, m.Location())
}
