package participation

import (
	"cmp"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
)

// Ending is an end to come or one that came: who ordered it, from which day on, and what it
// takes to undo it.
type Ending struct {
	Cause       Cause         `json:"cause"`
	NoticedOn   calendar.Date `json:"noticedOn"`
	On          calendar.Date `json:"on"` // the first day without
	By          string        `json:"by"`
	Was         Status        `json:"was,omitempty"`     // before it ended
	Renewal     *Renewal      `json:"renewal,omitempty"` // under way when it ended
	Provisional bool          `json:"provisional,omitempty"`
	Rights
}

// Cause says what an end rests on.
type Cause string

// The causes.
const (
	CauseOrdered Cause = "ordered" // the director's or the committee's
	CauseLate    Cause = "late"    // ordered, and falls away once the recredentialing no longer waits for the provider
	CauseDenied  Cause = "denied"  // a denial that is final: only an appeal undoes it
	CauseLeft    Cause = "left"    // the provider gave up the last product
)

// noticeDays is the longest notice that a product of the participation wants before its end,
// in days (Medicare Advantage: 42 CFR 422.202(d)(4)). Who takes part provisionally knows the
// last day from the start.
func (e *edit) noticeDays(products []string) int {
	days := 0
	for _, id := range products {
		product, _ := e.Market.Product(id)
		days = max(days, cmp.Or(product.EndNoticeDays, e.Market.EndNoticeDays))
	}
	if e.own().Provisional {
		return 0
	}
	return days
}

// earliestEnd is the first day that products may end on, told of on a day. It is never the
// day itself: this morning's visits are paid.
func (e *edit) earliestEnd(told calendar.Date, products []string) calendar.Date {
	return max(told.AddDays(e.noticeDays(products)), e.Today.AddDays(1))
}

func (e *edit) obeyEnd(o Order) error {
	p := e.own()
	earliest := e.earliestEnd(e.Today, Running(p.Terms))
	on := cmp.Or(o.EffectiveOn, earliest)
	switch {
	case on < earliest:
		return problem.InvalidField("/effectiveOn", "With the notice that its products want, this participation ends on %s or later (42 CFR 422.202(d)). Where members are in danger, suspend it at once.", earliest)
	case on > e.Today.AddMonths(12):
		return problem.InvalidField("/effectiveOn", "%s is more than a year away. Check the year.", on)
	case o.OnlyIfLate && !p.neglects():
		return problem.InvalidField("/onlyIfLate", "The provider was not told that the recredentialing is late and waits for them. Only then can it be a reason to end.")
	}
	end := Ending{Cause: CauseOrdered, On: on, Rights: Rights{AppealBy: e.AppealBy()}}
	if o.OnlyIfLate {
		end.Cause = CauseLate
	}
	e.Event(EndNoticed, o.Reasons[0].Text, o)
	e.ends(end, o.Reasons)
	return nil
}

// ends gives notice of an end; the event that says why is written before. Members are told
// within 15 days of the notice or 30 days ahead, whichever is later (42 CFR 438.10(f)(1)).
func (e *edit) ends(end Ending, reasons []Reason) {
	p := e.own()
	end.NoticedOn, end.By = e.Today, e.By.Name
	p.Ending = &end
	e.dateEnd()
	says := LetterData{Reasons: reasons, EndsOn: end.On, DueOn: end.AppealBy, OnlyIfLate: end.Cause == CauseLate, Against: AgainstEnd}
	says.Stays = p.rights(AgainstEnd) != nil && !p.Provisional
	e.Owe(LetterParticipationEnded, says)
	e.tellMembers(end.On)
	e.load("")
}

// dateEnd gives every product that runs the last day of the end.
func (e *edit) dateEnd() {
	p := e.own()
	p.Terms = slices.Clone(p.Terms)
	for i, t := range p.Terms {
		if t.State != StatusEnded && (t.EndedOn == "" || t.EndedOn > p.Ending.On) {
			p.Terms[i].EndedOn = p.Ending.On
		}
	}
}

// tellMembers opens the duty to tell those who see the provider that they leave on a day.
func (e *edit) tellMembers(on calendar.Date) {
	e.duty(DutyMembers, max(e.Today.AddDays(15), on.AddDays(-30)))
}

