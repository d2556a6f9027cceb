package participation

import (
	"slices"
	"time"

	"credo/shared/casefile"
	"credo/shared/problem"
)

// HalfState says how far one half of a load is.
type HalfState string

// The states of a half.
const (
	HalfNone    HalfState = ""
	HalfPending HalfState = "pending" // to be told
	HalfWaiting HalfState = "waiting" // handed over; waits for the other system's acknowledgment
	HalfFailed  HalfState = "failed"  // tried without success; retried
	HalfLoaded  HalfState = "loaded"
)

// Half names one half: who is told what holds of a provider.
type Half string

// The halves: a provider participates only when both are loaded.
const (
	HalfClaims    Half = "claims"
	HalfDirectory Half = "directory"
)

// Load is how far claims payment and the directory know what holds.
type Load struct {
	Run       int       `json:"run,omitempty"` // counts what was to be told: a late answer to an older run is none to this one
	Claims    HalfState `json:"claims,omitempty"`
	Directory HalfState `json:"directory,omitempty"`
	ClaimsRef string    `json:"claimsReference,omitempty"`
	Failure   string    `json:"failure,omitempty"`       // of the last attempt
	For       string    `json:"applicationId,omitempty"` // the application that waits for it
}

// Done reports whether both halves know what holds.
func (l Load) Done() bool { return l.Claims == HalfLoaded && l.Directory == HalfLoaded }

// Under way reports whether something is still to be told.
func (l Load) UnderWay() bool { return l.Claims != HalfNone && !l.Done() }

func (l *Load) half(h Half) *HalfState {
	if h == HalfDirectory {
		return &l.Directory
	}
	return &l.Claims
}

// load tells both systems anew; forApplication waits for it, if any does, behind one that
// waits already.
func (e *edit) load(forApplication string) {
	p := e.own()
	was := p.Load
	p.Load = Load{Run: was.Run + 1, Claims: HalfPending, Directory: HalfPending, For: was.For}
	switch {
	case forApplication == "" || forApplication == was.For:
	case was.For == "":
		p.Load.For = forApplication
	default:
		p.Waiting = append(slices.Clone(p.Waiting), forApplication)
	}
	e.Event(LoadStarted, "", map[string]any{"status": p.Status})
}

// Told is another system's word that it knows what holds of a provider.
type Told struct {
	Half      Half   `json:"half"`
	Reference string `json:"reference"`      // the system's own
	Run       int    `json:"load,omitempty"` // which load it is about; 0: the one under way
}

// LoadHalf records that one half is told; with the second one the participation that
// waited for it begins. A repeated notice changes nothing; one about an earlier load, or
// about none there was, is refused.
func (f File) LoadHalf(by casefile.Actor, t Told, now time.Time) (casefile.Change, error) {
	p, half := f.Participation, t.Half
	if t.Run != 0 && t.Run != p.Load.Run {
		return casefile.Change{}, problem.Conflict("This is about load %d; what holds now is load %d. Load that, and acknowledge it.", t.Run, p.Load.Run)
	}
	if !p.Load.UnderWay() {
		if p.Load.Done() {
			return casefile.Nothing(f.Head())
		}
		return casefile.Change{}, problem.Conflict("Nothing of this provider is being loaded.")
	}
	state := *p.Load.half(half)
	if state == HalfLoaded {
		return casefile.Nothing(f.Head())
	}
	if state == HalfPending && t.Run == 0 && by.Name != casefile.System.Name {
		return casefile.Change{}, problem.Conflict("Load %d is on its way to %s. Acknowledge it once it is there, or name its number if it is.", p.Load.Run, half)
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Quiet = by.Name == casefile.System.Name
	event, load := ClaimsLoaded, &e.own().Load
	if half == HalfDirectory {
		event = DirectoryLoaded
	} else {
		load.ClaimsRef = t.Reference
	}
	*load.half(half) = HalfLoaded
	e.Event(event, "", map[string]any{"reference": t.Reference, "load": load.Run})
	if load.Done() {
		e.Quiet = false
		e.loaded()
	}
	return e.Finish()
}

// loaded: what holds is known everywhere. A participation that waited for it begins; the
// next application that waits gets a run of its own.
func (e *edit) loaded() {
	p := e.own()
	p.Load.Failure, p.Load.For = "", ""
	if p.Status == StatusPending {
		p.EnrolledOn = e.Today
		e.move(p.Begins())
		e.Event(ParticipationBegan, "", map[string]any{"products": p.Terms})
	}
	if next := p.Waiting; len(next) > 0 {
		p.Waiting = next[1:]
		e.load(next[0])
	}
}

// Begins is the status a pending participation takes once both halves know.
func (p Participation) Begins() Status {
	if p.Provisional {
		return StatusProvisional
	}
	return StatusActive
}

// LoadHandedOver records that the claims system took the record and will acknowledge it.
func (f File) LoadHandedOver(now time.Time) (casefile.Change, error) {
	if c := f.Participation.Load.Claims; c != HalfPending && c != HalfFailed {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Quiet = true
	e.own().Load.Claims = HalfWaiting
	return e.Finish()
}

// FailLoad records a failed attempt, once for each run of failures: it is retried, and
// staff see it.
func (f File) FailLoad(half Half, reason string, now time.Time) (casefile.Change, error) {
	if s := *f.Participation.Load.half(half); !f.Participation.Load.UnderWay() || s == HalfLoaded || s == HalfFailed {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Quiet = true
	*e.own().Load.half(half), e.own().Load.Failure = HalfFailed, reason
	e.Event(LoadFailed, reason, map[string]any{"half": half})
	return e.Finish()
}
