package committee_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/problem"
)

const (
	monday = calendar.Date("2026-11-23")
	file   = "CRD-7K3Q-M2XW-9PT4D"
)

var (
	now   = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	admin = casefile.Staff("alex", casefile.RoleAdmin)
	want  = market.Committee{Quorum: 3, NetworkPractitioners: 1}
)

func staff(user string) casefile.Actor { return casefile.Staff(user, casefile.RoleCommittee) }

// seated are members a to f, of whom only a practises in the network; old's term is over.
func seated(t *testing.T) committee.RegisterFile {
	t.Helper()
	f := committee.RegisterFile{}
	for i, user := range []string{"a", "b", "c", "d", "e", "f", "old"} {
		m := committee.Member{User: user, Name: "Dr. " + user, Specialty: "Pediatrics", From: "2026-01-01", Until: "2026-12-31"}
		if user == "a" {
			m.NPI, m.Network = identifier.NPIFrom(fmt.Sprintf("12345678%d", i)), true
		}
		if user == "old" {
			m.Until = monday.AddDays(-1)
		}
		c, err := f.Seat(admin, "ga", m, now)
		if err != nil {
			t.Fatal(err)
		}
		f = f.With(c).(committee.RegisterFile)
	}
	return f
}

// meeting is one of some members on Monday that has the file on its agenda.
func meeting(t *testing.T, p committee.Purpose, barred []string, present ...string) committee.MeetingFile {
	t.Helper()
	f := called(t, present...)
	return apply(t, f)(f.Put(staff(present[0]), file, p, barred, now))
}

func called(t *testing.T, present ...string) committee.MeetingFile {
	t.Helper()
	i := committee.Invitation{Market: "ga", HeldOn: monday, Chair: present[0], Present: present}
	return apply(t, committee.MeetingFile{})(committee.Call(staff(present[0]), "MTG-1", i, seated(t).Register, now))
}

func apply(t *testing.T, f committee.MeetingFile) func(casefile.Change, error) committee.MeetingFile {
	return func(c casefile.Change, err error) committee.MeetingFile {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		f = f.Apply(c)
		if err := casefile.VerifyChain(f.Events); err != nil {
			t.Error(err)
		}
		return f
	}
}

func refused(t *testing.T, err error, kind problem.Kind, field string) {
	t.Helper()
	var p *problem.Error
	if kind == "" {
		if err != nil {
			t.Error(err)
		}
		return
	}
	if !errors.As(err, &p) || p.Kind != kind || p.Detail == "" {
		t.Fatalf("%v, want a refusal %s", err, kind)
	}
	if field != "" && (len(p.Fields) == 0 || p.Fields[0].Field != field) {
		t.Errorf("%v does not name %s", err, field)
	}
}

// NCQA CR 2 A: the members are people with a specialty, some of them practitioners of the network.
func TestStaffAdministrationKeepsTheMembers(t *testing.T) {
	t.Parallel()
	good := committee.Member{User: "g", Name: "Dr. G", NPI: "1234567893", Specialty: "Surgery", Network: true, From: "2026-01-01", Until: "2027-12-31"}
	with := func(change func(*committee.Member)) committee.Member { m := good; change(&m); return m }
	for name, c := range map[string]struct {
		by    casefile.Actor
		m     committee.Member
		kind  problem.Kind
		field string
	}{
		"by administration":              {admin, good, "", ""},
		"by a member":                    {staff("a"), good, problem.KindForbidden, ""},
		"a term that ends before":        {admin, with(func(m *committee.Member) { m.Until = "2025-12-31" }), problem.KindInvalid, "/until"},
		"an NPI that is none":            {admin, with(func(m *committee.Member) { m.NPI = "1234567890" }), problem.KindInvalid, "/npi"},
		"of the network, without an NPI": {admin, with(func(m *committee.Member) { m.NPI = "" }), problem.KindInvalid, "/npi"},
	} {
		_, err := committee.RegisterFile{}.Seat(c.by, "ga", c.m, now)
		t.Run(name, func(t *testing.T) { refused(t, err, c.kind, c.field) })
	}
	f := seated(t)
	c, err := f.Seat(admin, "ga", committee.Member{User: "A", Name: "Dr. Other", Specialty: "Surgery", From: monday, Until: monday}, now)
	if err != nil || len(f.With(c).(committee.RegisterFile).Register.Members) != len(f.Register.Members) {
		t.Errorf("another spelling is another person: %v", err)
	}
}

