package application

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/provider"
)

// File is one application with all that is filed under it, as one query reads it.
// Events are in order; documents, letters, notes and discrepancies in the order they came.
type File struct {
	Application   Application
	Documents     []Document
	Elements      []Element
	Discrepancies []Discrepancy
	Letters       []Letter
	Tasks         []Task
	Notes         []Note
	Events        []Event
}

// Application is the current state of a file: what every write changes and contends for.
type Application struct {
	ID           string                   `json:"applicationId"`
	Kind         form.Kind                `json:"kind"`
	Market       string                   `json:"market"`
	Products     []string                 `json:"products"`
	ProviderType string                   `json:"providerType"` // practitioner, organization or group
	NPI          string                   `json:"npi"`
	TaxRef       string                   `json:"taxRef"` // keyed HMAC of the Tax ID
	Name         string                   `json:"name"`   // as people read it: "Ada Sample, MD"
	Facts        market.Facts             `json:"facts"`
	Requirements []Requirement            `json:"requirements"`
	Elements     []string                 `json:"elements"` // those that apply, as of submission
	Email        string                   `json:"email"`
	Channel      string                   `json:"channel"` // of the letters: email or post
	State        State                    `json:"state"`
	Since        time.Time                `json:"since"`   // when the state was reached
	Rev          int                      `json:"rev"`     // counts every write; the condition of each transaction
	Version      int                      `json:"version"` // counts what staff's If-Match guards; letters do not move it
	LastSeq      int                      `json:"lastSeq"`
	LastHash     string                   `json:"lastHash"`
	LastLetter   int                      `json:"lastLetter"`
	LastDocument int                      `json:"lastDocument"`
	Contract     Contract                 `json:"contract"`
	Assignee     string                   `json:"assignee,omitempty"` // username of a staff member
	SubmittedOn  calendar.Date            `json:"submittedOn"`
	RequestedOn  calendar.Date            `json:"requestedOn,omitempty"` // last asked the provider for something
	WaitUntil    calendar.Date            `json:"waitUntil,omitempty"`   // gathering past this day is discontinued
	CompletedOn  calendar.Date            `json:"completedOn,omitempty"` // first had all that the provider owes
	DecideBy     calendar.Date            `json:"decideBy,omitempty"`    // the market's decision clock
	Deferred     bool                     `json:"deferred,omitempty"`    // sent back by the decider; something new must come
	Decision     *DecisionRecord          `json:"decision,omitempty"`
	NoticeBy     calendar.Date            `json:"noticeBy,omitempty"` // last day to tell of the decision; "" once told
	AppealBy     calendar.Date            `json:"appealBy,omitempty"` // last day to appeal a denial
	Appeals      int                      `json:"appeals,omitempty"`
	HearBy       calendar.Date            `json:"hearBy,omitempty"` // the last day to decide the appeal
	Discontinued calendar.Date            `json:"discontinuedOn,omitempty"`
	Load         Load                     `json:"load"`
	Provider     string                   `json:"providerNumber,omitempty"`
	Enrolled     calendar.Date            `json:"enrolledOn,omitempty"`
	WelcomeBy    calendar.Date            `json:"welcomeBy,omitempty"` // the five-business-day promise
	Welcomed     calendar.Date            `json:"welcomedOn,omitempty"`
	Missed       []string                 `json:"missed,omitempty"`         // promises and clocks that ran over: tasks for staff
	Status       provider.Status          `json:"providerStatus,omitempty"` // while this file governs the participation
	Terms        []provider.Participation `json:"participation,omitempty"`
	Credentialed calendar.Date            `json:"credentialedOn,omitempty"` // decision date the 36 months count from
	RecredBy     calendar.Date            `json:"recredentialBy,omitempty"` // last day of the cycle
	Supersedes   string                   `json:"supersedes,omitempty"`     // application this one renews or changes
	SupersededBy string                   `json:"supersededBy,omitempty"`
	Change       *form.ChangeRequest      `json:"change,omitempty"`
	Dues         []Due                    `json:"dues,omitempty"` // filed now
	Task         *Task                    `json:"task,omitempty"` // of the open ones, the first due
}

// Requirement is a document this file needs, snapshotted so that a later change of market
// data leaves open files alone.
type Requirement struct {
	Type string `json:"type"`
	Name string `json:"name"`
	Why  string `json:"why"`
	Fix  string `json:"fix,omitempty"` // what to send
	By   string `json:"by"`            // "market" or "staff"
}

// DocumentState says where a document stands.
type DocumentState string

// The states of a document.
const (
	DocumentMissing   DocumentState = "missing"   // asked for, or an upload that never arrived
	DocumentChecking  DocumentState = "checking"  // arrived; type or malware check under way
	DocumentInReview  DocumentState = "in-review" // waits for staff
	DocumentGood      DocumentState = "accepted"
	DocumentBad       DocumentState = "rejected"
	DocumentPast      DocumentState = "expired"
	DocumentDuplicate DocumentState = "duplicate" // the same bytes as another one of this file
)

// Scan is the result of a malware scan (GuardDuty for S3).
type Scan string

// The results of a scan.
const (
	ScanClean  Scan = "clean"
	ScanThreat Scan = "threat"
	ScanFailed Scan = "failed" // could not be made: what nobody can look into, nobody opens
)

