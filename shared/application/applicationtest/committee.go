package applicationtest

import (
	"fmt"
	"strings"

	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/identifier"
)

// Who sits on the committee: Mel's three decide, Max's three hear appeals. All practise in
// the network.
var (
	deciding = []string{"mel", "cora", "cole"}
	hearing  = []string{"max", "pia", "pat"}
)

// Register is the committee of a market as the roads know it.
func Register(market string) committee.Register {
	r := committee.Register{Header: casefile.Header{Case: committee.RegisterName, ID: committee.RegisterID(market), Market: market}}
	for i, user := range append(append([]string{}, deciding...), hearing...) {
		r.Members = append(r.Members, committee.Member{User: user, Name: "Dr. Sample " + user, NPI: identifier.NPIFrom(fmt.Sprintf("19999990%d", i)),
			Specialty: "Family medicine", Network: true, From: "2020-01-01", Until: "2039-12-31"})
	}
	return r
}

// Met has Mel's committee meet today and vote as one on the file, and returns the meeting's ID.
func (r *Road) Met(vote committee.Choice) string {
	r.t.Helper()
	return r.Sat(committee.PurposeDecision, vote, deciding...)
}

// Heard has Max's panel hear the appeal today and vote as one, and returns the meeting's ID.
func (r *Road) Heard(vote committee.Choice) string {
	r.t.Helper()
	return r.Sat(committee.PurposeHearing, vote, hearing...)
}

// Sat has members meet today and vote as one on the file; the first of them is the chair.
// The commands that follow know of the meeting.
func (r *Road) Sat(p committee.Purpose, vote committee.Choice, users ...string) string {
	r.t.Helper()
	a := r.File.Application
	id := "MTG-" + strings.TrimPrefix(r.NewID(), "CRD-")
	chair := casefile.Staff(users[0], casefile.RoleCommittee)
	f := committee.MeetingFile{}
	sit := func(c casefile.Change, err error) {
		if err != nil {
			r.t.Fatalf("the meeting: %v", err)
		}
		f = f.Apply(c)
		r.Changes = append(r.Changes, c)
	}
	sit(committee.Call(chair, id, committee.Invitation{Market: a.Market, HeldOn: r.Today(), Chair: users[0], Present: users}, Register(a.Market), r.Now))
	sit(f.Put(chair, a.ID, p, r.File.Barred(), r.Now))
	for _, user := range users {
		b := committee.Ballot{ApplicationID: a.ID, Purpose: p, Vote: vote}
		sit(f.Cast(casefile.Staff(user, casefile.RoleCommittee), b, r.File.Barred(), r.Now))
	}
	sit(f.Sign(chair, "The members looked at the file.", r.Now))
	r.Meeting = &f.Meeting
	return id
}
