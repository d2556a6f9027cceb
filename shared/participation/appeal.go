package participation

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/problem"
)

// Against names the action that an appeal is against.
type Against string

// The actions that can be appealed (NCQA CR 6; 42 CFR 422.202(d)(1)).
const (
	AgainstDenial     Against = "denial" // of an application, which its file keeps
	AgainstSuspension Against = "suspension"
	AgainstEnd        Against = "end"
)

// Rights are what a provider may do about an action: ask for one hearing by a day.
type Rights struct {
	AppealBy calendar.Date `json:"appealBy,omitempty"` // last day to ask for it; "" where none is to be had
	Appeal   *Appeal       `json:"appeal,omitempty"`   // that waits to be heard
	Heard    bool          `json:"heard,omitempty"`    // the outcome is final
}

// Open reports whether an appeal can be filed on a day.
func (r Rights) Open(on calendar.Date) bool { return r.Appeal == nil && !r.Heard && on <= r.AppealBy }

// Appeal is one that waits for its panel.
type Appeal struct {
	FiledOn calendar.Date `json:"filedOn"`
	HearBy  calendar.Date `json:"hearBy"` // the last day to decide it
	Hearing *Hearing      `json:"hearing,omitempty"`
}

// Hearing is when and where a panel hears an appeal, as the provider was told.
type Hearing struct {
	Meeting string        `json:"meeting"`
	On      calendar.Date `json:"on"`
	At      string        `json:"at"`    // the market's time of day, 14:30
	Where   string        `json:"where"` // a room, or what to call
}

// Invitation is what the notice of a hearing tells (42 USC 11112(b)(2)).
type Invitation struct {
	Hearing
	Panel     []string `json:"panel"`     // who sits
	Witnesses []string `json:"witnesses"` // who is to testify for the plan
}

// Filing is an appeal as it came.
type Filing struct {
	Statement    string
	PostmarkedOn calendar.Date
}

// Heard is what a panel made of an appeal.
type Heard struct {
	Overturned bool
	Reasons    []Reason
	Facts      any // for the history
}

// Acts are what bars whoever did it from the panel: who ordered, kept or found it, verified or
// reviewed (42 USC 11112(b)(3)).
var Acts = []casefile.EventName{ProviderSuspended, EndNoticed, ParticipationKept, AdverseFound, ResultHandedOver,
	credential.ElementVerified, casefile.DocumentAccepted, casefile.DocumentRejected}

// rights are those against an action that stands, on a copy that is the state's from now on;
// nil where no hearing is to be had. A denial is appealed in the file of its application.
func (p *Participation) rights(a Against) *Rights {
	switch {
	case a == AgainstSuspension && p.Suspension != nil:
		s := *p.Suspension
		p.Suspension = &s
		return &s.Rights
	case a == AgainstEnd && p.Ending != nil && p.Ending.Cause != CauseDenied && p.Ending.AppealBy != "":
		end := *p.Ending
		p.Ending = &end
		return &end.Rights
	}
	return nil
}

// Rights are those against an action that stands.
func (p Participation) Rights(a Against) (Rights, bool) {
	if r := p.rights(a); r != nil {
		return *r, true
	}
	return Rights{}, false
}

// noticed is the day of the notice of an action that stands.
func (p Participation) noticed(a Against) calendar.Date {
	if a == AgainstSuspension {
		return p.Suspension.On
	}
	return p.Ending.NoticedOn
}

