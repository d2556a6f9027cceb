package application

import (
	"fmt"
	"slices"
	"time"

	"credo/shared/problem"
	"credo/shared/provider"
)

// FileAppeal takes a provider's appeal against a denial. Filing the same twice changes
// nothing.
func (f File) FileAppeal(statement string, now time.Time) (Change, error) {
	a := f.Application
	if a.State == StateAppealed {
		if f.noted("Appeal: " + statement) {
			return f.nothing()
		}
		return Change{}, problem.Conflict("Your appeal is filed already. To add to it, call Provider Services.")
	}
	if a.State != StateDenied {
		return Change{}, problem.Conflict("This application is %s; there is no denial to appeal.", a.State.plain())
	}
	e, err := f.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	if e.today > a.AppealBy {
		return Change{}, problem.Conflict("The last day to appeal was %s. You may apply anew.", a.AppealBy.Long())
	}
	e.app().Appeals++
	e.app().HearBy = e.today.AddDays(e.market.AppealDecisionDays)
	e.note("Appeal: " + statement)
	e.move(StateAppealed)
	e.event(AppealFiled, "", nil)
	e.owe(LetterAppealReceived, LetterData{DueOn: e.app().HearBy})
	return e.finish()
}

// DecideAppeal records what other people than those who denied made of an appeal: upheld,
// and the denial stands; or overturned, and the file is decided anew. p is the stored
// provider where the file is a recredentialing, else nil.
func (f File) DecideAppeal(by Actor, d AppealDecision, p *provider.Provider, now time.Time) (Change, error) {
	a := f.Application
	if a.State != StateAppealed {
		return Change{}, problem.Conflict("This application is %s; no appeal waits.", a.State.plain())
	}
	if !by.Is(RoleCommittee, RoleMedicalDirector) {
		return Change{}, problem.Forbidden("Only the medical director or the committee hears an appeal.")
	}
	if a.Decision.By == by.Name {
		return Change{}, problem.Forbidden("You recorded the denial; somebody else must hear the appeal.")
	}
	if len(d.Reasons) == 0 {
		return Change{}, problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	}
	if a.governs() && p == nil {
		return Change{}, fmt.Errorf("the appeal of provider %s needs the provider", a.Provider)
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	if err := e.checkPanel(d); err != nil {
		return Change{}, err
	}
	if d.Outcome == "overturned" {
		e.app().Decision, e.app().AppealBy = nil, ""
		e.move(e.file.standing(e.today))
	} else {
		e.move(StateDenied)
		e.app().AppealBy = e.today.AddDays(-1) // heard; not again
	}
	e.event(AppealDecided, "", d)
	e.owe(LetterAppealDecided, LetterData{Outcome: d.Outcome, Reasons: d.Reasons})
	if d.Outcome != "overturned" && e.app().governs() {
		e.endParticipation("The denial of the recredentialing was upheld.", "", *p)
	}
	return e.finish()
}

// checkPanel holds the record of who heard an appeal, where there is one, against the
// denial's: nobody hears an appeal against their own vote. The votes are for the appeal.
func (e *edit) checkPanel(d AppealDecision) error {
	c, denied := d.Committee, e.app().Decision.Committee
	if c == nil {
		return nil
	}
	if err := e.checkMeeting(*c); err != nil {
		return err
	}
	for i, name := range c.Present {
		if denied != nil && slices.Contains(denied.Present, name) {
			return problem.InvalidField(fmt.Sprintf("/committee/present/%d", i), "%s took part in the denial; other people hear the appeal.", name)
		}
	}
	if (d.Outcome == "overturned") != (c.Votes.For > c.Votes.Against) {
		return problem.InvalidField("/committee/votes", "The votes, for and against the appeal, do not fit the outcome.")
	}
	return nil
}
