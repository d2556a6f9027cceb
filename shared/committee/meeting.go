package committee

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// MeetingName names the kind of case that a meeting is.
const MeetingName = "meeting"

// Meeting is the state of the case.
type Meeting struct {
	casefile.Header
	HeldOn   calendar.Date `json:"heldOn"`
	Chair    string        `json:"chair"`   // user of a member who is present
	Present  []Member      `json:"present"` // as the register had them on that day
	Agenda   []Item        `json:"agenda,omitempty"`
	Minutes  string        `json:"minutes,omitempty"`
	SignedOn calendar.Date `json:"signedOn,omitempty"` // by the chair; nothing is changed afterwards
}

// Purpose says what the committee is asked about a file.
type Purpose string

// The purposes.
const (
	PurposeDecision Purpose = "decision"
	// Of an appeal, by a panel of those who had no part in what is appealed.
	PurposeHearing    Purpose = "hearing" // against a denial
	PurposeSuspension Purpose = "suspension-hearing"
	PurposeEnd        Purpose = "end-hearing"
)

// Item is one file on the agenda, with what was voted on it.
type Item struct {
	ApplicationID string    `json:"applicationId"`
	Purpose       Purpose   `json:"purpose"`
	Barred        []string  `json:"barred,omitempty"` // users who had a part in the file or in what is appealed
	Votes         []Vote    `json:"votes"`
	Recused       []Recusal `json:"recused"`
}

// Vote is one member's vote on one file.
type Vote struct {
	User string    `json:"user"`
	Vote Choice    `json:"vote"`
	At   time.Time `json:"at"` // business time
}

// Choice is what a member votes for.
type Choice string

// The choices: the first three on a decision, the others in a hearing.
const (
	Approve  Choice = "approve"
	Deny     Choice = "deny"
	Defer    Choice = "defer"
	Uphold   Choice = "uphold"   // what is appealed stands
	Overturn Choice = "overturn" // what is appealed is set aside
)

var choices = map[Purpose][]Choice{PurposeDecision: {Approve, Deny, Defer}, PurposeHearing: {Uphold, Overturn},
	PurposeSuspension: {Uphold, Overturn}, PurposeEnd: {Uphold, Overturn}}

// Recusal is a member who leaves a file to the others; it counts neither for quorum nor vote.
type Recusal struct {
	User   string `json:"user"`
	Reason string `json:"reason"`
}

// MeetingFile is a meeting with its history.
type MeetingFile struct {
	Meeting Meeting
	casefile.Parts
}

// OwnsMeeting reports whether an ID is one of a meeting.
func OwnsMeeting(id string) bool { return strings.HasPrefix(id, "MTG-") }

// NewMeeting is a meeting to be read.
func NewMeeting() casefile.Draft { return &meetingDraft{} }

type meetingDraft struct{ file MeetingFile }

func (d *meetingDraft) State() any             { return &d.file.Meeting }
func (d *meetingDraft) Parts() *casefile.Parts { return &d.file.Parts }
func (d *meetingDraft) Done() casefile.Case    { d.file.Sort(); return d.file }
func (d *meetingDraft) Item(part string, _ func(any) error) error {
	return fmt.Errorf("a meeting has no %s", part)
}

// Head is the header.
func (f MeetingFile) Head() casefile.Header { return f.Meeting.Header }

// With is the meeting as a change leaves it.
func (f MeetingFile) With(c casefile.Change) casefile.Case { return f.Apply(c) }

// Apply is the meeting as a change leaves it.
func (f MeetingFile) Apply(c casefile.Change) MeetingFile {
	if part, state, ok := casefile.PartOf[Meeting](c, f.Meeting.ID); ok {
		f.Meeting, f.Parts = state, f.Parts.Apply(part)
	}
	return f
}

// MeetingRoster is the list that the meetings of a market are walked by.
func MeetingRoster(market string) string { return "MEETING#" + market }

// Users are those who are present.
func (m Meeting) Users() []string {
	out := make([]string, 0, len(m.Present))
	for _, p := range m.Present {
		out = append(out, p.User)
	}
	return out
}

// member is who is present under a user.
func (m Meeting) member(user string) (Member, bool) {
	return Register{Members: m.Present}.Member(user)
}

// about is the item of a file, for a purpose.
func (m Meeting) about(applicationID string, p Purpose) int {
	return slices.IndexFunc(m.Agenda, func(i Item) bool { return i.ApplicationID == applicationID && i.Purpose == p })
}

type meetingEdit struct {
	*casefile.Edit
	file MeetingFile
}

func (f MeetingFile) edit(by casefile.Actor, now time.Time) (*meetingEdit, error) {
	e := &meetingEdit{file: f}
	e.file.Meeting.Agenda = slices.Clone(f.Meeting.Agenda)
	var err error
	e.Edit, err = casefile.Begin(&e.file.Meeting.Header, &e.file.Parts, by, now)
	if err == nil && f.Meeting.Rev == 0 {
		e.Change.Before = casefile.Header{}
	}
	return e, err
}

// Begin starts a command that every kind of case has.
func (f MeetingFile) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) {
	return f.edit(by, now)
}

// LetterSent settles nothing: a meeting writes no letters.
func (e *meetingEdit) LetterSent(casefile.Letter) {}

// Finish seals the change.
func (e *meetingEdit) Finish() (casefile.Change, error) {
	m := &e.file.Meeting
	m.Standing, m.Roster = "called", MeetingRoster(m.Market)
	if m.SignedOn != "" {
		m.Standing = "signed"
	}
	m.Open = m.SignedOn == ""
	c, err := e.Seal()
	c.State = *m
	return c, err
}

// Panel is who hears or decides a file that is on the agenda; false where it is not.
func (m Meeting) Panel(applicationID string, p Purpose) ([]Member, bool) {
	at := m.about(applicationID, p)
	if at < 0 {
		return nil, false
	}
	return m.panel(m.Agenda[at]), true
}