// FileAppeal takes an appeal against a suspension or an end. Filing the same twice changes
// nothing. An end does not come while it is appealed.
func (f File) FileAppeal(by casefile.Actor, a Against, asked Filing, now time.Time) (casefile.Change, error) {
	own := f.Participation
	r, stands := own.Rights(a)
	switch {
	case !stands:
		return casefile.Change{}, problem.Conflict("There is no %s to appeal.", a)
	case r.Appeal != nil && f.Noted(casefile.Provider, said(asked)):
		return casefile.Nothing(f.Head())
	case r.Appeal != nil:
		return casefile.Change{}, problem.Conflict("Your appeal is filed already. To add to it, call Provider Services.")
	case r.Heard:
		r.AppealBy = ""
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := e.InTime(asked.PostmarkedOn, own.noticed(a), r.AppealBy); err != nil {
		return casefile.Change{}, err
	}
	hearBy := e.Today.AddDays(e.Market.AppealDecisionDays)
	e.own().rights(a).Appeal = &Appeal{FiledOn: e.Today, HearBy: hearBy}
	e.Note(casefile.Provider, said(asked))
	facts := map[string]any{"against": a}
	if asked.PostmarkedOn != "" {
		facts["postmarkedOn"] = asked.PostmarkedOn
	}
	e.Event(AppealFiled, "", facts)
	stays := a == AgainstEnd && e.hold()
	e.Owe(LetterAppealReceived, LetterData{Against: a, DueOn: hearBy, Stays: stays})
	return e.Finish()
}

func said(f Filing) string { return "Appeal: " + f.Statement }

// hold keeps an end from coming while it is appealed, also one that came before the appeal was
// entered. Who takes part provisionally knows the last day from the start, and it stays.
func (e *edit) hold() bool {
	p := e.own()
	if p.Provisional || p.Ending.Provisional {
		return false
	}
	e.revive()
	e.runOn()
	e.undoDuty(DutyMembers)
	e.load("")
	return true
}

// Held reports whether an end waits for the outcome of an appeal.
func (p Participation) Held() bool {
	return p.Ending != nil && p.Ending.Appeal != nil && !p.Provisional && !p.Ended()
}

// SetHearing keeps when and where an appeal is heard, and tells the provider.
func (f File) SetHearing(by casefile.Actor, a Against, i Invitation, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	r := e.own().rights(a)
	appeal := *r.Appeal
	appeal.Hearing, appeal.HearBy = &i.Hearing, max(appeal.HearBy, i.On)
	r.Appeal = &appeal
	e.Event(HearingSet, "", map[string]any{"against": a, "meeting": i.Meeting, "on": i.On})
	e.Owe(LetterHearing, LetterData{Against: a, Hearing: &i})
	return e.Finish()
}

// DecideAppeal carries out what the panel made of an appeal: upheld, and the action stands and
// is final; or overturned, and it is undone.
func (f File) DecideAppeal(by casefile.Actor, a Against, h Heard, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	says := LetterData{Against: a, Outcome: "upheld", Reasons: h.Reasons, Suspended: e.own().goesOnSuspended()}
	if h.Overturned {
		says.Outcome = "overturned"
	} else if a == AgainstEnd {
		says.EndsOn = e.comes()
	}
	r := e.own().rights(a)
	r.Appeal, r.Heard = nil, true
	e.Settle(nearHearing)
	e.Settle(missedHearing)
	e.Event(AppealDecided, "", h.Facts)
	e.Owe(LetterAppealDecided, says)
	if h.Overturned {
		if err := e.undo(a, h.Reasons); err != nil {
			return casefile.Change{}, err
		}
	} else if a == AgainstEnd {
		e.stands(says.EndsOn)
	}
	return e.Finish()
}

// goesOnSuspended reports whether the provider is suspended, or was when the participation ended.
func (p Participation) goesOnSuspended() bool {
	return p.Status == StatusSuspended || p.Ended() && p.Ending != nil && p.Ending.Was == StatusSuspended
}

// comes is the day on which an end that is upheld comes: its own, or tomorrow where it waited
// longer.
func (e *edit) comes() calendar.Date {
	if p := e.own(); p.Held() {
		return max(p.Ending.On, e.Today.AddDays(1))
	}
	return e.own().Ending.On
}

// stands lets an end that waited come on a day.
func (e *edit) stands(on calendar.Date) {
	p := e.own()
	if p.Ended() || p.Provisional {
		return
	}
	p.Ending.On = on
	e.dateEnd()
	e.tellMembers(on)
	e.load("")
}

// undo takes back what was appealed. A hard stop that holds is no panel's to set aside.
func (e *edit) undo(a Against, reasons []Reason) error {
	p := e.own()
	if a == AgainstEnd {
		e.revive()
		e.restore()
		e.undoDuty(DutyMembers)
		e.Event(EndUndone, reasons[0].Text, map[string]any{"products": p.Terms, "status": p.Status})
		e.load("")
		return nil
	}
	e.undoDuty(DutyNPDB)
	e.undoDuty(DutyBoard)
	if p.Ended() {
		p.Suspension = nil
		return nil
	}
	if err := e.mayReinstate(); err != nil {
		return err
	}
	p.Suspension = nil
	e.move(p.resumes())
	e.Event(ProviderReinstated, reasons[0].Text, map[string]any{"products": p.Terms, "status": p.Status})
	e.load("")
	return nil
}

// appealDues files the days by which the appeals that wait are to be decided, and a warning of
// each.
func (p Participation) appealDues(m market.Market, file filing) {
	for _, a := range []Against{AgainstSuspension, AgainstEnd} {
		if r, _ := p.Rights(a); r.Appeal != nil && !slices.Contains(p.Missed, missedHearing) {
			file(r.Appeal.HearBy.AddDays(1), DueHearing, string(a))
			if !p.late(nearHearing) {
				file(r.Appeal.HearBy.AddDays(-m.ClockWarnDays), DueHearingNear, string(a))
			}
		}
	}
}

// appealTask is the task of the appeals that wait, if any does.
func (p Participation) appealTask() (casefile.Task, bool) {
	out := casefile.Task{Queue: QueueReady}
	for _, a := range []Against{AgainstSuspension, AgainstEnd} {
		if r, _ := p.Rights(a); r.Appeal != nil {
			out.Detail += "Hear the appeal against the " + string(a) + ". "
			out.DueOn = calendar.Earliest(out.DueOn, r.Appeal.HearBy)
		}
	}
	return out, out.DueOn != ""
}
