package form

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	jsonpatch "github.com/evanphx/json-patch/v5"

	"credo/shared/calendar"
)

// Version is one version of the form in force: what holds of a provider from a day on, and
// why it came to hold. Versions are kept; the latest one is what claims payment and the
// directory are told.
type Version struct {
	Number    int           `json:"number"` // from 1
	HoldsFrom calendar.Date `json:"holdsFrom"`
	By        string        `json:"by"` // "provider", "system" or "staff:<username>"
	At        time.Time     `json:"at"` // business time
	Why       string        `json:"why"`
	Delta     Delta         `json:"delta,omitempty"` // from the version before
	Form      Submission    `json:"form"`
}

// Name is the version's own among the records of its case.
func (v Version) Name(of string) string { return fmt.Sprintf("%s#%06d", of, v.Number) }

// Delta is what changes of a form, as JSON Patch (RFC 6902). What it does not name stays.
type Delta []Operation

// Operation puts a value in the place of another one.
type Operation struct {
	Op    string          `json:"op"`
	Path  string          `json:"path"` // JSON Pointer (RFC 6901)
	Value json.RawMessage `json:"value"`
}

// Empty reports whether nothing changes.
func (d Delta) Empty() bool { return len(d) == 0 }

// Fields lists the pointers to what changes: no values.
func (d Delta) Fields() []string {
	out := make([]string, len(d))
	for i, o := range d {
		out[i] = o.Path
	}
	return out
}

// with adds an operation; the values are our own types.
func (d Delta) with(path string, value any) Delta {
	raw, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("form delta %s: %v", path, err))
	}
	return append(d, Operation{Op: "add", Path: path, Value: raw})
}

// ContactDelta changes where letters go.
func ContactDelta(email, channel string) Delta {
	return Delta{}.with("/contact/email", email).with("/contact/channel", channel)
}

// ChangeDelta is what a change application changes of the form in force: only what it
// names, whatever else it repeats.
func (s Submission) ChangeDelta() Delta {
	var d Delta
	if s.Change == nil {
		return d
	}
	switch s.Change.What {
	case "tax-id":
		return d.with("/taxId", s.TaxID).with("/taxIdType", s.TaxIDType).with("/w9", s.W9).with("/owners", s.Owners)
	case "irs-name":
		d = d.with("/w9", s.W9)
		if s.Organization != nil {
			d = d.with("/organization/legalName", s.Organization.LegalName)
		}
	}
	return d
}

// Amended is the next version, with the delta applied. The error names a delta that does
// not fit the form.
func (v Version) Amended(d Delta) (Version, error) {
	next, err := v.Form.patched(d)
	if err != nil {
		return Version{}, fmt.Errorf("amend %s: %w", strings.Join(d.Fields(), ", "), err)
	}
	return Version{Number: v.Number + 1, Delta: d, Form: next}, nil
}

func (s Submission) patched(d Delta) (Submission, error) {
	plain, err := json.Marshal(s)
	if err != nil {
		return s, err
	}
	raw, err := json.Marshal(d)
	if err != nil {
		return s, err
	}
	patch, err := jsonpatch.DecodePatch(raw)
	if err != nil {
		return s, err
	}
	if plain, err = patch.Apply(plain); err != nil {
		return s, err
	}
	var next Submission
	strict := json.NewDecoder(bytes.NewReader(plain))
	strict.DisallowUnknownFields()
	return next, strict.Decode(&next)
}
