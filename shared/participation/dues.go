package participation

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

// The deadlines of a participation.
const (
	DueExpiring        casefile.DueKind = "document-expiring"      // a document runs out soon
	DueExpired         casefile.DueKind = "document-expired"       // a document ran out
	DueProvisional     casefile.DueKind = "provisional-over"       // sixty days of provisional participation: the director decides
	DueProvisionalWarn casefile.DueKind = "provisional-warn"       // days 40, 50 and 55 of them
	DueRecredOpen      casefile.DueKind = "recredentialing-open"   // 180 days ahead
	DueRecredRemind    casefile.DueKind = "recredentialing-remind" // 90 and 30 days ahead
	DueRecredential    casefile.DueKind = "recredentialing-due"    // the last day of the 36 months has passed
	DueDenialFinal     casefile.DueKind = "denial-final"           // a denied recredentialing was not appealed in time
	DueRecredLate      casefile.DueKind = "recredentialing-late"   // thirty days late: participation ends
	DueStop            casefile.DueKind = "hard-stop"              // time brings a hard stop: settling suspends
)

const missedCycle = "Recredentialing is late."

// reminds reports whether the deadline only reminds, so that one that is past is moot.
func reminds(k casefile.DueKind) bool {
	return k == DueExpiring || k == DueRecredRemind || k == DueProvisionalWarn
}

func (f File) dues(m market.Market) []casefile.Due {
	var out []casefile.Due
	file := func(on calendar.Date, kind casefile.DueKind, ref string) {
		out = append(out, casefile.Due{On: on, Kind: kind, Ref: ref})
	}
	f.stopDues(m, file)
	if !f.Participation.Running() || f.Participation.Frozen() {
		return out
	}
	for _, d := range f.Checklist() {
		if d.Required && d.State == casefile.DocumentGood && d.ExpiresOn != "" {
			file(d.ExpiresOn.AddDays(1), DueExpired, d.DocumentID)
			file(d.ExpiresOn.AddDays(-30), DueExpiring, d.DocumentID)
		}
	}
	f.Participation.cycleDues(m, file)
	return out
}

// cycleDues files what keeps the participation current (NCQA CR 4).
func (p Participation) cycleDues(m market.Market, file func(calendar.Date, casefile.DueKind, string)) {
	cycle := CycleUntil(p.RecredentialBy)
	switch {
	case p.Provisional:
		p.provisionalDues(m, file)
	case p.Renewal == nil:
		file(cycle.OpenOn, DueRecredOpen, "")
	case p.Renewal.Stage == StageWithdrawn:
		file(cycle.OverdueOn, DueRecredLate, "")
	case p.Renewal.Stage == StageDenied:
		file(p.Renewal.AppealBy.AddDays(1), DueDenialFinal, "")
	case p.Renewal.Stage == StageOpen:
		for _, on := range cycle.RemindOn {
			file(on, DueRecredRemind, string(on))
		}
		if !slices.Contains(p.Missed, missedCycle) {
			file(cycle.OverdueOn, DueRecredential, "")
		}
		file(cycle.EndOn, DueRecredLate, "")
	}
}

// Beside is what some deadlines need beside the participation.
type Beside struct {
	Owed   []casefile.DocumentView // what the renewal under way still lacks
	Opened Link                    // the recredentialing that is opened
}

// FallDue does what is owed on a day: on is the swept day, now the business time of the
// sweep. A deadline that is no longer the participation's changes nothing but is taken away.
func (f File) FallDue(due casefile.Due, on calendar.Date, beside Beside, now time.Time) (casefile.Change, error) {
	e, err := f.edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if !e.Fall(due, on) {
		return e.Finish()
	}
	switch due.Kind {
	case DueExpiring:
		e.expiring(due)
	case DueExpired:
		e.expired(due)
	default:
		e.cycleFallsDue(due, beside)
	}
	return e.Finish()
}

// cycleFallsDue does what keeps or ends a participation.
func (e *edit) cycleFallsDue(due casefile.Due, beside Beside) {
	p := e.own()
	about := LetterData{Documents: casefile.LetterDocuments(beside.Owed), RecredBy: p.RecredentialBy, DueOn: p.RecredentialBy, Renewal: true}
	switch due.Kind {
	case DueRecredOpen:
		p.Renewal = &Renewal{ApplicationID: beside.Opened.ApplicationID, Stage: StageOpen}
		e.link(beside.Opened)
		e.Event(RenewalMoved, "Recredentialing was opened.", stageFacts(beside.Opened, StageOpen))
	case DueRecredRemind:
		e.Quiet = true
		e.Event(casefile.DeadlineReached, "Reminder: recredentialing is not complete.", due)
		e.Owe(LetterRecredentialingReminder, about)
	case DueRecredential:
		e.Miss(missedCycle, due)
		about.DueOn, about.EndsOn = "", CycleUntil(p.RecredentialBy).EndOn
		e.Owe(LetterOverdue, about)
	case DueProvisionalWarn:
		e.warn(due)
	case DueProvisional:
		e.Miss(missedProvisional, due)
	case DueRecredLate, DueDenialFinal:
		e.over(EndReason(due.Kind, p.Renewal))
	}
}

// over ends the participation because a day has come.
func (e *edit) over(reason string) {
	e.end(reason, "", nil)
	e.load("")
}

// EndReason says why a participation ends on a day.
func EndReason(due casefile.DueKind, r *Renewal) string {
	switch {
	case due == DueDenialFinal:
		return "The denial of the recredentialing was not appealed."
	case r != nil && r.Stage == StageWithdrawn:
		return "The recredentialing was withdrawn, and the credentialing cycle is over."
	}
	return "Recredentialing was not completed within 30 days after its last day."
}

func (e *edit) expiring(due casefile.Due) {
	d, ok := e.Parts.Document(due.Ref)
	if !ok {
		return
	}
	e.Quiet = true
	e.Event(casefile.DeadlineReached, "A document runs out soon.", due)
	view := casefile.DocumentView{Type: d.Type, Name: e.Market.DocumentName(d.Type)}.With(d)
	e.Owe(LetterDocumentExpiring, LetterData{Documents: casefile.LetterDocuments([]casefile.DocumentView{view}), DueOn: d.ExpiresOn})
}

func (e *edit) expired(due casefile.Due) {
	d, ok := e.Parts.Document(due.Ref)
	if !ok {
		return
	}
	d = d.Expired()
	e.Document(d)
	e.Event(DocumentExpired, "", casefile.DocumentFacts(d))
	e.askAgain()
}

// askAgain owes a letter about the documents that are owed.
func (e *edit) askAgain() {
	e.Owe(LetterDocumentsNeeded, LetterData{Documents: casefile.LetterDocuments(e.file.Owed()), DueOn: e.Today.AddDays(e.Market.DocumentDays)})
}