// Document is one uploaded file.
type Document struct {
	ID          string        `json:"documentId"`
	Origin      string        `json:"origin,omitempty"` // application it was uploaded to, if another: stored under that
	Type        string        `json:"type"`
	State       DocumentState `json:"state"`
	FileName    string        `json:"fileName"`
	ContentType string        `json:"contentType"` // as found by looking, once received
	Size        int64         `json:"size"`        // bytes
	SHA256      string        `json:"sha256,omitempty"`
	Version     string        `json:"objectVersion,omitempty"` // S3's, of the bytes heard of first: those are checked and opened
	ExpiresOn   calendar.Date `json:"expiresOn,omitempty"`
	Reason      string        `json:"reason,omitempty"` // why it was rejected
	Fix         string        `json:"fix,omitempty"`    // what to do about it
	RequestedAt time.Time     `json:"requestedAt"`
	ReceivedAt  time.Time     `json:"receivedAt,omitzero"`
	ReviewedBy  string        `json:"reviewedBy,omitempty"`
	Looked      bool          `json:"looked,omitempty"`    // the content is what it should be
	Scan        Scan          `json:"scan,omitempty"`      // of the malware scan, when one is required
	DiscardAt   int64         `json:"expiresAt,omitempty"` // Unix seconds; an upload that never arrives goes
}

// Result is the outcome of verifying an element.
type Result string

// The results. A source that did not answer is unsuccessful, never clear.
const (
	ResultMet          Result = "met"
	ResultNotMet       Result = "not-met"
	ResultAdverse      Result = "adverse"
	ResultUnsuccessful Result = "unsuccessful"
)

// Element is the latest verification of one credentialing element.
type Element struct {
	Element    string        `json:"element"`
	Result     Result        `json:"result"`
	Source     string        `json:"source"`
	VerifiedOn calendar.Date `json:"verifiedOn"`
	Since      calendar.Date `json:"since,omitempty"`     // first day the credential holds, such as of a Medicaid enrollment
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"` // of the credential itself
	Note       string        `json:"note,omitempty"`
	Actor      string        `json:"actor"`
}

// Discrepancy is a difference between what the provider said and what a source says,
// put to the provider before anyone decides on it.
type Discrepancy struct {
	ID         string        `json:"discrepancyId"`
	Element    string        `json:"element"`
	Yours      string        `json:"yours"`
	Source     string        `json:"source"`
	DueOn      calendar.Date `json:"dueOn"`
	Answer     string        `json:"answer,omitempty"`
	Correction string        `json:"correction,omitempty"`
	AnsweredAt time.Time     `json:"answeredAt,omitzero"`
}

// Task is one thing staff have to do; it stands in the queue of its name.
type Task struct {
	Queue  Queue         `json:"queue"`
	DueOn  calendar.Date `json:"dueOn"`
	Detail string        `json:"detail"`
}

// Queue names a list of work.
type Queue string

// The queues that hold tasks. "mine" and "due" are views over them.
const (
	QueueUnassigned   Queue = "unassigned"
	QueueDocuments    Queue = "documents"
	QueueVerification Queue = "verification"
	QueueReady        Queue = "ready"
	QueueContracts    Queue = "contracts"
	QueueLoads        Queue = "loads"
	QueueBounced      Queue = "bounced"
	QueueOverdue      Queue = "overdue" // a promise or clock was missed, or a second application was tried
)

// Queues lists every queue that holds tasks.
var Queues = []Queue{QueueUnassigned, QueueDocuments, QueueVerification, QueueReady, QueueContracts, QueueLoads, QueueBounced, QueueOverdue}

// Note is a remark of staff; providers never see it.
type Note struct {
	At    time.Time `json:"at"`
	Actor string    `json:"actor"`
	Text  string    `json:"text"`
}

// HalfState says how far one half of the enrollment is.
type HalfState string

// The states of a half.
const (
	HalfNone    HalfState = ""
	HalfPending HalfState = "pending" // to be loaded
	HalfWaiting HalfState = "waiting" // handed over; waits for the other system's acknowledgment
	HalfFailed  HalfState = "failed"  // tried without success; retried
	HalfLoaded  HalfState = "loaded"
)

// Half names one half of the enrollment.
type Half string

// The halves: a provider participates only when both are loaded.
const (
	HalfClaims    Half = "claims"
	HalfDirectory Half = "directory"
)

// Load is the state of the enrollment's two halves.
type Load struct {
	Claims    HalfState `json:"claims,omitempty"`
	Directory HalfState `json:"directory,omitempty"`
	ClaimsRef string    `json:"claimsReference,omitempty"`
	Failure   string    `json:"failure,omitempty"` // of the last attempt
}

// Applicant is what only staff may read: the submission as it came, with Tax ID and
// date of birth.
type Applicant struct {
	ApplicationID string          `json:"applicationId"`
	Submission    form.Submission `json:"submission"`
}

// Requires reports whether the element applies to this file.
func (a Application) Requires(element string) bool { return slices.Contains(a.Elements, element) }

// Element returns the latest verification of an element.
func (f File) Element(name string) (Element, bool) {
	for _, e := range f.Elements {
		if e.Element == name {
			return e, true
		}
	}
	return Element{}, false
}

// Document returns one document of the file.
func (f File) Document(id string) (Document, bool) {
	for _, d := range f.Documents {
		if d.ID == id {
			return d, true
		}
	}
	return Document{}, false
}

// StoredUnder is the application ID under which the document's bytes are stored: the one
// it was uploaded to, wherever it was carried over to since.
func (d Document) StoredUnder(applicationID string) string {
	if d.Origin != "" {
		return d.Origin
	}
	return applicationID
}

// Letter returns one letter of the file.
func (f File) Letter(number string) (Letter, bool) {
	for _, l := range f.Letters {
		if l.Number == number {
			return l, true
		}
	}
	return Letter{}, false
}
