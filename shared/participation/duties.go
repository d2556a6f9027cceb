package participation

import (
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
)

// Duty is something the law wants the plan to tell others of an action; staff do it outside
// and keep the proof here.
type Duty struct {
	ID     DutyID        `json:"duty"`
	OnDay  calendar.Date `json:"openedOn"`
	DueOn  calendar.Date `json:"dueOn"`
	DoneOn calendar.Date `json:"doneOn,omitempty"`
	Proof  string        `json:"proof,omitempty"` // what shows that it was done: a reference, a date of mailing
	By     string        `json:"by,omitempty"`
}

// DutyID names a duty.
type DutyID string

// The duties.
const (
	DutyMembers DutyID = "members-notice" // members who see the provider are told of the end (42 CFR 438.10(f)(1))
	DutyNPDB    DutyID = "npdb-report"    // 45 CFR 60.12
	DutyBoard   DutyID = "board-report"   // the state's licensing board
)

var dutyWords = map[DutyID]string{
	DutyMembers: "Tell the members who see this provider that the participation ends",
	DutyNPDB:    "Report the suspension to the NPDB",
	DutyBoard:   "Report the suspension to the licensing board",
}

// duty opens one, unless it is open.
func (e *edit) duty(id DutyID, due calendar.Date) {
	p := e.own()
	if slices.ContainsFunc(p.Duties, func(d Duty) bool { return d.ID == id && d.DoneOn == "" }) {
		return
	}
	p.Duties = append(slices.Clone(p.Duties), Duty{ID: id, OnDay: e.Today, DueOn: due})
}

// undoDuty takes back one that nobody has done yet.
func (e *edit) undoDuty(id DutyID) {
	p := e.own()
	p.Duties = slices.DeleteFunc(slices.Clone(p.Duties), func(d Duty) bool { return d.ID == id && d.DoneOn == "" })
}

// Done is the proof that a duty was done.
type Done struct {
	Proof  string        `json:"proof"`
	DoneOn calendar.Date `json:"doneOn"`
}

// DoDuty keeps the proof that a duty was done.
func (f File) DoDuty(by casefile.Actor, id DutyID, done Done, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	p := e.own()
	i := slices.IndexFunc(p.Duties, func(d Duty) bool { return d.ID == id && d.DoneOn == "" })
	switch {
	case i < 0:
		return casefile.Change{}, problem.Conflict("Nothing of that sort is to be done for this provider.")
	case strings.TrimSpace(done.Proof) == "":
		return casefile.Change{}, problem.InvalidField("/proof", "Say what shows that it was done, such as the report's number.")
	case done.DoneOn > e.Today || done.DoneOn < p.Duties[i].OnDay:
		return casefile.Change{}, problem.InvalidField("/doneOn", "Give the day it was done, from %s to today.", p.Duties[i].OnDay)
	}
	p.Duties = slices.Clone(p.Duties)
	p.Duties[i].DoneOn, p.Duties[i].Proof, p.Duties[i].By = done.DoneOn, done.Proof, by.Name
	e.Event(DutyDone, "", p.Duties[i])
	return e.Finish()
}

// dutyTask is the task of the duties that are open, if there are any.
func (p Participation) dutyTask() (casefile.Task, bool) {
	var words []string
	var due calendar.Date
	for _, d := range p.Duties {
		if d.DoneOn == "" {
			words = append(words, dutyWords[d.ID]+" by "+d.DueOn.Long()+".")
			due = calendar.Earliest(due, d.DueOn)
		}
	}
	return casefile.Task{Queue: QueueReports, DueOn: due, Detail: strings.Join(words, " ")}, len(words) > 0
}
