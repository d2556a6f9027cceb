package participation

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

// The deadlines of a participation.
const (
	DueExpiring        casefile.DueKind = "document-expiring"      // something runs out soon: 90, 60, 30 days ahead
	DueExpired         casefile.DueKind = "document-expired"       // something ran out
	DueAsked           casefile.DueKind = "documents-late"         // what was asked for did not come
	DueBegin           casefile.DueKind = "products-begin"         // the first day in a product
	DueEnd             casefile.DueKind = "products-end"           // the first day without a product
	DueReview          casefile.DueKind = "suspension-review"      // a suspension is looked at again
	DueReports         casefile.DueKind = "suspension-reportable"  // a suspension lasts so long that others are told
	DueProvisional     casefile.DueKind = "provisional-over"       // sixty days of provisional participation: the director decides
	DueProvisionalWarn casefile.DueKind = "provisional-warn"       // days 40, 50 and 55 of them
	DueStop            casefile.DueKind = "hard-stop"              // time brings a hard stop: settling suspends
	DueRecredOpen      casefile.DueKind = "recredentialing-open"   // 180 days ahead
	DueRecredRemind    casefile.DueKind = "recredentialing-remind" // 90 and 30 days ahead
	DueRecredential    casefile.DueKind = "recredentialing-due"    // it is late: the day after the 36 months, and again and again
	DueDenialFinal     casefile.DueKind = "denial-final"           // a denied recredentialing was not appealed in time
	DueHearingNear     casefile.DueKind = "appeal-near"            // soon it is to be decided
	DueHearing         casefile.DueKind = "appeal-late"            // an appeal was not decided by the promised day
	DueMedicaid        casefile.DueKind = "medicaid-check"         // the state is asked again for the Medicaid enrollment
	DueOver            casefile.DueKind = "renewal-over"           // closes what was under way for a participation that ended, or has no cycle any more
)

// filing files a deadline of a kind on a day, about ref.
type filing func(on calendar.Date, kind casefile.DueKind, ref string)

// reminds reports whether the deadline only reminds, so that one that is past is moot.
func reminds(k casefile.DueKind) bool {
	return k == DueExpiring || k == DueRecredRemind || k == DueProvisionalWarn || k == DueHearingNear
}

func (f File) dues(m market.Market) []casefile.Due {
	var out []casefile.Due
	file := func(on calendar.Date, kind casefile.DueKind, ref string) {
		out = append(out, casefile.Due{On: on, Kind: kind, Ref: ref})
	}
	p := f.Participation
	f.stopDues(m, file)
	p.appealDues(m, file)
	if p.Ended() && p.Renewal != nil && p.Ending != nil {
		file(p.Ending.On.AddDays(1), DueOver, "")
	}
	if !p.Running() || p.Frozen() {
		return out
	}
	f.watchDues(m, file)
	p.beginDues(file)
	p.endDues(file)
	p.suspensionDues(file)
	f.checkDues(m, file)
	if p.Ending == nil {
		p.cycleDues(m, file)
	}
	return out
}

// Beside is what some deadlines need beside the participation.
type Beside struct {
	Owes   bool                    // the renewal under way waits for the provider, or was given up
	Owed   []casefile.DocumentView // what it still lacks
	Attest bool                    // it waits for the new answers and signature
	Opened Link                    // the recredentialing that is opened
}

// falls are what the deadlines do on their day. None of them ends a participation in which the
// provider owes nothing and that no person ordered to end.
var falls = map[casefile.DueKind]func(*edit, casefile.Due, Beside){
	DueExpiring:        (*edit).expiring,
	DueExpired:         (*edit).expired,
	DueAsked:           func(e *edit, due casefile.Due, _ Beside) { e.escalate(missedDocuments, due) },
	DueBegin:           (*edit).productsBegin,
	DueEnd:             (*edit).productsEnd,
	DueReview:          func(e *edit, due casefile.Due, _ Beside) { e.escalate(missedReview, due) },
	DueReports:         (*edit).reportsFallDue,
	DueProvisional:     func(e *edit, due casefile.Due, _ Beside) { e.Miss(missedProvisional, due) },
	DueProvisionalWarn: func(e *edit, due casefile.Due, _ Beside) { e.warn(due) },
	DueStop:            func(*edit, casefile.Due, Beside) {},
	DueRecredOpen:      (*edit).renewalOpens,
	DueRecredRemind:    (*edit).renewalReminds,
	DueRecredential:    (*edit).renewalLate,
	DueDenialFinal:     (*edit).denialFinal,
	DueHearingNear:     func(e *edit, due casefile.Due, _ Beside) { e.Miss(nearHearing, due) },
	DueHearing: func(e *edit, due casefile.Due, _ Beside) {
		e.Settle(nearHearing)
		e.Miss(missedHearing, due)
	},
	DueMedicaid: func(e *edit, due casefile.Due, _ Beside) { e.Miss(missedMedicaid, due) },
	DueOver:     func(e *edit, _ casefile.Due, _ Beside) { e.own().Renewal = nil },
}

// FallDue does what is owed on a day: on is the swept day, now the business time of the
// sweep. A deadline that is no longer the participation's changes nothing but is taken away.
func (f File) FallDue(due casefile.Due, on calendar.Date, beside Beside, now time.Time) (casefile.Change, error) {
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if fall := falls[due.Kind]; e.Fall(due, on) && fall != nil {
		fall(e, due, beside)
	}
	return e.Finish()
}

// beginDues files the first days that are still to come.
func (p Participation) beginDues(file filing) {
	seen := map[calendar.Date]bool{}
	for _, t := range p.Terms {
		if t.State == StatusPending && !seen[t.EffectiveOn] {
			seen[t.EffectiveOn] = true
			file(t.EffectiveOn, DueBegin, string(t.EffectiveOn))
		}
	}
}

// productsBegin: from today on claims are paid and the directory lists the provider.
func (e *edit) productsBegin(casefile.Due, Beside) {
	p := e.own()
	p.Terms = standing(p.Terms, p.Status, e.Today)
	e.Event(ProductsBegan, "", map[string]any{"products": p.Terms})
	e.load("")
}

func (e *edit) reportsFallDue(due casefile.Due, _ Beside) {
	e.Event(casefile.DeadlineReached, "The suspension is to be reported.", due)
	e.reports()
}