// NCQA CR 2 A: a quorum of different members in their term, one of them practising in the network.
func TestAMeetingIsOfMembersAndAQuorum(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		i     committee.Invitation
		kind  problem.Kind
		field string
	}{
		"three, one of the network": {committee.Invitation{HeldOn: monday, Chair: "a", Present: []string{"a", "b", "c"}}, "", ""},
		"on a day to come":          {committee.Invitation{HeldOn: monday.AddDays(9), Chair: "b", Present: []string{"a", "b", "c"}}, "", ""},
		"on a day that is past":     {committee.Invitation{HeldOn: "2020-02-02", Chair: "a", Present: []string{"a", "b", "c"}}, problem.KindInvalid, "/heldOn"},
		"two":                       {committee.Invitation{HeldOn: monday, Chair: "a", Present: []string{"a", "b"}}, problem.KindInvalid, "/present"},
		"one in three spellings":    {committee.Invitation{HeldOn: monday, Chair: "a", Present: []string{"a", "A", "b"}}, problem.KindInvalid, "/present/1"},
		"who is no member":          {committee.Invitation{HeldOn: monday, Chair: "a", Present: []string{"a", "b", "Dr. Made Up"}}, problem.KindInvalid, "/present/2"},
		"whose term is over":        {committee.Invitation{HeldOn: monday, Chair: "a", Present: []string{"a", "b", "old"}}, problem.KindInvalid, "/present/2"},
		"none of the network":       {committee.Invitation{HeldOn: monday, Chair: "b", Present: []string{"b", "c", "d"}}, problem.KindInvalid, "/present"},
		"a chair who is not there":  {committee.Invitation{HeldOn: monday, Chair: "d", Present: []string{"a", "b", "c"}}, problem.KindInvalid, "/chair"},
	} {
		c.i.Market = "ga"
		_, err := committee.Call(staff("a"), "MTG-1", c.i, seated(t).Register, now)
		t.Run(name, func(t *testing.T) { refused(t, err, c.kind, c.field) })
	}
	_, err := committee.Call(casefile.Staff("sam", casefile.RoleSpecialist), "MTG-1", committee.Invitation{Market: "ga", HeldOn: monday, Chair: "a", Present: []string{"a", "b", "c"}}, seated(t).Register, now)
	refused(t, err, problem.KindForbidden, "")
}

