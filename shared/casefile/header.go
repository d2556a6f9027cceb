package casefile

import (
	"slices"
	"time"

	"credo/shared/calendar"
)

// Header is what every case carries in its state: what writes contend for, and what lists,
// letters and deadlines ask of it. A kind's state embeds it.
type Header struct {
	Case         string        `json:"case"` // the kind's name
	ID           string        `json:"id"`
	Market       string        `json:"market"`
	NPI          string        `json:"npi"`
	Name         string        `json:"name"`             // as people read it: "Ada Sample, MD"
	Person       bool          `json:"person,omitempty"` // the name is a person's: looked for by its last word too
	Email        string        `json:"email"`
	Channel      string        `json:"channel"`            // of the letters: email or post
	Assignee     string        `json:"assignee,omitempty"` // username of a staff member
	Standing     string        `json:"standing"`           // where it stands, in the kind's own word
	Open         bool          `json:"open,omitempty"`     // work on it goes on
	Rev          int           `json:"rev"`                // counts every write; the condition of each transaction
	Version      int           `json:"version"`            // counts what staff's If-Match guards; letters do not move it
	LastSeq      int           `json:"lastSeq"`
	LastHash     string        `json:"lastHash"`
	LastLetter   int           `json:"lastLetter"`
	LastDocument int           `json:"lastDocument"`
	Requirements []Requirement `json:"requirements,omitempty"`
	Missed       []string      `json:"missed,omitempty"` // promises and clocks that ran over: tasks for staff
	Dues         []Due         `json:"dues,omitempty"`   // filed now
	Task         *Task         `json:"task,omitempty"`   // of the open ones, the first due
	Locks        []Lock        `json:"locks,omitempty"`  // held while the case holds them
	Roster       string        `json:"roster,omitempty"` // the list it is walked by; "" while in none
}

// Head is the header itself, of any state that embeds it.
func (h Header) Head() Header { return h }

// Lock is a name that at most one case holds.
type Lock struct {
	Name    string `json:"name"`
	Refusal string `json:"refusal"` // what a caller hears when another case holds it; reveals nothing of that case
}

// Parts is what lies in a case beside its state. Events are in order; documents, letters,
// notes and questions in the order they came.
type Parts struct {
	Documents     []Document
	Discrepancies []Discrepancy
	Letters       []Letter
	Tasks         []Task
	Notes         []Note
	Events        []Event
}

// Noted reports whether somebody's words are kept as a note.
func (p Parts) Noted(by Actor, text string) bool {
	return slices.ContainsFunc(p.Notes, func(n Note) bool { return n.Actor == by.Name && n.Text == text })
}

// Common is the parts themselves, of any file that embeds them.
func (p Parts) Common() Parts { return p }

// Discrepancy is a difference between what the provider said and what a source says, put
// to the provider before anyone decides on it.
type Discrepancy struct {
	ID         string        `json:"discrepancyId"`
	Element    string        `json:"element"`
	Yours      string        `json:"yours"`
	Source     string        `json:"source"`
	DueOn      calendar.Date `json:"dueOn"`
	Answer     string        `json:"answer,omitempty"`
	Correction string        `json:"correction,omitempty"`
	AnsweredAt time.Time     `json:"answeredAt,omitzero"`
	AnsweredBy string        `json:"answeredBy,omitempty"` // staff who wrote it down; "" for the provider
	ClosedAt   time.Time     `json:"closedAt,omitzero"`    // without an answer
	ClosedWhy  string        `json:"closedWhy,omitempty"`
}

// Open reports whether an answer is still awaited.
func (d Discrepancy) Open() bool { return d.AnsweredAt.IsZero() && d.ClosedAt.IsZero() }

// Note is a remark of staff; providers never see it.
type Note struct {
	At    time.Time `json:"at"`
	Actor string    `json:"actor"`
	Text  string    `json:"text"`
}

// Document returns one document of the case.
func (p Parts) Document(id string) (Document, bool) {
	return find(p.Documents, func(d Document) bool { return d.ID == id })
}

// Letter returns one letter of the case.
func (p Parts) Letter(number string) (Letter, bool) {
	return find(p.Letters, func(l Letter) bool { return l.Number == number })
}

// Discrepancy returns one question of the case.
func (p Parts) Discrepancy(id string) (Discrepancy, bool) {
	return find(p.Discrepancies, func(d Discrepancy) bool { return d.ID == id })
}

// OpenQuestions lists the questions that wait for the provider's answer.
func (p Parts) OpenQuestions() []Discrepancy {
	var open []Discrepancy
	for _, d := range p.Discrepancies {
		if d.Open() {
			open = append(open, d)
		}
	}
	return open
}

func find[T any](list []T, matches func(T) bool) (T, bool) {
	for _, v := range list {
		if matches(v) {
			return v, true
		}
	}
	var none T
	return none, false
}
