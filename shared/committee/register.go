package committee

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/identifier"
	"credo/shared/problem"
)

// RegisterName names the kind of case that the members of a market are kept in.
const RegisterName = "committee"

// Member is a person who sits on the committee of a market.
type Member struct {
	User      string        `json:"user"` // as they sign in
	Name      string        `json:"name"`
	NPI       string        `json:"npi,omitempty"`
	Specialty string        `json:"specialty"`
	Network   bool          `json:"networkPractitioner"` // practises in the plan's network (NCQA CR 2 A)
	From      calendar.Date `json:"from"`                // first day of the term
	Until     calendar.Date `json:"until"`               // last day of the term
}

// Sits reports whether a day is within the member's term.
func (m Member) Sits(on calendar.Date) bool { return m.From <= on && on <= m.Until }

// Register is the state of the case: all who sit, sat or will sit.
type Register struct {
	casefile.Header
	Members []Member `json:"members,omitempty"`
}

// Member finds a member by user.
func (r Register) Member(user string) (Member, bool) {
	i := slices.IndexFunc(r.Members, func(m Member) bool { return Same(m.User, user) })
	if i < 0 {
		return Member{}, false
	}
	return r.Members[i], true
}

// Same reports whether two usernames are one person's: they are told apart without regard
// to case, as the user pool does.
func Same(a, b string) bool { return identifier.Username(a) == identifier.Username(b) }

// Has reports whether a user is among some.
func Has(users []string, user string) bool {
	return slices.ContainsFunc(users, func(u string) bool { return Same(u, user) })
}

// RegisterFile is a register with its history.
type RegisterFile struct {
	Register Register
	casefile.Parts
}

// RegisterID is the ID of the register of a market.
func RegisterID(market string) string { return "CMT-" + market }

// OwnsRegister reports whether an ID is one of a register.
func OwnsRegister(id string) bool { return strings.HasPrefix(id, "CMT-") }

// NewRegister is a register to be read.
func NewRegister() casefile.Draft { return &registerDraft{} }

type registerDraft struct{ file RegisterFile }

func (d *registerDraft) State() any             { return &d.file.Register }
func (d *registerDraft) Parts() *casefile.Parts { return &d.file.Parts }
func (d *registerDraft) Done() casefile.Case    { d.file.Sort(); return d.file }
func (d *registerDraft) Item(part string, _ func(any) error) error {
	return fmt.Errorf("a register of members has no %s", part)
}

// Head is the header.
func (f RegisterFile) Head() casefile.Header { return f.Register.Header }

// With is the register as a change leaves it.
func (f RegisterFile) With(c casefile.Change) casefile.Case {
	if part, state, ok := casefile.PartOf[Register](c, f.Register.ID); ok {
		f.Register, f.Parts = state, f.Parts.Apply(part)
	}
	return f
}

// Seat enters a member of a market's committee, or changes the entry of one; f is the empty
// file where the market has no register yet. A term is ended by its last day; nobody is
// struck out, since meetings name them.
func (f RegisterFile) Seat(by casefile.Actor, market string, m Member, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleAdmin) {
		return casefile.Change{}, problem.Forbidden("Only staff administration keeps the committee's members.")
	}
	if err := m.check(); err != nil {
		return casefile.Change{}, err
	}
	m.User = identifier.Username(m.User)
	f.Register.Case, f.Register.ID, f.Register.Market = RegisterName, RegisterID(market), market
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	r := &e.file.Register
	r.Members = casefile.Merge(r.Members, []Member{m}, func(o Member) string { return o.User })
	e.Event(MemberSeated, "", map[string]any{"user": m.User, "specialty": m.Specialty, "networkPractitioner": m.Network, "from": m.From, "until": m.Until})
	return e.Finish()
}

func (m Member) check() error {
	switch {
	case m.Until < m.From:
		return problem.InvalidField("/until", "The term ends before it begins (%s). Give a later last day.", m.From)
	case m.Network && m.NPI == "":
		return problem.InvalidField("/npi", "A practitioner of the network has an NPI. Give it, or answer that they do not practise in the network.")
	case m.NPI == "":
		return nil
	}
	if err := identifier.CheckNPI(m.NPI); err != nil {
		return problem.InvalidField("/npi", "%s", err)
	}
	return nil
}

type registerEdit struct {
	*casefile.Edit
	file RegisterFile
}

func (f RegisterFile) edit(by casefile.Actor, now time.Time) (*registerEdit, error) {
	e := &registerEdit{file: f}
	var err error
	e.Edit, err = casefile.Begin(&e.file.Register.Header, &e.file.Parts, by, now)
	if err == nil && f.Register.Rev == 0 {
		e.Change.Before = casefile.Header{}
	}
	return e, err
}

// Begin starts a command that every kind of case has.
func (f RegisterFile) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) {
	return f.edit(by, now)
}

// LetterSent settles nothing: a register writes no letters.
func (e *registerEdit) LetterSent(casefile.Letter) {}

// Finish seals the change.
func (e *registerEdit) Finish() (casefile.Change, error) {
	e.file.Register.Standing = "kept"
	c, err := e.Seal()
	c.State = e.file.Register
	return c, err
}
