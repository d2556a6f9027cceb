package application

import (
	"time"

	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

// FileAppeal takes a provider's appeal against a denial. Filing the same twice changes
// nothing.
func (f File) FileAppeal(statement string, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if a.State == StateAppealed {
		if f.noted("Appeal: " + statement) {
			return casefile.Nothing(f.Head())
		}
		return casefile.Change{}, problem.Conflict("Your appeal is filed already. To add to it, call Provider Services.")
	}
	if a.State != StateDenied {
		return casefile.Change{}, problem.Conflict("This application is %s; there is no denial to appeal.", a.State.plain())
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if e.Today > a.AppealBy {
		return casefile.Change{}, problem.Conflict("The last day to appeal was %s. You may apply anew.", a.AppealBy.Long())
	}
	e.app().Appeals++
	e.app().HearBy = e.Today.AddDays(e.Market.AppealDecisionDays)
	e.Note(e.By, "Appeal: "+statement)
	e.move(StateAppealed)
	e.Event(AppealFiled, "", nil)
	e.Owe(LetterAppealReceived, LetterData{DueOn: e.app().HearBy})
	if err := e.renewalMoved(n, participation.StageAppealed); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// DecideAppeal records what the panel that heard an appeal made of it: upheld, and the denial
// stands; or overturned, and the file is approved unless something else is found. Nobody who
// took part in the denial or in the file's verification sits (NCQA CR 6; 42 USC 11112(b)(3)).
func (f File) DecideAppeal(by casefile.Actor, d AppealDecision, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if a.State != StateAppealed {
		return casefile.Change{}, problem.Conflict("This application is %s; no appeal waits.", a.State.plain())
	}
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only the medical director or the committee records what a panel decided.")
	}
	if len(d.Reasons) == 0 {
		return casefile.Change{}, problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.heard(d, n); err != nil {
		return casefile.Change{}, err
	}
	if d.Outcome == "overturned" {
		e.app().Decision, e.app().AppealBy, e.app().Overturned = nil, "", d.Meeting
		e.move(e.file.standing(e.Today))
	} else {
		e.move(StateDenied)
		e.app().AppealBy = e.Today.AddDays(-1) // heard; not again
	}
	e.Event(AppealDecided, "", d)
	e.Owe(LetterAppealDecided, LetterData{Outcome: d.Outcome, Reasons: d.Reasons})
	if err := e.appealHeard(d, n); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// heard holds the record of an appeal's outcome against the meeting in which its panel voted.
func (e *edit) heard(d AppealDecision, n Network) error {
	if err := e.unbarred(); err != nil {
		return err
	}
	r, err := e.meets(d.Meeting, committee.PurposeHearing, n)
	if err != nil {
		return err
	}
	if (d.Outcome == "overturned") != (r.Choice == committee.Overturn) {
		return problem.InvalidField("/outcome", "The panel's votes come to: %s.", r.Choice)
	}
	return nil
}

// appealHeard tells the participation what the panel made of a recredentialing's denial.
func (e *edit) appealHeard(d AppealDecision, n Network) error {
	if err := n.suits(e.was); err != nil {
		return err
	}
	if d.Outcome == "overturned" {
		return e.renewalMoved(n, participation.StageOpen)
	}
	if e.app().Kind != form.KindRecredentialing || n.Participation.Participation.Ended() {
		return nil
	}
	_, err := e.handOver(n.Participation.End(e.By, "The denial of the recredentialing was upheld.", "", e.linked(), e.Now))
	return err
}

// renewalMoved tells the participation how far its recredentialing is; of any other
// application there is nothing to tell.
func (e *edit) renewalMoved(n Network, stage participation.Stage) error {
	if err := n.suits(e.was); err != nil {
		return err
	}
	if e.app().Kind != form.KindRecredentialing || n.Participation.Participation.Ended() {
		return nil
	}
	return e.renewal(n, stage)
}
