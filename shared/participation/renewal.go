package participation

import (
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

// What is noted when something is late. Those of directors are the medical director's to judge.
const (
	missedCycle     = "Recredentialing is late, and waits for the provider, who was told."
	missedByPlan    = "Recredentialing is late, and waits for us: the provider owes nothing. Verify and decide it."
	missedLong      = "Recredentialing is twenty days late, and waits for us: the provider owes nothing and stays. See that it is decided."
	missedLate      = "Recredentialing is more than thirty days late, and waits for the provider, who was told. End the participation with notice, or keep it."
	missedWithdrawn = "The recredentialing was withdrawn, and its cycle is over. End the participation with notice, or keep it."
	missedDocuments = "A credential ran out, and the current one did not come by the day in our letter. Suspend, end or keep the participation."
	nearHearing     = "The day soon comes by which an appeal is to be heard and decided."
	missedHearing   = "An appeal was to be decided by now. Hear it, and write to the provider."
	missedMedicaid  = "The state's Medicaid enrollment is to be asked for again."
	missedReview    = "The suspension is to be looked at again: reinstate, end or keep it."
)

// directors are those that the medical director judges, with an order.
var directors = []string{missedLong, missedLate, missedWithdrawn, missedDocuments, missedReview}

// lateDays are the days after a cycle's last one on which a recredentialing that is not done is
// brought up again; then every thirtieth.
var lateDays = []int{1, 10, 20, 31}

// lateOn is the day on which it is brought up for the n-th time, n from 0.
func lateOn(due calendar.Date, n int) calendar.Date {
	if n < len(lateDays) {
		return due.AddDays(lateDays[n])
	}
	return due.AddDays(lateDays[len(lateDays)-1] + 30*(n-len(lateDays)+1))
}

// cycleDues files what keeps the participation current (NCQA CR 4).
func (p Participation) cycleDues(m market.Market, file filing) {
	cycle := CycleUntil(p.RecredentialBy)
	switch {
	case p.Provisional:
		p.provisionalDues(m, file)
	case p.Renewal == nil && p.RecredentialBy == "":
		return
	case p.Renewal == nil:
		file(cycle.OpenOn, DueRecredOpen, "")
	case p.Renewal.Stage == StageDenied:
		file(p.Renewal.AppealBy.AddDays(1), DueDenialFinal, "")
	case p.RecredentialBy == "" && p.Renewal.Stage != StageAppealed: // nothing is left to renew
		file(p.CredentialedOn, DueOver, "")
	case p.Renewal.Stage == StageOpen || p.Renewal.Stage == StageWithdrawn:
		if p.Renewal.Stage == StageOpen {
			for _, on := range cycle.RemindOn {
				file(on, DueRecredRemind, string(on))
			}
		}
		file(lateOn(cycle.DueOn, p.Renewal.Late), DueRecredential, "")
	}
}

// inTime takes back what was noted of a recredentialing that was late.
func (e *edit) inTime() {
	for _, missed := range []string{missedCycle, missedByPlan, missedLong, missedLate, missedWithdrawn} {
		e.Settle(missed)
	}
}

func (e *edit) renewalOpens(_ casefile.Due, beside Beside) {
	e.own().Renewal = &Renewal{ApplicationID: beside.Opened.ApplicationID, Stage: StageOpen}
	e.link(beside.Opened)
	e.Event(RenewalMoved, "Recredentialing was opened.", stageFacts(beside.Opened, StageOpen))
}

func (e *edit) renewalReminds(due casefile.Due, beside Beside) {
	e.Quiet = true
	e.Event(casefile.DeadlineReached, "Reminder: recredentialing is not complete.", due)
	e.Owe(LetterRecredentialingReminder, e.aboutRenewal(beside))
}

func (e *edit) aboutRenewal(beside Beside) LetterData {
	by := e.own().RecredentialBy
	return LetterData{Documents: casefile.LetterDocuments(beside.Owed), RecredBy: by, DueOn: by, Renewal: true, Attest: beside.Attest}
}

// renewalLate brings a late recredentialing up: to the provider where it waits for them, to
// staff and then to the director where it does not. It ends nothing.
func (e *edit) renewalLate(due casefile.Due, beside Beside) {
	p := e.own()
	r := *p.Renewal
	p.Renewal = &r
	for lateOn(p.RecredentialBy, r.Late) <= e.Today {
		r.Late++
	}
	days := p.RecredentialBy.DaysUntil(e.Today)
	switch {
	case r.Stage == StageWithdrawn:
		e.escalate(missedWithdrawn, due)
	case !beside.Owes && days >= 20:
		e.escalate(missedLong, due)
	case !beside.Owes:
		e.escalate(missedByPlan, due)
	case r.Told != "" && days > market.RulesOn(p.RecredentialBy).LateDays:
		e.escalate(missedLate, due)
	default:
		r.Told = e.Today
		e.escalate(missedCycle, due)
		e.Owe(LetterOverdue, e.aboutRenewal(beside))
	}
}

// denialFinal: nobody appealed against the denial in time, and it is carried out.
func (e *edit) denialFinal(casefile.Due, Beside) {
	const reason = "The denial of the recredentialing was not appealed."
	e.Event(EndNoticed, reason, nil)
	e.denied(reason, "")
}

// escalate notes what is late; what is noted already is only told of again.
func (e *edit) escalate(what string, due casefile.Due) {
	if e.own().late(what) {
		e.Event(casefile.DeadlineReached, what, due)
		return
	}
	e.Miss(what, due)
}
