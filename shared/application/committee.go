package application

import (
	"slices"

	"credo/shared/casefile"
	"credo/shared/problem"
)

// mayDecideAlone lets the medical director approve clean files only; the committee's
// decision carries its record.
func (e *edit) mayDecideAlone(d Decision) error {
	if d.Committee != nil {
		if err := e.checkCommittee(d); err != nil || e.By.Is(casefile.RoleCommittee) {
			return err
		}
	}
	if d.Outcome == OutcomeDeferred {
		return nil
	}
	if !e.file.Clean() && !d.Provisional {
		if !e.By.Is(casefile.RoleCommittee) {
			return problem.Forbidden("This file is not clean; the committee decides it.")
		}
		return problem.InvalidField("/committee", "This file is not clean: record the committee's meeting, who was present and the votes.")
	}
	if d.Outcome == OutcomeDenied {
		if !e.By.Is(casefile.RoleCommittee) {
			return problem.Forbidden("Only the committee denies.")
		}
		return problem.InvalidField("/committee", "A denial is the committee's: record the meeting, who was present and the votes.")
	}
	if !e.By.Is(casefile.RoleMedicalDirector) {
		return problem.InvalidField("/committee", "Only the medical director approves alone: record the committee's meeting, who was present and the votes.")
	}
	return nil
}

// Quorum is the least number of committee members present.
const Quorum = 3

func (e *edit) checkCommittee(d Decision) error {
	c := d.Committee
	if err := e.checkMeeting(*c); err != nil {
		return err
	}
	switch {
	case d.Outcome == OutcomeApproved && c.Votes.For <= c.Votes.Against:
		return problem.InvalidField("/committee/votes", "An approval needs more votes for than against.")
	case d.Outcome == OutcomeDenied && c.Votes.Against <= c.Votes.For:
		return problem.InvalidField("/committee/votes", "A denial needs more votes against than for.")
	}
	return nil
}

// checkMeeting holds the record of a meeting against itself and the calendar.
func (e *edit) checkMeeting(c Committee) error {
	present := slices.Compact(slices.Sorted(slices.Values(c.Present)))
	total := c.Votes.For + c.Votes.Against + c.Votes.Abstained + c.Votes.Recused
	switch {
	case len(present) < Quorum:
		return problem.InvalidField("/committee/present", "A quorum is %d different members; %d are named.", Quorum, len(present))
	case total != len(present):
		return problem.InvalidField("/committee/votes", "%d members were present, but %d votes are recorded.", len(present), total)
	case c.MetOn > e.Today:
		return problem.InvalidField("/committee/metOn", "The meeting cannot be in the future.")
	}
	return nil
}
