package nppes

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"credo/shared/application/applicationtest"
)

// What records are made of. All of it is invented, and says so.
var (
	firstNames = []string{"AVERY", "BLAKE", "CAMERON", "DANA", "ELLIS", "FINLEY", "HARPER", "JORDAN", "KENDALL", "LOGAN", "MORGAN", "QUINN", "RILEY", "SAWYER", "TAYLOR"}
	lastNames  = []string{"EXAMPLE", "SAMPLE", "TESTER", "SPECIMEN", "PLACEHOLDER", "MODEL", "TRIAL", "DRAFT", "PATTERN", "FICTION"}
	streets    = []string{"EXAMPLE ST", "SAMPLE AVE", "SPECIMEN BLVD", "PLACEHOLDER RD", "TRIAL LN"}
	places     = []place{
		{"GA", "ATLANTA", "30303", "404"}, {"GA", "MACON", "31201", "478"}, {"IN", "INDIANAPOLIS", "46204", "317"}, {"OH", "DAYTON", "45402", "937"},
		{"OH", "COLUMBUS", "43215", "614"}, {"KY", "LOUISVILLE", "40202", "502"}, {"WV", "CHARLESTON", "25301", "304"}, {"AR", "LITTLE ROCK", "72201", "501"},
	}
	professions = []specialty{
		{"MD", "207Q00000X", "Family Medicine"}, {"MD", "207RC0000X", "Internal Medicine, Cardiovascular Disease"}, {"DO", "208D00000X", "General Practice"},
		{"MD", "2084P0800X", "Psychiatry & Neurology, Psychiatry"}, {"FNP-C", "363LF0000X", "Nurse Practitioner, Family"}, {"PA-C", "363A00000X", "Physician Assistant"},
		{"CNM", "367A00000X", "Advanced Practice Midwife"}, {"DPM", "213E00000X", "Podiatrist"}, {"DC", "111N00000X", "Chiropractor"}, {"OD", "152W00000X", "Optometrist"},
		{"DDS", "1223G0001X", "Dentist, General Practice"}, {"PSY.D.", "103TC0700X", "Psychologist, Clinical"}, {"LCSW", "1041C0700X", "Social Worker, Clinical"}, {"PT", "225100000X", "Physical Therapist"},
	}
	facilities = []specialty{
		{"HOSPITAL", "282N00000X", "General Acute Care Hospital"}, {"SURGERY CENTER", "261QA1903X", "Clinic/Center, Ambulatory Surgical"},
		{"HOME HEALTH", "251E00000X", "Home Health"}, {"NURSING FACILITY", "314000000X", "Skilled Nursing Facility"},
		{"LABORATORY", "291U00000X", "Clinical Medical Laboratory"}, {"MEDICAL GROUP", "193200000X", "Multi-Specialty Group"},
	}
)

type place struct{ state, city, zip, area string }

// specialty is a credential, or for an organization what its name ends in,
// with its NUCC taxonomy.
type specialty struct{ name, code, desc string }

// invent makes the number's record, the same each time.
func invent(npi string) record {
	seed := fnv.New64a()
	_, _ = seed.Write([]byte(npi))
	draw := rand.New(rand.NewPCG(seed.Sum64(), 0))
	enumerated := time.Date(2006, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, draw.IntN(6500))
	updated := enumerated.AddDate(0, 0, draw.IntN(700))
	at := places[draw.IntN(len(places))]
	r := record{
		CreatedEpoch: milliseconds(enumerated), UpdatedEpoch: milliseconds(updated), Number: npi,
		Basic:       basic{EnumerationDate: enumerated.Format(time.DateOnly), LastUpdated: updated.Format(time.DateOnly), Status: "A"},
		Addresses:   []address{at.address(draw, "MAILING"), at.address(draw, "LOCATION")},
		Locations:   []address{},
		Identifiers: []struct{}{}, Endpoints: []struct{}{}, OtherNames: []otherName{},
	}
	if npi[8] >= '7' {
		r.organization(draw)
	} else {
		r.practitioner(draw, at)
	}
	if npi[0] == '2' {
		r.sample(npi)
	}
	return r
}

// sample lists the people and firms of the sample forms under the names they apply with, so
// that staff are told of differences only where there are some. No NPI in use begins with 2.
func (r *record) sample(npi string) {
	n, err := strconv.Atoi(npi[2:9])
	if err != nil {
		return
	}
	const day = "2026-11-23"
	switch r.Taxonomies = nil; npi[1] {
	case '1':
		name := applicationtest.Practitioner(n, "ga", "MD", day).Practitioner.Name
		r.Type, r.Basic.Organization = "NPI-1", ""
		r.Basic.FirstName, r.Basic.MiddleName, r.Basic.LastName = strings.ToUpper(name.First), "", strings.ToUpper(name.Last)
	case '3':
		r.firm(applicationtest.Organization(n, "ga", day).Organization.LegalName)
	case '5':
		r.firm(applicationtest.Group(n, "ga", day).W9.Line1)
	}
}

func (r *record) firm(name string) {
	r.Type, r.Basic.FirstName, r.Basic.MiddleName, r.Basic.LastName, r.Basic.Credential = "NPI-2", "", "", "", ""
	r.Basic.Organization = strings.ToUpper(name)
}

func (r *record) practitioner(draw *rand.Rand, at place) {
	what := pick(draw, professions)
	r.Type = "NPI-1"
	r.Basic.FirstName, r.Basic.LastName = pick(draw, firstNames), pick(draw, lastNames)
	r.Basic.MiddleName = string(rune('A' + draw.IntN(26)))
	r.Basic.Credential, r.Basic.SoleProp, r.Basic.NamePrefix, r.Basic.NameSuffix = what.name, "NO", "--", "--"
	license := fmt.Sprintf("%s%06d", at.state, draw.IntN(1_000_000))
	r.Taxonomies = []taxonomy{{Code: what.code, Desc: what.desc, State: &at.state, License: &license, Primary: true}}
	if draw.IntN(3) == 0 { // some practise in a second place
		r.Locations = append(r.Locations, places[draw.IntN(len(places))].address(draw, "LOCATION"))
	}
}

func (r *record) organization(draw *rand.Rand) {
	what := pick(draw, facilities)
	r.Type = "NPI-2"
	r.Basic.Organization = pick(draw, lastNames) + " " + what.name + " LLC"
	r.Basic.Subpart = "NO"
	r.Basic.OfficialFirst, r.Basic.OfficialLast, r.Basic.OfficialTitle = pick(draw, firstNames), pick(draw, lastNames), "Administrator"
	r.Basic.OfficialPhone = r.Addresses[0].Phone
	r.Taxonomies = []taxonomy{{Code: what.code, Desc: what.desc, Primary: true}}
}

// address is one of the place's; its phone numbers belong to fiction.
func (p place) address(draw *rand.Rand, purpose string) address {
	return address{
		CountryCode: "US", CountryName: "United States", Purpose: purpose, Type: "DOM",
		Line1: fmt.Sprintf("%d %s", 1+draw.IntN(999), pick(draw, streets)), City: p.city, State: p.state, ZIP: fmt.Sprintf("%s%04d", p.zip, draw.IntN(10_000)),
		Phone: fmt.Sprintf("%s-555-01%02d", p.area, draw.IntN(100)), Fax: fmt.Sprintf("%s-555-01%02d", p.area, draw.IntN(100)),
	}
}

func pick[T any](draw *rand.Rand, from []T) T { return from[draw.IntN(len(from))] }

func milliseconds(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }
