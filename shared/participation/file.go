package participation

import (
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
)

// CaseName names this kind of case.
const CaseName = "participation"

// Roster is the list that those who participate are walked by.
const Roster = "PARTICIPATION"

// Participation is the state of the case; its ID is the Provider Number.
type Participation struct {
	casefile.Header
	ApplicationID  string          `json:"applicationId"` // the application that enrolled, renewed or renews: where people read of it
	Kind           form.Kind       `json:"kind"`          // of that application
	TaxRef         string          `json:"taxRef"`        // keyed HMAC of the Tax ID
	ProviderType   string          `json:"providerType"`
	Status         Status          `json:"status"`
	Since          time.Time       `json:"since"`                 // when the status was reached
	Provisional    bool            `json:"provisional,omitempty"` // waits for the full decision, also while suspended
	Terms          []Term          `json:"participation"`
	Elements       []string        `json:"elements,omitempty"`       // those that apply, as of the last application
	CredentialedOn calendar.Date   `json:"credentialedOn,omitempty"` // decision date the 36 months count from
	RecredentialBy calendar.Date   `json:"recredentialBy,omitempty"` // last day of the cycle
	EnrolledOn     calendar.Date   `json:"enrolledOn,omitempty"`
	Renewal        *Renewal        `json:"renewal,omitempty"` // the application under way that it waits for
	Load           Load            `json:"load"`
	Waiting        []string        `json:"waiting,omitempty"`    // applications that wait for the loads after this one
	Form           int             `json:"form"`                 // number of the version of the form in force
	Ending         *Ending         `json:"ending,omitempty"`     // noticed, or over
	Suspension     *Suspension     `json:"suspension,omitempty"` // while it lasts
	Duties         []Duty          `json:"duties,omitempty"`     // what others are to be told, with the proof
	AskedUntil     calendar.Date   `json:"askedUntil,omitempty"` // for what ran out; "" when nothing is asked for
	RanOut         []calendar.Date `json:"ranOut,omitempty"`     // the days of what is still to be renewed
	Findings       []Finding       `json:"findings,omitempty"`   // against the provider, for the director to judge
	FullyOn        calendar.Date   `json:"fullyOn,omitempty"`    // the plan last credentialed in full, not the state, not a group or who works only in a facility
}

// Renewal is an application under way that the participation waits for: the recredentialing,
// or the full decision after a provisional one.
type Renewal struct {
	ApplicationID string        `json:"applicationId"`
	Stage         Stage         `json:"stage"`
	AppealBy      calendar.Date `json:"appealBy,omitempty"` // of a denial
	DeniedOn      calendar.Date `json:"deniedOn,omitempty"` // when notice of it was given
	Told          calendar.Date `json:"told,omitempty"`     // when the provider was last told that it is late and waits for them
	Late          int           `json:"late,omitempty"`     // how often its lateness was brought up
}

// Stage says how far a renewal is.
type Stage string

// The stages.
const (
	StageOpen      Stage = "open"
	StageDenied    Stage = "denied"
	StageAppealed  Stage = "appealed"
	StageWithdrawn Stage = "withdrawn"
)

// File is a participation with everything filed under it.
type File struct {
	Participation Participation
	casefile.Parts
	Elements []credential.Element
}

// Owns reports whether an ID has the shape of a Provider Number.
func Owns(id string) bool {
	return len(id) == 10 && !strings.ContainsFunc(id, func(r rune) bool { return r < '0' || r > '9' })
}

// New is a file to be read, item by item.
func New() casefile.Draft { return &draft{} }

type draft struct{ file File }

func (d *draft) State() any             { return &d.file.Participation }
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
func (f File) Head() casefile.Header { return f.Participation.Header }

// With is the file as a change leaves it.
func (f File) With(c casefile.Change) casefile.Case { return f.Apply(c) }

// Apply is the file as a change leaves it. The file it is called on stays as it was.
func (f File) Apply(c casefile.Change) File {
	part, state, ok := casefile.PartOf[Participation](c, f.Participation.ID)
	if !ok {
		return f
	}
	f.Participation, f.Parts = state, f.Parts.Apply(part)
	f.Elements = credential.Apply(f.Elements, part)
	return f
}

// Checklist lists the documents that keep the participation current.
func (f File) Checklist() []casefile.DocumentView {
	return f.Parts.Checklist(f.Participation.Requirements)
}

// Owed lists the documents the provider has to send again.
func (f File) Owed() []casefile.DocumentView { return f.Parts.Owed(f.Participation.Requirements) }

// applying are the elements that count: of present owners, of states in which they practise.
func (f File) applying() []credential.Element {
	return credential.Applying(f.Elements, f.Participation.Elements)
}

// Element is the latest verification of an element.
func (f File) Element(name string) (credential.Element, bool) {
	return credential.Named(f.Elements, name)
}

// Ended reports whether the participation is over.
func (p Participation) Ended() bool { return p.Status == StatusEnded }

// Running reports whether it goes on, suspended or not.
func (p Participation) Running() bool { return p.Status.Participating() || p.Status == StatusSuspended }

// late reports whether something is noted as missed.
func (p Participation) late(what string) bool { return slices.Contains(p.Missed, what) }

// Begun reports whether the first day of any product has come.
func (p Participation) Begun() bool {
	return slices.ContainsFunc(p.Terms, func(t Term) bool { return t.State != StatusPending })
}

// FirstDay is the first day in any product that has not ended; "" where all have.
func (p Participation) FirstDay() calendar.Date {
	var first calendar.Date
	for _, t := range p.Terms {
		if t.State != StatusEnded {
			first = calendar.Earliest(first, t.EffectiveOn)
		}
	}
	return first
}

// Credentialed reports whether the plan credentialed the provider in full at most a cycle
// before the day (NCQA CR 4): who joins another product then is not credentialed anew.
func (p Participation) Credentialed(on calendar.Date) bool {
	return p.FullyOn != "" && !p.Provisional && on <= CycleFrom(p.FullyOn).DueOn
}

// Awaits reports whether a deadline is one of the participation's.
func (p Participation) Awaits(due casefile.Due) bool { return slices.Contains(p.Dues, due) }
