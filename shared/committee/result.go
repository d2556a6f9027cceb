package committee

import (
	"time"

	"credo/shared/market"
	"credo/shared/problem"
)

// Result is what a meeting made of one file.
type Result struct {
	Choice Choice    // what more than half voted for; on a decision without such, Defer
	First  time.Time // when the first vote was cast: what came later nobody voted on
}

// Result is what the committee's votes make of a file. It is the one place that says whether
// a meeting decides: the minutes are signed, the file was on the agenda, nobody with a part
// in it voted (barred are those by now), and those who voted were a quorum with
// practitioners of the network, recusals aside (NCQA CR 2 A). The error names /meeting.
func (m Meeting) Result(applicationID string, p Purpose, barred []string, want market.Committee) (Result, error) {
	at := m.about(applicationID, p)
	switch {
	case at < 0:
		return Result{}, fault("This meeting had no %s of this file on its agenda.", p)
	case m.SignedOn == "":
		return Result{}, fault("The chair has not signed the minutes of this meeting yet.")
	}
	var voted []Member
	count := map[Choice]int{}
	r := Result{}
	for _, v := range m.Agenda[at].Votes {
		if Has(barred, v.User) {
			return Result{}, fault("A member who voted has had a part in this file, or in what is appealed. Others must vote on it, in another meeting.")
		}
		if who, ok := m.member(v.User); ok {
			voted = append(voted, who)
		}
		count[v.Vote]++
		if r.First.IsZero() || v.At.Before(r.First) {
			r.First = v.At
		}
	}
	if lacks := quorum(want, voted); lacks != "" {
		return Result{}, fault("On this file: %s Recusals do not count.", lacks)
	}
	for c, n := range count {
		if 2*n > len(voted) {
			r.Choice = c
		}
	}
	return r.orNone(p)
}

// orNone: a decision that more than half agree on is none, and is put off; a hearing is held
// again.
func (r Result) orNone(p Purpose) (Result, error) {
	switch {
	case r.Choice != "":
		return r, nil
	case p == PurposeDecision:
		r.Choice = Defer
		return r, nil
	}
	return Result{}, fault("No more than half of the panel agreed. Hear the appeal in another meeting.")
}

func fault(text string, args ...any) error {
	return problem.InvalidField("/meeting", text, args...)
}
