// Package form is the contract form of a health plan's network: what a provider tells
// the plan, how it is held against the rules of its market, and what staff may see of it.
// What it says once a provider participates is the form in force, which only deltas
// change (amend.go). Pure.
package form

import "credo/shared/calendar"

// Kind says what a form asks for.
type Kind string

// The kinds of request.
const (
	KindInitial         Kind = "initial"         // join the network
	KindRecredentialing Kind = "recredentialing" // stay in it, every 36 months (NCQA CR 4)
	KindChange          Kind = "change"          // change Tax ID, IRS name or products of a contract
)

// Submission is the contract form as the provider sends it: the body of POST /applications.
type Submission struct {
	Kind                     Kind           `json:"kind"`
	Market                   string         `json:"market"`
	Products                 []string       `json:"products"`
	ProviderType             string         `json:"providerType"`
	NPI                      string         `json:"npi"`
	TaxID                    string         `json:"taxId"`
	TaxIDType                string         `json:"taxIdType"`
	Taxonomies               []Taxonomy     `json:"taxonomies"`
	Services                 []string       `json:"services,omitempty"`
	CredentialingApplication string         `json:"credentialingApplication"`
	CAQHID                   string         `json:"caqhId,omitempty"`
	MedicaidID               string         `json:"medicaidId,omitempty"`
	Practitioner             *Practitioner  `json:"practitioner,omitempty"`
	Organization             *Organization  `json:"organization,omitempty"`
	Owners                   []Owner        `json:"owners,omitempty"`
	Roster                   []Member       `json:"roster,omitempty"`       // of a group
	PayeeAddress             *Address       `json:"payeeAddress,omitempty"` // for payments, where it is not the W-9's
	Malpractice              Malpractice    `json:"malpractice,omitzero"`   // none of a group
	W9                       W9             `json:"w9"`
	Locations                []Location     `json:"locations"`
	Contact                  Contact        `json:"contact"`
	Disclosures              []Disclosure   `json:"disclosures"`
	Attestation              Attestation    `json:"attestation,omitzero"`
	Demographics             *Demographics  `json:"demographics,omitempty"`
	Change                   *ChangeRequest `json:"change,omitempty"`

	// Credentialed is what the plan knows of who asks for a change: it credentialed them at
	// most a cycle ago. Nobody says so of themselves.
	Credentialed bool `json:"-"`

	// Known are the elements that apply to them so far, which a change leaves as they are: of
	// the states in which they practise, and of owners.
	Known []string `json:"-"`
}

// Taxonomy is a NUCC taxonomy code of the provider.
type Taxonomy struct {
	Code    string `json:"code"`
	Primary bool   `json:"primary"`
}

// Practitioner is a person who practises.
type Practitioner struct {
	Name                      PersonName          `json:"name"`
	Profession                string              `json:"profession"`
	DateOfBirth               calendar.Date       `json:"dateOfBirth,omitempty"`
	Licenses                  []License           `json:"licenses"`
	PrescribesControlled      bool                `json:"prescribesControlled"`
	DEA                       []DEA               `json:"dea,omitempty"`
	BoardCertification        *BoardCertification `json:"boardCertification,omitempty"`
	Education                 []Education         `json:"education,omitempty"`
	WorkHistory               []Employment        `json:"workHistory,omitempty"`
	Gaps                      []Gap               `json:"gaps,omitempty"`
	CollaboratingPhysicianNPI string              `json:"collaboratingPhysicianNpi,omitempty"`
	FacilityBasedOnly         bool                `json:"facilityBasedOnly"`
	CCVSCurrent               bool                `json:"ccvsCurrent,omitempty"`
}

// PersonName is a person's name in parts.
type PersonName struct {
	First  string   `json:"first"`
	Middle string   `json:"middle,omitempty"`
	Last   string   `json:"last"`
	Suffix string   `json:"suffix,omitempty"`
	Former []string `json:"former,omitempty"`
}

// License is a state's licence to practise or to operate.
type License struct {
	State     string        `json:"state"`
	Number    string        `json:"number"`
	IssuedOn  calendar.Date `json:"issuedOn,omitempty"` // first day
	ExpiresOn calendar.Date `json:"expiresOn"`
}

// DEA is a registration to prescribe controlled substances.
type DEA struct {
	Number    string        `json:"number"`
	State     string        `json:"state"`
	ExpiresOn calendar.Date `json:"expiresOn"`
}

// BoardCertification is a specialty board's certification.
type BoardCertification struct {
	Board     string        `json:"board"`
	Specialty string        `json:"specialty"`
	ExpiresOn calendar.Date `json:"expiresOn,omitempty"`
}

// Education is one degree or training.
type Education struct {
	School      string        `json:"school"`
	Degree      string        `json:"degree"`
	CompletedOn calendar.Date `json:"completedOn"`
}

// Employment is one entry of the work history; To is empty for the present one.
type Employment struct {
	Employer string        `json:"employer"`
	From     calendar.Date `json:"from"`
	To       calendar.Date `json:"to,omitempty"`
}

// Gap explains a time without work.
type Gap struct {
	From   calendar.Date `json:"from"`
	To     calendar.Date `json:"to"`
	Reason string        `json:"reason"`
}

