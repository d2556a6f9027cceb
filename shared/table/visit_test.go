package table_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// visit is a kind of case that Credo does not have: somebody looks at a place. It brings
// what a kind may bring, and no more.
var visit = casefile.Kind{
	Name: "visit", Key: "VISIT", Found: true, Queues: []casefile.Queue{queueVisits},
	Owns:   func(id string) bool { return strings.HasPrefix(id, "VST-") },
	New:    func() casefile.Draft { return &visitDraft{} },
	Alarms: map[casefile.DueKind]string{dueVisit: "VisitLate"},
	Needs: func(c casefile.Case, due casefile.Due) casefile.Needs {
		return casefile.Needs{Cases: []string{c.(VisitFile).Visit.For}, Records: []casefile.Ref{{ID: c.Head().ID, Name: accessRecord}}}
	},
	FallDue: func(c casefile.Case, due casefile.Due, on calendar.Date, around casefile.Around, now time.Time) (casefile.Change, error) {
		return c.(VisitFile).fallDue(due, on, around, now)
	},
}

const (
	queueVisits  casefile.Queue      = "visits"
	dueVisit     casefile.DueKind    = "visit-due"
	announced    casefile.LetterName = "visit-announced"
	late         casefile.LetterName = "visit-late"
	accessRecord                     = "ACCESS"
	visitors                         = "VISITORS"
)

// Visit is the state of the case.
type Visit struct {
	casefile.Header
	Kind        string        `json:"kind"`
	For         string        `json:"for"` // the application it is for
	Place       string        `json:"place"`
	Result      string        `json:"result,omitempty"`
	SubmittedOn calendar.Date `json:"submittedOn"`
	VisitBy     calendar.Date `json:"visitBy"`
}

// Room is an item of its own.
type Room struct {
	Name  string `json:"name"`
	Clean bool   `json:"clean"`
}

// Access is what only those who must may read of it.
type Access struct {
	DoorCode string `json:"doorCode"`
}

// VisitRow is what it adds to the plan's numbers.
type VisitRow struct {
	ID     string `json:"id"`
	Result string `json:"result,omitempty"`
}

// VisitFile is the case with all that lies in it.
type VisitFile struct {
	Visit Visit
	casefile.Parts
	Rooms []Room
}

type visitDraft struct{ file VisitFile }

func (d *visitDraft) State() any             { return &d.file.Visit }
func (d *visitDraft) Parts() *casefile.Parts { return &d.file.Parts }
func (d *visitDraft) Done() casefile.Case    { d.file.Sort(); return d.file }
func (d *visitDraft) Item(part string, decode func(any) error) error {
	if part != "ROOM" {
		return fmt.Errorf("a visit has no %s", part)
	}
	var r Room
	err := decode(&r)
	d.file.Rooms = append(d.file.Rooms, r)
	return err
}

func (f VisitFile) Head() casefile.Header { return f.Visit.Header }

func (f VisitFile) With(c casefile.Change) casefile.Case {
	part, state, ok := casefile.PartOf[Visit](c, f.Visit.ID)
	if !ok {
		return f
	}
	f.Visit, f.Parts = state, f.Parts.Apply(part)
	for _, i := range part.Items {
		f.Rooms = casefile.Merge(f.Rooms, []Room{i.Value.(Room)}, func(r Room) string { return r.Name })
	}
	slices.SortFunc(f.Rooms, func(a, b Room) int { return strings.Compare(a.Name, b.Name) })
	return f
}

// visitEdit is a command at work on it.
type visitEdit struct {
	*casefile.Edit
	file VisitFile
	was  Visit
}

func (f VisitFile) edit(by casefile.Actor, now time.Time) (*visitEdit, error) {
	e := &visitEdit{file: f, was: f.Visit}
	var err error
	e.Edit, err = casefile.Begin(&e.file.Visit.Header, &e.file.Parts, by, now)
	return e, err
}

func (f VisitFile) Begin(by casefile.Actor, now time.Time) (casefile.Work, error) {
	return f.edit(by, now)
}