// End gives notice that a denial ends the participation in every product; it was told of when
// the provider was denied. appealBy is the last day to appeal, "" where the appeal was heard
// (NCQA CR 6).
func (f File) End(by casefile.Actor, reason string, appealBy calendar.Date, link Link, now time.Time) (casefile.Change, error) {
	if f.Participation.Ended() {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.link(link)
	e.Event(EndNoticed, reason, e.facts(link))
	e.denied(reason, appealBy)
	return e.Finish()
}

// denied gives notice for a denial; what was ordered before gives way to it.
func (e *edit) denied(reason string, appealBy calendar.Date) {
	p, told := e.own(), e.Today
	if p.Renewal != nil && p.Renewal.DeniedOn != "" {
		told = p.Renewal.DeniedOn
	}
	end := Ending{Cause: CauseDenied, On: e.earliestEnd(told, Running(p.Terms)), Rights: Rights{AppealBy: appealBy}}
	e.ends(end, []Reason{{Code: "ended", Text: reason}})
}

// neglects reports whether the recredentialing is past its last day and the provider was told
// that it waits for them, or gave it up.
func (p Participation) neglects() bool {
	r := p.Renewal
	return r != nil && (r.Told != "" || r.Stage == StageWithdrawn && p.late(missedWithdrawn))
}

// endDues files the days on which products end, each once.
func (p Participation) endDues(file filing) {
	seen := map[calendar.Date]bool{}
	for _, t := range p.Terms {
		if t.State != StatusEnded && t.EndedOn != "" && !seen[t.EndedOn] {
			seen[t.EndedOn] = true
			file(t.EndedOn, DueEnd, string(t.EndedOn))
		}
	}
}

// productsEnd ends the products whose day has come, and the participation with the last one.
// An end for lateness is held up where it is no longer the provider who is late.
func (e *edit) productsEnd(due casefile.Due, beside Beside) {
	p := e.own()
	if p.Ending != nil && p.Ending.Cause == CauseLate && p.Ending.On <= e.Today && !beside.Owes {
		e.Miss(missedByPlan, due)
		e.spare("The recredentialing no longer waits for the provider.")
		return
	}
	p.Terms = slices.Clone(p.Terms)
	for i, t := range p.Terms {
		if t.EndedOn != "" && t.EndedOn <= e.Today {
			p.Terms[i].State = StatusEnded
		}
	}
	if len(Running(p.Terms)) == 0 {
		e.over(nil)
	} else {
		e.Event(ProductsEnded, "", map[string]any{"products": p.Terms})
	}
	e.load("")
}

// over ends the participation; from is the application that led to it, if one did.
func (e *edit) over(from *Link) {
	p := e.own()
	if p.Ending == nil { // products ended one by one
		p.Ending = &Ending{Cause: CauseOrdered, NoticedOn: e.Today, On: e.Today, By: e.By.Name}
	}
	end := *p.Ending
	end.Was, end.Renewal, end.Provisional = p.Status, p.Renewal, p.Provisional
	p.Ending = &end
	e.move(StatusEnded)
	p.Renewal, p.Provisional = nil, false // a suspension stays, for the appeal against it
	facts := map[string]any{"status": p.Status, "cause": end.Cause}
	if from != nil {
		facts = e.facts(*from)
		facts["cause"] = end.Cause
	}
	e.Event(ProviderEnded, "", facts)
}

// spare takes a notice back: the products go on.
func (e *edit) spare(reason string) {
	p := e.own()
	e.restore()
	e.undoDuty(DutyMembers)
	e.Event(EndUndone, reason, map[string]any{"products": p.Terms, "status": p.Status})
	e.Owe(LetterReinstated, LetterData{Reasons: []Reason{{Code: "end-undone", Text: reason}}, Products: p.Terms, Undone: true})
	e.load("")
}

// restore makes the terms run on without a gap, and forgets the end.
func (e *edit) restore() {
	e.runOn()
	e.own().Ending = nil
}

// runOn makes the terms run on without a gap.
func (e *edit) runOn() {
	p := e.own()
	on := p.Ending.On
	p.Terms = slices.Clone(p.Terms)
	for i, t := range p.Terms {
		if t.EndedOn == on {
			p.Terms[i].EndedOn, p.Terms[i].State = "", StatusActive
		}
	}
	p.Terms = standing(p.Terms, p.Status, e.Today)
}

// obeyUndoEnd takes an end back, before its day or some days after it: the products go on
// without a gap. Only an appeal takes back what a denial ended.
func (e *edit) obeyUndoEnd(o Order) error {
	p := e.own()
	last := p.Ending.On.AddDays(e.Market.UndoEndDays)
	switch {
	case p.Ending.Cause == CauseDenied:
		return problem.Conflict("A denial ended this participation. Only an appeal takes it back.")
	case e.Today > last:
		return problem.Conflict("This end could be taken back until %s. The provider applies anew.", last)
	}
	e.revive()
	e.spare(o.Reasons[0].Text)
	return nil
}

// revive takes a participation that is over back to how it was; one that runs stays as it is.
func (e *edit) revive() {
	p := e.own()
	if !p.Ended() {
		return
	}
	p.Status, p.Since = p.Ending.Was, e.Now
	p.Renewal, p.Provisional = p.Ending.Renewal, p.Ending.Provisional
}

// Awaited is the application that the participation waits for, or waited for when it ended;
// "" where there is none.
func (p Participation) Awaited() string {
	r := p.Renewal
	if r == nil && p.Ending != nil {
		r = p.Ending.Renewal
	}
	if r == nil {
		return ""
	}
	return r.ApplicationID
}