// NCQA CR 2: one vote a member a file, under the member's own sign-in, none by who had a part in it.
func TestAMemberHasOneVoteAFile(t *testing.T) {
	t.Parallel()
	f := meeting(t, committee.PurposeDecision, []string{"d"}, "a", "b", "c", "d")
	f = apply(t, f)(f.Cast(staff("b"), ballot(committee.Approve), nil, now))
	signed := apply(t, f)(f.Sign(staff("a"), "Discussed.", now))
	for name, c := range map[string]struct {
		f      committee.MeetingFile
		by     casefile.Actor
		b      committee.Ballot
		barred []string
		at     time.Time
		kind   problem.Kind
		field  string
	}{
		"a vote":                           {f, staff("a"), ballot(committee.Deny), nil, now, "", ""},
		"a recusal":                        {f, staff("c"), committee.Ballot{ApplicationID: file, Purpose: committee.PurposeDecision, Recused: "A partner of mine."}, nil, now, "", ""},
		"a second vote":                    {f, staff("b"), ballot(committee.Deny), nil, now, problem.KindConflict, ""},
		"in another spelling":              {f, staff("B"), ballot(committee.Deny), nil, now, problem.KindConflict, ""},
		"of who is not there":              {f, staff("e"), ballot(committee.Deny), nil, now, problem.KindForbidden, ""},
		"of who verified the file":         {f, staff("d"), ballot(committee.Deny), nil, now, problem.KindForbidden, ""},
		"of who verified it since":         {f, staff("c"), ballot(committee.Deny), []string{"C"}, now, problem.KindForbidden, ""},
		"who verified it leaves it":        {f, staff("d"), committee.Ballot{ApplicationID: file, Purpose: committee.PurposeDecision, Recused: "I verified it."}, nil, now, "", ""},
		"of a specialist":                  {f, casefile.Staff("a", casefile.RoleSpecialist), ballot(committee.Deny), nil, now, problem.KindForbidden, ""},
		"on the next day":                  {f, staff("a"), ballot(committee.Deny), nil, now.AddDate(0, 0, 1), problem.KindConflict, ""},
		"on a file not on the agenda":      {f, staff("a"), committee.Ballot{ApplicationID: "CRD-9", Purpose: committee.PurposeDecision, Vote: committee.Deny}, nil, now, problem.KindInvalid, "/applicationId"},
		"of a hearing, on a decision":      {f, staff("a"), ballot(committee.Uphold), nil, now, problem.KindInvalid, "/vote"},
		"a vote and a recusal":             {f, staff("a"), committee.Ballot{ApplicationID: file, Purpose: committee.PurposeDecision, Vote: committee.Deny, Recused: "x"}, nil, now, problem.KindInvalid, "/vote"},
		"after the minutes were signed":    {signed, staff("a"), ballot(committee.Deny), nil, now, problem.KindConflict, ""},
		"neither a vote nor a recusal now": {f, staff("a"), ballot(""), nil, now, problem.KindInvalid, "/vote"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.f.Cast(c.by, c.b, c.barred, c.at)
			refused(t, err, c.kind, c.field)
		})
	}
}

func ballot(v committee.Choice) committee.Ballot {
	return committee.Ballot{ApplicationID: file, Purpose: committee.PurposeDecision, Vote: v}
}

// NCQA CR 2 A: what the votes come to, recusals aside.
func TestWhatTheVotesComeTo(t *testing.T) {
	t.Parallel()
	const approve, deny, putOff, recused, silent = committee.Approve, committee.Deny, committee.Defer, committee.Choice("recused"), committee.Choice("")
	for name, c := range map[string]struct {
		votes  []committee.Choice // of a, b, c, d
		barred []string
		choice committee.Choice // "" when it is no decision
		says   string
	}{
		"all approve":                      {[]committee.Choice{approve, approve, approve, approve}, nil, approve, ""},
		"three deny, one does not":         {[]committee.Choice{deny, deny, deny, approve}, nil, deny, ""},
		"a tie is put off":                 {[]committee.Choice{approve, approve, deny, deny}, nil, putOff, ""},
		"most of one kind, no half":        {[]committee.Choice{approve, approve, deny, putOff}, nil, putOff, ""},
		"one leaves it, three vote":        {[]committee.Choice{approve, approve, approve, recused}, nil, approve, ""},
		"one for, two recused":             {[]committee.Choice{approve, recused, recused, silent}, nil, "", "quorum is 3"},
		"two vote":                         {[]committee.Choice{approve, approve, silent, silent}, nil, "", "quorum is 3"},
		"the one of the network leaves it": {[]committee.Choice{recused, approve, approve, approve}, nil, "", "practitioners of the network"},
		"one has verified it since":        {[]committee.Choice{approve, approve, approve, approve}, []string{"b"}, "", "had a part"},
		"nobody votes":                     {[]committee.Choice{silent, silent, silent, silent}, nil, "", "quorum is 3"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := meeting(t, committee.PurposeDecision, nil, "a", "b", "c", "d")
			for i, v := range c.votes {
				b := ballot(v)
				if v == recused {
					b.Vote, b.Recused = "", "A partner of mine."
				}
				if v != silent {
					f = apply(t, f)(f.Cast(staff(string("abcd"[i])), b, nil, now.Add(time.Duration(i)*time.Minute)))
				}
			}
			if _, err := f.Meeting.Result(file, committee.PurposeDecision, c.barred, want); err == nil {
				t.Error("it decides before the minutes are signed")
			}
			f = apply(t, f)(f.Sign(staff("a"), "Discussed.", now))
			r, err := f.Meeting.Result(file, committee.PurposeDecision, c.barred, want)
			if c.says != "" {
				refused(t, err, problem.KindInvalid, "/meeting")
				if !strings.Contains(err.(*problem.Error).Fields[0].Detail, c.says) {
					t.Errorf("%v does not say %q", err, c.says)
				}
				return
			}
			if err != nil || r.Choice != c.choice || !r.First.Equal(now) {
				t.Errorf("%+v, %v; want %s", r, err, c.choice)
			}
			if _, err := f.Meeting.Result(file, committee.PurposeHearing, nil, want); err == nil {
				t.Error("a decision passes for a hearing")
			}
		})
	}
}

