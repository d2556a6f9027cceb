package participation

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
)

// Action is what the medical director or the committee does to a participation.
type Action string

// The actions.
const (
	ActionSuspend   Action = "suspend"
	ActionReinstate Action = "reinstate"
	ActionEnd       Action = "end"      // with notice
	ActionUndoEnd   Action = "undo-end" // before its day, or soon after
	ActionKeep      Action = "keep"     // what waited was judged: left as it is
)

// Order is an action with what it needs.
type Order struct {
	Action      Action        `json:"action"`
	Reasons     []Reason      `json:"reasons"`
	EffectiveOn calendar.Date `json:"effectiveOn,omitempty"` // of an end: the first day without; "" for the earliest
	OnlyIfLate  bool          `json:"onlyIfLate,omitempty"`  // of an end: falls away once the recredentialing no longer waits for the provider
	Summary     bool          `json:"summary,omitempty"`     // of a suspension: for danger to members
	EndsWhen    string        `json:"endsWhen,omitempty"`    // of a suspension: what ends it; the provider reads it
	ReviewOn    calendar.Date `json:"reviewOn,omitempty"`    // of a suspension: looked at again by this day; "" for the latest
}

// orders are the actions: when each is possible, and what it does.
var orders = map[Action]struct {
	may func(Participation) bool
	do  func(*edit, Order) error
}{
	ActionSuspend:   {func(p Participation) bool { return p.Status.Participating() }, (*edit).obeySuspend},
	ActionReinstate: {Participation.anySuspended, (*edit).obeyReinstate},
	ActionEnd:       {func(p Participation) bool { return p.Running() && !p.Frozen() && p.Ending == nil }, (*edit).obeyEnd},
	ActionUndoEnd:   {func(p Participation) bool { return p.Ending != nil }, (*edit).obeyUndoEnd},
	ActionKeep:      {Participation.waitsForDirector, (*edit).obeyKeep},
}

// Obey suspends, reinstates, ends or keeps a participation or takes its end back, on any day
// after it began, whatever application is open. Whatever is ordered settles what waited for the director.
func (f File) Obey(by casefile.Actor, o Order, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only the medical director or the committee changes a participation.")
	}
	if len(o.Reasons) == 0 {
		return casefile.Change{}, problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	}
	order, known := orders[o.Action]
	if f.Participation.Frozen() && o.Action == ActionEnd {
		return casefile.Change{}, problem.Conflict("This provider has not begun, since a hard stop came before the load: rescind the approval instead.")
	}
	if !known || !order.may(f.Participation) {
		return casefile.Change{}, problem.Conflict("A participation that is %s cannot be changed that way.", f.Participation.standing())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if o.Action == ActionSuspend || o.Action == ActionEnd {
		if err := CheckReasons(e.Market, string(o.Action), o.Reasons); err != nil {
			return casefile.Change{}, err
		}
	}
	if err := order.do(e, o); err != nil {
		return casefile.Change{}, err
	}
	e.judged()
	return e.Finish()
}

// judged takes off what waited for the director.
func (e *edit) judged() {
	p := e.own()
	p.Findings = nil
	for _, missed := range directors {
		e.Settle(missed)
	}
}

// obeyKeep leaves the participation as it is; a suspension gets its next review.
func (e *edit) obeyKeep(o Order) error {
	if s := e.own().Suspension; s != nil {
		next, err := e.reviewBy(o)
		if err != nil {
			return err
		}
		s := *s
		s.ReviewOn = next
		e.own().Suspension = &s
	}
	e.Event(ParticipationKept, o.Reasons[0].Text, o)
	return nil
}

func (e *edit) obeyReinstate(o Order) error {
	if err := e.mayReinstate(); err != nil {
		return err
	}
	e.own().Suspension = nil
	e.move(e.own().resumes())
	e.Event(ProviderReinstated, o.Reasons[0].Text, o)
	e.Owe(LetterReinstated, LetterData{Reasons: o.Reasons, Products: e.own().Terms})
	e.load("")
	return nil
}

// standing is the status within a sentence: "A participation that is …".
func (p Participation) standing() string {
	if p.Ending != nil && !p.Ended() {
		return string(p.Status) + " until " + p.Ending.On.Long()
	}
	return string(p.Status)
}

// anySuspended reports whether the provider is suspended, or a hard stop bars a product.
func (p Participation) anySuspended() bool {
	return p.Running() && slices.ContainsFunc(p.Terms, func(t Term) bool { return t.State == StatusSuspended })
}

// resumes is the status that a suspended provider goes back to: pending, where they never
// began.
func (p Participation) resumes() Status {
	if p.Frozen() {
		return StatusPending
	}
	return p.Begins()
}

// mayReinstate refuses while hard stops bar every suspended product; one that is barred stays
// suspended beside those that are not.
func (e *edit) mayReinstate() error {
	stops := e.file.Barred(e.Market, e.Today)
	for _, t := range e.own().Terms {
		if t.State == StatusSuspended && !slices.ContainsFunc(stops, func(s HardStop) bool { return s.Product == t.Product }) {
			return nil
		}
	}
	return problem.Conflict("A hard stop holds: %s (%s). Nobody can reinstate until the source says otherwise.", stops[0].Text, stops[0].Source)
}

// Annul ends a participation that has not begun: its approval was taken back. The provider is
// told by the application.
func (f File) Annul(by casefile.Actor, reason string, link Link, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.move(StatusEnded)
	p := e.own()
	p.Renewal, p.Provisional, p.Load.For = nil, false, ""
	e.Event(ProviderEnded, reason, e.facts(link))
	e.load("")
	return e.Finish()
}
