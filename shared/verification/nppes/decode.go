package nppes

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"credo/shared/calendar"
)

// answer is the part of the registry's answer that is used. Any key may be absent.
type answer struct {
	Errors []struct {
		Description text `json:"description"`
		Field       text `json:"field"`
	} `json:"Errors"`
	Count   *int     `json:"result_count"`
	Results []result `json:"results"`
}

type result struct {
	Number       text       `json:"number"`
	Type         text       `json:"enumeration_type"`
	CreatedEpoch text       `json:"created_epoch"`
	UpdatedEpoch text       `json:"last_updated_epoch"`
	Basic        basic      `json:"basic"`
	Addresses    []address  `json:"addresses"`
	Locations    []address  `json:"practiceLocations"`
	Taxonomies   []taxonomy `json:"taxonomies"`
}

type basic struct {
	Status       text `json:"status"`
	First        text `json:"first_name"`
	Middle       text `json:"middle_name"`
	Last         text `json:"last_name"`
	Suffix       text `json:"name_suffix"`
	Organization text `json:"organization_name"`
	Credential   text `json:"credential"`
	Updated      text `json:"last_updated"`
	Enumerated   text `json:"enumeration_date"`
	Deactivated  text `json:"deactivation_date"`
	Reactivated  text `json:"reactivation_date"`
}

type address struct {
	Purpose text `json:"address_purpose"`
	Line1   text `json:"address_1"`
	Line2   text `json:"address_2"`
	City    text `json:"city"`
	State   text `json:"state"`
	ZIP     text `json:"postal_code"`
	Phone   text `json:"telephone_number"`
}

type taxonomy struct {
	Code        text `json:"code"`
	Description text `json:"desc"`
	License     text `json:"license"`
	State       text `json:"state"`
	Primary     text `json:"primary"`
}

// text is a scalar in whatever type the registry sends it, trimmed; "" for null, for the
// registry's "--", and for a list or object.
type text string

func (t *text) UnmarshalJSON(raw []byte) error {
	s := string(raw)
	switch raw[0] {
	case '"':
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
	case 'n', '[', '{':
		s = ""
	}
	if s = strings.TrimSpace(s); s == "--" {
		s = ""
	}
	*t = text(s)
	return nil
}

// decode reads the registry's answer about one NPI. The error is ErrUnknown or a failure.
func decode(body []byte, npi string) (Record, error) {
	var a answer
	if err := json.Unmarshal(body, &a); err != nil {
		return Record{}, failure{cause: fmt.Errorf("the answer is not the registry's JSON: %w", err)}
	}
	for _, e := range a.Errors {
		if e.Field != "number" {
			return Record{}, failure{cause: fmt.Errorf("the registry refuses the question: %s", e.Description), final: true}
		}
	}
	i := slices.IndexFunc(a.Results, func(r result) bool { return string(r.Number) == npi })
	switch {
	case i >= 0 && a.Results[i].active():
		return a.Results[i].record(npi)
	case i < 0 && a.Count == nil && len(a.Errors) == 0:
		return Record{}, failure{cause: errors.New("the answer has neither results nor errors")}
	}
	return Record{}, ErrUnknown
}

// active: given, and not taken away since.
func (r result) active() bool {
	if s := strings.ToUpper(string(r.Basic.Status)); s != "" && s != "A" {
		return false
	}
	gone := day(r.Basic.Deactivated)
	return gone == "" || day(r.Basic.Reactivated) >= gone
}

func (r result) record(npi string) (Record, error) {
	out := Record{NPI: npi, Credential: string(r.Basic.Credential), Taxonomies: []Taxonomy{}, Addresses: []Address{}, UpdatedOn: r.updatedOn()}
	switch r.Type {
	case "NPI-1":
		out.Type, out.Name = Practitioner, join(r.Basic.First, r.Basic.Middle, r.Basic.Last, r.Basic.Suffix)
	case "NPI-2":
		out.Type, out.Name = Organization, string(r.Basic.Organization)
	default:
		return Record{}, failure{cause: fmt.Errorf("the registry lists a type %q that is neither NPI-1 nor NPI-2", r.Type), final: true}
	}
	for _, t := range r.Taxonomies {
		if t.Code != "" {
			out.Taxonomies = append(out.Taxonomies, Taxonomy{Code: string(t.Code), Description: string(t.Description),
				License: string(t.License), State: string(t.State), Primary: t.Primary == "true" || t.Primary == "Y"})
		}
	}
	for _, a := range r.Addresses {
		out.add(a, a.Purpose)
	}
	for _, a := range r.Locations {
		out.add(a, "LOCATION")
	}
	return out, nil
}

// add takes an address of a known purpose, once.
func (r *Record) add(a address, purpose text) {
	p := strings.ToLower(string(purpose))
	if a.Line1 == "" || p != "mailing" && p != "location" {
		return
	}
	listed := Address{Purpose: p, Line1: string(a.Line1), Line2: string(a.Line2), City: string(a.City),
		State: string(a.State), ZIP: zip(string(a.ZIP)), Phone: string(a.Phone)}
	if !slices.Contains(r.Addresses, listed) {
		r.Addresses = append(r.Addresses, listed)
	}
}

// zip puts the hyphen in that the registry leaves out of nine digits.
func zip(s string) string {
	if _, err := strconv.ParseUint(s, 10, 64); err == nil && len(s) == 9 {
		return s[:5] + "-" + s[5:]
	}
	return s
}

func (r result) updatedOn() calendar.Date {
	for _, d := range []calendar.Date{day(r.Basic.Updated), epoch(r.UpdatedEpoch), day(r.Basic.Enumerated), epoch(r.CreatedEpoch)} {
		if d != "" {
			return d
		}
	}
	return ""
}

// day reads 2026-03-01, and the 03/01/2026 of older records; "" for anything else.
func day(s text) calendar.Date {
	for _, layout := range []string{time.DateOnly, "01/02/2006"} {
		if t, err := time.Parse(layout, string(s)); err == nil && t.Year() > 0 {
			return calendar.DateOf(t, time.UTC)
		}
	}
	return ""
}

// epoch reads milliseconds since 1970, or the seconds that older records have.
func epoch(s text) calendar.Date {
	n, err := strconv.ParseInt(string(s), 10, 64)
	if err != nil || n <= 0 || n >= 1e14 {
		return ""
	}
	if n < 1e11 {
		n *= 1000
	}
	return calendar.DateOf(time.UnixMilli(n), time.UTC)
}

func join(parts ...text) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, string(p))
		}
	}
	return strings.Join(out, " ")
}
