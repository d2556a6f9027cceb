// Package nppes asks the National Plan and Provider Enumeration System, the registry of
// all NPIs, what it lists for one: a primary source for identity, and what fills in the
// form. The registry is public, often slow and sometimes down, and its answers leave keys
// out freely; callers get a whole Record, ErrUnknown, or an *Unavailable that says when to
// ask again.
//
// Source: NPI Registry API, version 2.1 (https://npiregistry.cms.hhs.gov/api-page).
package nppes

import (
	"errors"
	"fmt"
	"time"

	"credo/shared/calendar"
)

// Record is what the registry lists for an active NPI.
type Record struct {
	NPI        string        `json:"npi"`
	Type       Type          `json:"type"`
	Name       string        `json:"name"` // of a person with the suffix, as the registry writes it
	Credential string        `json:"credential,omitempty"`
	Taxonomies []Taxonomy    `json:"taxonomies"`
	Addresses  []Address     `json:"addresses"`
	UpdatedOn  calendar.Date `json:"updatedOn,omitempty"` // in the registry
}

// Type tells a person from an organization.
type Type string

// The types: NPI-1 and NPI-2 in the registry's words.
const (
	Practitioner Type = "practitioner"
	Organization Type = "organization"
)

// Taxonomy is a NUCC taxonomy code with the licence it is practised under.
type Taxonomy struct {
	Code        string `json:"code"`
	Description string `json:"description"`
	License     string `json:"license,omitempty"`
	State       string `json:"state,omitempty"` // of the licence
	Primary     bool   `json:"primary"`
}

// Address is a mailing address or a practice location. ZIP has five digits, or nine with a hyphen.
type Address struct {
	Purpose string `json:"purpose"` // mailing or location
	Line1   string `json:"line1"`
	Line2   string `json:"line2,omitempty"`
	City    string `json:"city"`
	State   string `json:"state"`
	ZIP     string `json:"zip"`
	Phone   string `json:"phone,omitempty"`
}

// ErrUnknown says that the registry has no active provider with this NPI: it was never
// given, or it is deactivated.
var ErrUnknown = errors.New("nppes: no active provider has this NPI")

// Unavailable says that the registry gave no usable answer: nothing is known of the NPI.
type Unavailable struct {
	RetryAfter time.Duration // worth waiting before the next question
	Cause      error
}

func (e *Unavailable) Error() string { return fmt.Sprintf("nppes: no answer: %v", e.Cause) }

func (e *Unavailable) Unwrap() error { return e.Cause }
