package application

import (
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
)

// CaseName names this kind of case.
const CaseName = "application"

// ApplicantRecord is the name of the submission among what only those who must may read.
const ApplicantRecord = "APPLICANT"

// File is one application with all that is filed under it, as one query reads it.
type File struct {
	Application Application
	casefile.Parts
	Elements []credential.Element
}

// Application is the state of the case; its ID is the application ID.
type Application struct {
	casefile.Header
	Kind          form.Kind           `json:"kind"`
	Products      []string            `json:"products"`
	ProviderType  string              `json:"providerType"` // practitioner, organization or group
	TaxRef        string              `json:"taxRef"`       // keyed HMAC of the Tax ID
	Facts         market.Facts        `json:"facts"`
	Elements      []string            `json:"elements"` // those that apply, as of submission
	State         State               `json:"state"`
	Since         time.Time           `json:"since"` // when the state was reached
	Contract      Contract            `json:"contract"`
	Agreement     *Agreement          `json:"agreement,omitempty"` // once one was sent
	SubmittedOn   calendar.Date       `json:"submittedOn"`
	SignedOn      calendar.Date       `json:"signedOn,omitempty"`      // the attestation of the form
	ProvisionalOn calendar.Date       `json:"provisionalOn,omitempty"` // approved provisionally, once
	RequestedOn   calendar.Date       `json:"requestedOn,omitempty"`   // last asked the provider for something
	WaitUntil     calendar.Date       `json:"waitUntil,omitempty"`     // gathering past this day is discontinued
	CompletedOn   calendar.Date       `json:"completedOn,omitempty"`   // first had all that the provider owes
	DecideBy      calendar.Date       `json:"decideBy,omitempty"`      // the market's decision clock
	AnsweredOn    calendar.Date       `json:"answeredOn,omitempty"`    // when the body whose work stops that clock first answered
	Waits         []calendar.Stop     `json:"waits,omitempty"`         // days on which it was the provider's turn
	Deferred      bool                `json:"deferred,omitempty"`      // sent back by the decider; something new must come
	Decision      *DecisionRecord     `json:"decision,omitempty"`
	NoticeBy      calendar.Date       `json:"noticeBy,omitempty"` // last day to tell of the decision; "" once told
	AppealBy      calendar.Date       `json:"appealBy,omitempty"` // last day to appeal a denial
	Appeals       int                 `json:"appeals,omitempty"`
	Denied        []string            `json:"deniedBy,omitempty"`   // users who took part in a denial
	Overturned    string              `json:"overturned,omitempty"` // meeting whose panel set the denial aside
	HearBy        calendar.Date       `json:"hearBy,omitempty"`     // the last day to decide the appeal
	Discontinued  calendar.Date       `json:"discontinuedOn,omitempty"`
	Moot          bool                `json:"moot,omitempty"`           // closed with the participation it was for
	Provider      string              `json:"providerNumber,omitempty"` // once it has to do with a participation
	Enrolled      calendar.Date       `json:"enrolledOn,omitempty"`
	Deciding      bool                `json:"deciding,omitempty"`  // provisionally enrolled; the full decision is owed
	WelcomeBy     calendar.Date       `json:"welcomeBy,omitempty"` // the five-business-day promise
	Welcomed      calendar.Date       `json:"welcomedOn,omitempty"`
	RecredBy      calendar.Date       `json:"recredentialBy,omitempty"` // of a recredentialing: the cycle's last day
	Supersedes    string              `json:"supersedes,omitempty"`     // application this one renews or changes
	Change        *form.ChangeRequest `json:"change,omitempty"`
	Corrections   int                 `json:"corrections,omitempty"` // of the form, so far

	Hearing *participation.Hearing `json:"hearing,omitempty"` // of the appeal that waits
}

// Owns reports whether an ID is an application ID.
func Owns(id string) bool { return strings.HasPrefix(id, "CRD-") }

// New is a file to be read, item by item.
func New() casefile.Draft { return &draft{} }

type draft struct{ file File }

func (d *draft) State() any             { return &d.file.Application }
func (d *draft) Parts() *casefile.Parts { return &d.file.Parts }
func (d *draft) Done() casefile.Case    { return d.file.sorted() }
func (d *draft) Item(part string, decode func(any) error) error {
	return credential.Read(&d.file.Elements, part, decode)
}

func (f File) sorted() File {
	f.Parts.Sort()
	credential.Sort(f.Elements)
	return f
}

// Head is the header.
func (f File) Head() casefile.Header { return f.Application.Header }

// With is the file as a change leaves it.
func (f File) With(c casefile.Change) casefile.Case { return f.Apply(c) }

// Apply is the file as a change leaves it. The file it is called on stays as it was.
func (f File) Apply(c casefile.Change) File {
	part, state, ok := casefile.PartOf[Application](c, f.Application.ID)
	if !ok {
		return f
	}
	f.Application, f.Parts = state, f.Parts.Apply(part)
	f.Elements = credential.Apply(f.Elements, part)
	return f
}

// The queues that tasks of an application stand in. "mine" and "due" are views over them.
const (
	QueueUnassigned   casefile.Queue = "unassigned"
	QueueDocuments    casefile.Queue = "documents"
	QueueVerification casefile.Queue = "verification"
	QueueReady        casefile.Queue = "ready"
	QueueContracts    casefile.Queue = "contracts"
)

// Queues lists them.
var Queues = []casefile.Queue{QueueUnassigned, QueueDocuments, QueueVerification, QueueReady, QueueContracts}

// Requires reports whether the element applies to this file.
func (a Application) Requires(element string) bool { return slices.Contains(a.Elements, element) }

// Element returns the latest verification of an element.
func (f File) Element(name string) (credential.Element, bool) {
	return credential.Named(f.Elements, name)
}

// Checklist lists the required documents in order, then what else was uploaded.
func (f File) Checklist() []casefile.DocumentView {
	return f.Parts.Checklist(f.Application.Requirements)
}

// Owed lists the required documents the provider still has to send, or send again.
func (f File) Owed() []casefile.DocumentView { return f.Parts.Owed(f.Application.Requirements) }
