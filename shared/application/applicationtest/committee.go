package applicationtest

import (
	"fmt"
	"strings"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/identifier"
	"credo/shared/participation"
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

// Heard has Max's panel hear the appeal today and vote as one, the provider having agreed to
// the day, and returns the meeting's ID.
func (r *Road) Heard(vote committee.Choice) string {
	r.t.Helper()
	return r.Sat(committee.PurposeHearing, vote, hearing...)
}

// HeardAgainst is Heard, of an appeal against an action on the participation.
func (r *Road) HeardAgainst(p committee.Purpose, vote committee.Choice) string {
	r.t.Helper()
	return r.Sat(p, vote, hearing...)
}

// Sat has members meet today and vote as one on the file; the first of them is the chair.
// The commands that follow know of the meeting.
func (r *Road) Sat(p committee.Purpose, vote committee.Choice, users ...string) string {
	r.t.Helper()
	f, chair := r.call(0, p, users), casefile.Staff(users[0], casefile.RoleCommittee)
	sit := func(c casefile.Change, err error) { r.sit(&f, c, err) }
	r.invited(p)
	for _, user := range users {
		b := committee.Ballot{ApplicationID: r.File.Application.ID, Purpose: p, Vote: vote}
		sit(f.Cast(casefile.Staff(user, casefile.RoleCommittee), b, r.Story().Barred(p), r.Now))
	}
	sit(f.Sign(chair, "The members looked at the file.", r.Now))
	return f.Meeting.ID
}

// Called has Max's panel called for a day to come, with the file on its agenda, and returns the
// meeting's ID.
func (r *Road) Called(days int, p committee.Purpose) string {
	r.t.Helper()
	f := r.call(days, p, hearing)
	return f.Meeting.ID
}

func (r *Road) call(days int, p committee.Purpose, users []string) committee.MeetingFile {
	r.t.Helper()
	a := r.File.Application
	f, chair := committee.MeetingFile{}, casefile.Staff(users[0], casefile.RoleCommittee)
	i := committee.Invitation{Market: a.Market, HeldOn: r.Today().AddDays(days), Chair: users[0], Present: users}
	c, err := committee.Call(chair, "MTG-"+strings.TrimPrefix(r.NewID(), "CRD-"), i, Register(a.Market), r.Now)
	r.sit(&f, c, err)
	c, err = f.Put(chair, a.ID, p, r.Story().Barred(p), r.Now)
	r.sit(&f, c, err)
	return f
}

// sit applies a step of a meeting; the commands that follow know of it.
func (r *Road) sit(f *committee.MeetingFile, c casefile.Change, err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("the meeting: %v", err)
	}
	*f = f.Apply(c)
	r.Changes = append(r.Changes, c)
	r.Meeting = &f.Meeting
}

// invited tells the provider of the hearing, where an appeal waits for it.
func (r *Road) invited(p committee.Purpose) {
	if r.Uninvited {
		return
	}
	for against, is := range map[participation.Against]committee.Purpose{participation.AgainstDenial: committee.PurposeHearing,
		participation.AgainstSuspension: committee.PurposeSuspension, participation.AgainstEnd: committee.PurposeEnd} {
		notice := HearingNotice(r.Meeting.ID)
		notice.Against = against
		if c, err := r.Story().SetHearing(Max, notice, r.Network(), r.Now); is == p && err == nil {
			r.Take(c, nil)
		}
	}
}

// HearingNotice is what a provider is told of a hearing, agreed to for whatever day.
func HearingNotice(meeting string) application.HearingNotice {
	return application.HearingNotice{Meeting: meeting, At: "14:30", Where: "Call 1-833-230-2101, extension 7", Witnesses: []string{"Dr. Sample Witness"},
		Agreed: "By phone, with their lawyer."}
}
