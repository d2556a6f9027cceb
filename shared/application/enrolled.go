package application

import (
	"time"

	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

// LoadHalf records that claims payment or the directory was told what holds of a
// participation. With the second half the application that waited for it, if one did, is
// enrolled in the same transaction, and the welcome letter owed within five business days.
func LoadHalf(p participation.File, waiting *File, by casefile.Actor, t participation.Told, now time.Time) (casefile.Change, error) {
	c, err := p.LoadHalf(by, t, now)
	if err != nil || c.Empty() || waiting == nil || waiting.Application.State != StateEnrolling {
		return c, err
	}
	id, after := waiting.Application.ID, p.Apply(c).Participation // a frozen one goes on waiting
	if p.Participation.Load.For != id || after.Load.For == id {
		return c, nil
	}
	if after.Ended() && waiting.Application.Kind != form.KindChange { // which may have ended it
		also, err := waiting.ParticipationOver("The participation ended before this was loaded.", now)
		return casefile.Together(c, also), err
	}
	also, err := waiting.enrolled(by, after, now)
	c.Also = append(c.Also, also)
	return c, err
}

// enrolled completes the road: the participation runs, and the letter says so.
func (f File) enrolled(by casefile.Actor, p participation.Participation, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	a := e.app()
	e.move(StateEnrolled)
	a.Enrolled, a.Deciding = e.Today, p.Provisional && a.Kind == form.KindInitial
	e.Event(ProviderEnrolled, "", map[string]any{"providerNumber": p.ID, "products": p.Terms, "participationHash": p.LastHash})
	switch a.Kind {
	case form.KindInitial:
		a.WelcomeBy = e.Today.AddBusinessDays(e.Market.WelcomeBusinessDays)
		e.Owe(LetterWelcome, LetterData{Products: p.Terms, Provider: p.ID, RecredBy: p.RecredentialBy})
	case form.KindChange:
		e.Owe(LetterChangeApplied, LetterData{Change: a.Change, Products: p.Terms, Provider: p.ID})
	}
	return e.Finish()
}

// ParticipationOver closes what was under way for a participation that has ended: nothing
// is left to decide.
func (f File) ParticipationOver(reason string, now time.Time) (casefile.Change, error) {
	a := f.Application
	open := (a.State.undecided() || a.State == StateEnrolling) && !a.returns()
	if !open && !a.Deciding {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.over(reason)
	return e.Finish()
}

// over closes an application whose participation is over: nobody is late, and nothing is left
// to decide. One that is enrolled stays so.
func (e *edit) over(reason string) {
	a := e.app()
	a.Deciding = false
	if a.State != StateEnrolled {
		e.move(StateDiscontinued)
		a.Discontinued, a.Moot = e.Today, true
	}
	e.Event(ApplicationDiscontinued, reason, nil)
}

// participationBack takes up again what was closed with a participation whose end is undone:
// the recredentialing, or the full decision on one that was provisional.
func (f File) participationBack(reason string, provisional bool, now time.Time) (casefile.Change, error) {
	deciding := provisional && f.Application.State == StateEnrolled
	if f.Application.State != StateDiscontinued && !deciding {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Event(ApplicationReopened, reason, nil)
	if e.app().Deciding = deciding; !deciding {
		e.app().Discontinued, e.app().Moot = "", false
		e.move(e.file.standing(e.Today))
	}
	return e.Finish()
}

// ObeyOrder does to a participation what is ordered; what was closed with one whose end is
// taken back is taken up again. renewal is the application the participation waits for, or
// waited for when it ended, nil where there is none.
func ObeyOrder(p participation.File, renewal *File, by casefile.Actor, o participation.Order, now time.Time) (casefile.Change, error) {
	c, err := p.Obey(by, o, now)
	if err != nil || renewal == nil || o.Action != participation.ActionUndoEnd || !p.Participation.Ended() {
		return c, err
	}
	also, err := renewal.participationBack(o.Reasons[0].Text, p.Participation.Ending.Provisional, now)
	if !also.Empty() {
		c.Also = append(c.Also, also)
	}
	return c, err
}
