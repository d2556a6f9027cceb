package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Appeal is what a provider says against a denial, a suspension or an end.
type Appeal struct {
	Statement    string                `json:"statement"`
	Against      participation.Against `json:"against,omitempty"`      // "": the one action that can be appealed
	PostmarkedOn calendar.Date         `json:"postmarkedOn,omitempty"` // of one that came by mail; entered by staff
}

// FileAppeal takes a provider's appeal against a denial. Filing the same twice changes
// nothing.
func (f File) FileAppeal(statement string, n Network, now time.Time) (casefile.Change, error) {
	return f.appeal(casefile.Provider, Appeal{Statement: statement}, n, now)
}

// EnterAppeal files an appeal that came by mail or was said on the phone. What counts is the
// day it was posted, not the day it is entered.
func (f File) EnterAppeal(by casefile.Actor, a Appeal, n Network, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleSpecialist, casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only those who work on files enter an appeal.")
	}
	return f.appeal(by, a, n, now)
}

func (f File) appeal(by casefile.Actor, asked Appeal, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if a.State == StateAppealed {
		if f.Noted(casefile.Provider, "Appeal: "+asked.Statement) {
			return casefile.Nothing(f.Head())
		}
		return casefile.Change{}, problem.Conflict("Your appeal is filed already. To add to it, call Provider Services.")
	}
	if a.State != StateDenied {
		return casefile.Change{}, problem.Conflict("This application is %s; there is no denial to appeal.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.InTime(asked.PostmarkedOn, a.Decision.On, a.AppealBy); err != nil {
		return casefile.Change{}, err
	}
	e.app().Appeals++
	e.app().HearBy, e.app().Hearing = e.Today.AddDays(e.Market.AppealDecisionDays), nil
	e.Note(casefile.Provider, "Appeal: "+asked.Statement)
	e.move(StateAppealed)
	e.Event(AppealFiled, "", postmarked(asked.PostmarkedOn))
	e.Owe(LetterAppealReceived, LetterData{Against: participation.AgainstDenial, DueOn: e.app().HearBy, Stays: a.Kind == form.KindRecredentialing})
	if err := e.renewalMoved(n, participation.StageAppealed); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// postmarked are the facts of an appeal: the day of its postmark, if it has one.
func postmarked(on calendar.Date) any {
	if on == "" {
		return nil
	}
	return map[string]any{"postmarkedOn": on}
}

// withdrawAppeal takes back an appeal. The denial stands, and may be appealed anew until the
// day the letter gave: no withdrawal takes the right to a hearing away (NCQA CR 6).
func (f File) withdrawAppeal(reason string, n Network, now time.Time) (casefile.Change, error) {
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.app().HearBy, e.app().Hearing = "", nil
	e.move(StateDenied)
	e.Event(AppealWithdrawn, reason, nil)
	e.Owe(LetterWithdrawn, LetterData{Appeal: true, DueOn: e.app().AppealBy, Renewal: e.app().Kind == form.KindRecredentialing})
	if err := e.renewalMoved(n, participation.StageDenied); err != nil {
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
		e.app().AppealBy = "" // heard; not again
	}
	e.Event(AppealDecided, "", d)
	e.Owe(LetterAppealDecided, LetterData{Against: participation.AgainstDenial, Outcome: d.Outcome, Reasons: d.Reasons})
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
	return Story{File: e.file}.heard(participation.AgainstDenial, d, n)
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
	if e.app().Kind != form.KindRecredentialing {
		return nil
	}
	if p := n.Participation.Participation; p.Ended() && !(stage == participation.StageAppealed && p.Ending != nil && p.Ending.Cause == participation.CauseDenied) {
		return nil
	}
	return e.renewal(n, stage)
}