// NCQA CR 6; 42 USC 11112(b)(3): nobody of the first decision is of the panel.
func TestAPanelIsOfOthers(t *testing.T) {
	t.Parallel()
	first := []string{"b", "c", "d"}
	f := called(t, "a", "b", "c", "d")
	_, err := f.Put(staff("a"), file, committee.PurposeHearing, first, now)
	refused(t, err, problem.KindConflict, "")
	f = meeting(t, committee.PurposeHearing, first, "a", "e", "f", "d")
	hear := func(user string, v committee.Choice) (casefile.Change, error) {
		return f.Cast(staff(user), committee.Ballot{ApplicationID: file, Purpose: committee.PurposeHearing, Vote: v}, first, now)
	}
	_, err = hear("d", committee.Uphold)
	refused(t, err, problem.KindForbidden, "")
	for _, user := range []string{"a", "e", "f"} {
		f = apply(t, f)(hear(user, committee.Overturn))
	}
	_, err = f.Sign(staff("e"), "Heard.", now)
	refused(t, err, problem.KindForbidden, "") // not the chair
	_, err = f.Sign(staff("a"), " ", now)
	refused(t, err, problem.KindInvalid, "/minutes")
	f = apply(t, f)(f.Sign(staff("a"), "Heard.", now))
	if r, err := f.Meeting.Result(file, committee.PurposeHearing, first, want); err != nil || r.Choice != committee.Overturn {
		t.Errorf("%+v, %v", r, err)
	}
}

// Peer review is confidential: no event of a register or a meeting says a name or a vote.
func TestEventsSayNoNameAndNoVote(t *testing.T) {
	t.Parallel()
	f := meeting(t, committee.PurposeDecision, nil, "a", "b", "c")
	f = apply(t, f)(f.Cast(staff("a"), ballot(committee.Deny), nil, now))
	f = apply(t, f)(f.Cast(staff("b"), committee.Ballot{ApplicationID: file, Purpose: committee.PurposeDecision, Recused: "My brother."}, nil, now))
	f = apply(t, f)(f.Sign(staff("a"), "Secret minutes.", now))
	for _, e := range append(f.Events, seated(t).Events...) {
		if said := fmt.Sprint(e.Data, e.Reason); strings.Contains(said, "Dr.") || strings.Contains(said, "deny") || strings.Contains(said, "brother") || strings.Contains(said, "minutes.") {
			t.Errorf("%s says %s", e.Event, said)
		}
	}
}
