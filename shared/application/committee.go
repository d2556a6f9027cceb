package application

import (
	"slices"

	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/problem"
)

// outcomes are what the votes come to.
var outcomes = map[committee.Choice]Outcome{committee.Approve: OutcomeApproved, committee.Deny: OutcomeDenied, committee.Defer: OutcomeDeferred}

// dated sets the day of the decision: the committee's is the day it met, whenever that is
// recorded (NCQA CR 3); the medical director's is today. Cycle, notice and the age of
// verifications count from it.
func (e *edit) dated(d Decision, n Network) error {
	e.decided = e.Today
	if d.Meeting == "" {
		return nil
	}
	r, err := Story{File: e.file}.meets(d.Meeting, committee.PurposeDecision, n)
	if err != nil {
		return err
	}
	if outcomes[r.Choice] != d.Outcome {
		return problem.InvalidField("/outcome", "The committee's votes come to %q.", outcomes[r.Choice])
	}
	e.decided = n.Meeting.HeldOn
	return nil
}

// mayDecideAlone lets the medical director approve clean files only; the committee's
// decision names its meeting. After a panel set a denial aside its outcome is followed.
func (e *edit) mayDecideAlone(d Decision) error {
	switch {
	case d.Outcome == OutcomeDenied && e.app().Overturned != "" && !e.foundSince():
		return problem.Conflict("The panel set the denial aside, and nothing adverse was found since. Approve the file.")
	case d.Meeting != "" || d.Outcome == OutcomeDeferred:
		return nil
	case d.Outcome == OutcomeDenied:
		return e.committees("A denial is the committee's.")
	case e.app().Overturned != "":
		return nil // the panel has judged what was found
	case !e.file.Clean() && !d.Provisional:
		return e.committees("This file is not clean: the committee decides it.")
	case !e.By.Is(casefile.RoleMedicalDirector):
		return e.committees("Only the medical director approves alone.")
	}
	return nil
}

// committees refuses a decision without a meeting: to the committee it says what is missing.
func (e *edit) committees(why string) error {
	if !e.By.Is(casefile.RoleCommittee) {
		return problem.Forbidden("%s", why)
	}
	return problem.InvalidField("/meeting", "%s Name the meeting that voted on it.", why)
}

// foundSince reports whether something adverse was recorded after the appeal was heard.
func (e *edit) foundSince() bool {
	heard := 0
	for _, event := range e.file.Events {
		if event.Event == AppealDecided {
			heard = event.Seq
		}
	}
	adverse := []any{string(credential.ResultAdverse), string(credential.ResultNotMet)}
	return slices.ContainsFunc(e.file.Events, func(v casefile.Event) bool {
		return v.Seq > heard && v.Event == credential.ElementVerified && slices.Contains(adverse, v.Data["result"])
	})
}
