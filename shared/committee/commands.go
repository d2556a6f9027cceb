package committee

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
	"credo/shared/problem"
)

// Invitation is a meeting about to be called.
type Invitation struct {
	Market  string        `json:"-"` // of the path
	HeldOn  calendar.Date `json:"heldOn"`
	Chair   string        `json:"chair"`
	Present []string      `json:"present"` // users
}

// Call calls a meeting, under the ID given, of members in their term: enough of them, and
// with practitioners of the network (NCQA CR 2 A; how many is the market's). It is called
// for today or later, since votes are cast on its day.
func Call(by casefile.Actor, id string, i Invitation, r Register, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only the committee or the medical director calls a meeting.")
	}
	f := MeetingFile{Meeting: Meeting{Header: casefile.Header{Case: MeetingName, ID: id, Market: i.Market}, HeldOn: i.HeldOn, Chair: i.Chair}}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if i.HeldOn < e.Today {
		return casefile.Change{}, problem.InvalidField("/heldOn", "%s is past. Members vote on the day of the meeting: call one for today or later.", i.HeldOn)
	}
	m := &e.file.Meeting
	if m.Present, err = seats(r, i); err != nil {
		return casefile.Change{}, err
	}
	if !Has(i.Present, i.Chair) {
		return casefile.Change{}, problem.InvalidField("/chair", "%q is not among those present. Name one of them.", i.Chair)
	}
	if fault := quorum(e.Market.Committee, m.Present); fault != "" {
		return casefile.Change{}, problem.InvalidField("/present", "%s", fault)
	}
	e.Event(MeetingCalled, "", map[string]any{"heldOn": m.HeldOn, "present": len(m.Present)})
	return e.Finish()
}

// seats are the members of the register who are to be present.
func seats(r Register, i Invitation) ([]Member, error) {
	var out []Member
	for n, user := range i.Present {
		at := fmt.Sprintf("/present/%d", n)
		m, ok := r.Member(user)
		switch {
		case !ok:
			return nil, problem.InvalidField(at, "%q is not a member of this committee. Staff administration keeps its members.", user)
		case !m.Sits(i.HeldOn):
			return nil, problem.InvalidField(at, "%q sits from %s to %s, not on %s.", user, m.From, m.Until, i.HeldOn)
		case slices.ContainsFunc(out, func(o Member) bool { return Same(o.User, user) }):
			return nil, problem.InvalidField(at, "%q is named twice.", user)
		}
		out = append(out, m)
	}
	return out, nil
}

// quorum is what a group of members lacks to decide, "" for nothing.
func quorum(want market.Committee, members []Member) string {
	network := 0
	for _, m := range members {
		if m.Network {
			network++
		}
	}
	switch {
	case len(members) < want.Quorum:
		return fmt.Sprintf("A quorum is %d members; here are %d.", want.Quorum, len(members))
	case network < want.NetworkPractitioners:
		return fmt.Sprintf("At least %d must be practitioners of the network; here are %d.", want.NetworkPractitioners, network)
	}
	return ""
}

// Put puts a file on the agenda. barred are the users who had a part in the file, or in what
// is appealed: they do not vote on it. The panel of a hearing is whoever is present and not
// barred, and must be a quorum by itself (NCQA CR 6; 42 USC 11112(b)).
func (f MeetingFile) Put(by casefile.Actor, applicationID string, p Purpose, barred []string, now time.Time) (casefile.Change, error) {
	e, err := f.open(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if f.Meeting.about(applicationID, p) >= 0 {
		return casefile.Change{}, problem.Conflict("This file is on the agenda already.")
	}
	item := Item{ApplicationID: applicationID, Purpose: p, Barred: barred}
	if fault := quorum(e.Market.Committee, f.Meeting.panel(item)); fault != "" {
		return casefile.Change{}, problem.Conflict("%s Whoever had a part in this file, or in what is appealed, does not vote on it. Call a meeting of others.", fault)
	}
	e.file.Meeting.Agenda = append(e.file.Meeting.Agenda, item)
	e.Event(FilePut, "", map[string]any{"applicationId": applicationID, "purpose": p})
	return e.Finish()
}

// panel are those present who may vote on an item.
func (m Meeting) panel(i Item) []Member {
	return slices.DeleteFunc(slices.Clone(m.Present), func(o Member) bool { return Has(i.Barred, o.User) })
}

// open starts a command on a meeting that is not signed yet.
func (f MeetingFile) open(by casefile.Actor, now time.Time) (*meetingEdit, error) {
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return nil, problem.Forbidden("Only the committee or the medical director does this.")
	}
	if f.Meeting.SignedOn != "" {
		return nil, problem.Conflict("The minutes were signed on %s; nothing of the meeting is changed any more.", f.Meeting.SignedOn)
	}
	return f.edit(by, now)
}