// Organization is a facility, agency or clinic (NCQA CR 7), or a group's legal entity.
type Organization struct {
	LegalName     string         `json:"legalName"`
	FacilityType  string         `json:"facilityType"`
	License       License        `json:"license"`
	Accreditation *Accreditation `json:"accreditation,omitempty"`
	LastSurveyOn  calendar.Date  `json:"lastSurveyOn,omitempty"`
	CCN           string         `json:"ccn,omitempty"`
}

// Accreditation is an accrediting body's recognition.
type Accreditation struct {
	Body      string        `json:"body"`
	ExpiresOn calendar.Date `json:"expiresOn"`
}

// Owner is an owner, director or managing employee, with what has to be disclosed of them
// (42 CFR 455.104, 455.106).
type Owner struct {
	Ref         string        `json:"ref,omitempty"` // by which elements and history tell them apart, without a name; ours
	Name        string        `json:"name"`
	Role        string        `json:"role"`
	Company     bool          `json:"company,omitempty"` // no person: has an EIN, and no birth date
	Address     *Address      `json:"address,omitempty"`
	DateOfBirth calendar.Date `json:"dateOfBirth,omitempty"`
	TaxID       string        `json:"taxId,omitempty"`
	Percent     float64       `json:"percent,omitempty"`
	Kinship     string        `json:"kinship,omitempty"`    // to another owner: "spouse of Robin Example"
	Convicted   bool          `json:"convicted,omitempty"`  // of a crime to do with a federal health program
	Conviction  string        `json:"conviction,omitempty"` // what, when and how it ended
}

// Member is a practitioner who works in a group; each applies alone (NCQA CR 3).
type Member struct {
	NPI  string `json:"npi"`
	Name string `json:"name"`
}

// Malpractice is the liability cover; amounts are whole US dollars.
type Malpractice struct {
	Carrier      string        `json:"carrier"`
	PolicyNumber string        `json:"policyNumber"`
	PerClaim     int64         `json:"perClaim"`
	Aggregate    int64         `json:"aggregate"`
	EffectiveOn  calendar.Date `json:"effectiveOn"`
	ExpiresOn    calendar.Date `json:"expiresOn"`
}

// W9 is the IRS form of March 2024, filled in here, or its names and a promise to upload it:
// claims payment and the rules of a market need line 1 either way.
type W9 struct {
	Upload          bool          `json:"upload,omitempty"`
	Line1           string        `json:"line1,omitempty"`
	Line2           string        `json:"line2,omitempty"`
	Classification  string        `json:"classification,omitempty"`
	LLCTaxClass     string        `json:"llcTaxClass,omitempty"`
	Line3b          bool          `json:"line3b,omitempty"`
	ExemptPayeeCode string        `json:"exemptPayeeCode,omitempty"`
	FATCACode       string        `json:"fatcaCode,omitempty"`
	Address         *Address      `json:"address,omitempty"`
	SignedBy        string        `json:"signedBy,omitempty"`
	SignedOn        calendar.Date `json:"signedOn,omitempty"`
}

// Address is a US postal address.
type Address struct {
	Line1 string `json:"line1"`
	Line2 string `json:"line2,omitempty"`
	City  string `json:"city"`
	State string `json:"state"`
	ZIP   string `json:"zip"`
}

// Location is a place of service.
type Location struct {
	Name                 string   `json:"name"`
	Address              Address  `json:"address"`
	Phone                string   `json:"phone"`
	Fax                  string   `json:"fax,omitempty"`
	Primary              bool     `json:"primary"`
	AcceptingNewPatients bool     `json:"acceptingNewPatients"`
	Hours                []string `json:"hours,omitempty"`
	Languages            []string `json:"languages,omitempty"`
	Accessibility        []string `json:"accessibility,omitempty"`
	CLIA                 *CLIA    `json:"clia,omitempty"`
	County               string   `json:"county,omitempty"`
	Settings             []string `json:"settings,omitempty"` // kinds of care given here
	PTAN                 string   `json:"ptan,omitempty"`     // Medicare number of this place
	InDirectory          bool     `json:"inDirectory"`
}

// CLIA is a laboratory's certificate.
type CLIA struct {
	Number    string        `json:"number"`
	Type      string        `json:"type"`
	ExpiresOn calendar.Date `json:"expiresOn"`
}

// Contact is whom the plan writes to about this application.
type Contact struct {
	Name           string   `json:"name"`
	Email          string   `json:"email"`
	Phone          string   `json:"phone"`
	Channel        string   `json:"channel"`
	MailingAddress *Address `json:"mailingAddress,omitempty"`
}

// Disclosure answers one attestation question; a yes is explained.
type Disclosure struct {
	Question    string `json:"question"`
	Answer      bool   `json:"answer"`
	Explanation string `json:"explanation,omitempty"`
}

// Attestation is the signed statement that the application is correct and complete.
type Attestation struct {
	Name             string        `json:"name"`
	Title            string        `json:"title,omitempty"`
	SignedOn         calendar.Date `json:"signedOn"`
	StatementVersion string        `json:"statementVersion"`
	Accepted         bool          `json:"accepted"`
}

// Demographics is optional, never enters a decision, and is stored apart from the form.
type Demographics struct {
	Race      string `json:"race,omitempty"`
	Ethnicity string `json:"ethnicity,omitempty"`
}

// ChangeRequest says what a change application changes.
type ChangeRequest struct {
	ProviderNumber string        `json:"providerNumber"`
	What           string        `json:"what"` // tax-id, irs-name, products-add or products-remove
	EffectiveOn    calendar.Date `json:"effectiveOn"`
}