func (e *visitEdit) LetterSent(l casefile.Letter) {
	if l.Name == late {
		e.Settle("Nobody came.")
	}
}

func (e *visitEdit) Finish() (casefile.Change, error) {
	v := &e.file.Visit
	v.Open, v.Standing, v.Locks, v.Roster = v.Result == "", "seen", nil, ""
	var tasks []casefile.Task
	var dues []casefile.Due
	if v.Open {
		v.Standing, v.Roster, v.Locks = "ordered", visitors, []casefile.Lock{placeLock(v.Place)}
		tasks = append(tasks, e.Parts.Task(queueVisits, v.VisitBy, "Go there."))
		if len(v.Missed) == 0 {
			dues = append(dues, casefile.Due{On: v.VisitBy.AddDays(1), Kind: dueVisit, Ref: v.Place})
		}
	}
	tasks = append(append(tasks, e.Parts.Bounced(e.Today)...), e.Parts.Overdue(v.Missed, e.Today)...)
	e.SettleTasks(tasks)
	e.SettleDues(dues, func(casefile.DueKind) bool { return false })
	if row := rowOf(*v); e.Change.Before.Rev == 0 || row != rowOf(e.was) {
		e.Change.Tally = &casefile.Tally{Month: v.SubmittedOn.Month(), Row: row}
	}
	c, err := e.Seal()
	c.State = *v
	return c, err
}

func rowOf(v Visit) VisitRow { return VisitRow{v.ID, v.Result} }

func placeLock(place string) casefile.Lock {
	return casefile.Lock{Name: "PLACE#" + place, Refusal: "Somebody is on the way there."}
}

// did is a command of one's own: what it does to the file under edit, as a change.
func (f VisitFile) did(by casefile.Actor, now time.Time, do func(*visitEdit) error) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err == nil {
		err = do(e)
	}
	if err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// order opens a visit.
func order(id, place string, now time.Time) (casefile.Change, error) {
	f := VisitFile{Visit: Visit{
		Header: casefile.Header{Case: visit.Name, ID: id, Market: "ga", NPI: "1234567893", Name: "Ada Sample, NP", Email: "ada@example.org", Channel: "email"},
		Kind:   "first", For: "CRD-1", Place: place,
	}}
	return f.did(casefile.System, now, func(e *visitEdit) error {
		v := &e.file.Visit
		e.Change.Before = casefile.Header{}
		v.SubmittedOn, v.VisitBy = e.Today, e.Today.AddDays(10)
		v.Requirements = []casefile.Requirement{{Type: "floor-plan", Name: "floor plan", Why: "We look at rooms.", By: "staff"}}
		e.Record(accessRecord, Access{"1234"})
		e.Event("VisitOrdered", "", map[string]any{"place": place})
		e.Owe(announced, map[string]any{"dueOn": v.VisitBy})
		return nil
	})
}

// look files what was found in a room.
func (f VisitFile) look(by casefile.Actor, r Room, now time.Time) (casefile.Change, error) {
	return f.did(by, now, func(e *visitEdit) error {
		e.Item("ROOM", r.Name, r)
		e.Event("RoomSeen", "", r)
		return nil
	})
}

// end says how it went.
func (f VisitFile) end(by casefile.Actor, result string, now time.Time) (casefile.Change, error) {
	return f.did(by, now, func(e *visitEdit) error {
		e.file.Visit.Result = result
		e.Event("VisitEnded", "", map[string]any{"result": result})
		return nil
	})
}

func (f VisitFile) fallDue(due casefile.Due, on calendar.Date, around casefile.Around, now time.Time) (casefile.Change, error) {
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if !e.Fall(due, on) {
		return e.Finish()
	}
	var access Access
	if err := around.Read(casefile.Ref{ID: f.Visit.ID, Name: accessRecord}, &access); err != nil {
		return casefile.Change{}, err
	}
	e.Miss("Nobody came.", due)
	e.Owe(late, map[string]any{"door": access.DoorCode, "for": around.Cases[f.Visit.For].Head().Name})
	return e.Finish()
}