// Ballot is what a member says about a file: a vote, or that they leave it to the others.
type Ballot struct {
	ApplicationID string  `json:"applicationId"`
	Purpose       Purpose `json:"purpose"`
	Vote          Choice  `json:"vote,omitempty"`
	Recused       string  `json:"recused,omitempty"` // why; instead of a vote
}

// Cast takes the ballot of whoever asks, on the day of the meeting, once a file. barred are
// the users who had a part in the file by now.
func (f MeetingFile) Cast(by casefile.Actor, b Ballot, barred []string, now time.Time) (casefile.Change, error) {
	e, err := f.open(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if e.Today != f.Meeting.HeldOn {
		return casefile.Change{}, problem.Conflict("Members vote on the day of the meeting, %s; today is %s.", f.Meeting.HeldOn, e.Today)
	}
	at := f.Meeting.about(b.ApplicationID, b.Purpose)
	if at < 0 {
		return casefile.Change{}, problem.InvalidField("/applicationId", "This file is not on the agenda for a %s.", b.Purpose)
	}
	item := f.Meeting.Agenda[at]
	if err := f.Meeting.mayVote(item, by.Username(), b, barred); err != nil {
		return casefile.Change{}, err
	}
	facts := map[string]any{"applicationId": b.ApplicationID, "purpose": b.Purpose}
	if strings.TrimSpace(b.Recused) != "" {
		item.Recused = append(slices.Clone(item.Recused), Recusal{by.Username(), b.Recused})
		e.Event(MemberRecused, "", facts)
	} else {
		item.Votes = append(slices.Clone(item.Votes), Vote{by.Username(), b.Vote, e.Now})
		facts["votes"] = len(item.Votes)
		e.Event(VoteCast, "", facts)
	}
	e.file.Meeting.Agenda[at] = item
	return e.Finish()
}

func (m Meeting) mayVote(i Item, user string, b Ballot, barred []string) error {
	recused := strings.TrimSpace(b.Recused) != ""
	if _, present := m.member(user); !present {
		return problem.Forbidden("You are not among those present at this meeting.")
	}
	switch {
	case i.has(user):
		return problem.Conflict("You have voted on this file, or left it to the others. A member has one vote a file.")
	case recused == (b.Vote != ""):
		return problem.InvalidField("/vote", "Vote, or say why you leave this file to the others; not both.")
	case !recused && !slices.Contains(choices[i.Purpose], b.Vote):
		return problem.InvalidField("/vote", "On a %s a member votes one of %v.", i.Purpose, choices[i.Purpose])
	case !recused && (Has(i.Barred, user) || Has(barred, user)):
		return problem.Forbidden("You had a part in this file, or in what is appealed, so you do not vote on it. Leave it to the others, and say why.")
	}
	return nil
}

// has reports whether a user has voted on the item or was recused.
func (i Item) has(user string) bool {
	return slices.ContainsFunc(i.Votes, func(v Vote) bool { return Same(v.User, user) }) ||
		slices.ContainsFunc(i.Recused, func(r Recusal) bool { return Same(r.User, user) })
}

// Sign has the chair sign the minutes; the meeting is closed by it.
func (f MeetingFile) Sign(by casefile.Actor, minutes string, now time.Time) (casefile.Change, error) {
	e, err := f.open(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	switch m := f.Meeting; {
	case !Same(by.Username(), m.Chair):
		return casefile.Change{}, problem.Forbidden("The chair of the meeting signs its minutes.")
	case e.Today < m.HeldOn:
		return casefile.Change{}, problem.Conflict("The meeting is on %s; its minutes are signed afterwards.", m.HeldOn)
	case strings.TrimSpace(minutes) == "":
		return casefile.Change{}, problem.InvalidField("/minutes", "Write what was discussed: the minutes are what an auditor reads.")
	}
	m := &e.file.Meeting
	m.Minutes, m.SignedOn = minutes, e.Today
	e.Event(MinutesSigned, "", map[string]any{"heldOn": m.HeldOn, "files": len(m.Agenda)})
	return e.Finish()
}
