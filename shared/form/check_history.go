package form

import (
	"cmp"
	"fmt"
	"slices"

	"credo/shared/calendar"
	"credo/shared/market"
)

// gapMonths is the longest time without work that needs no explanation (NCQA CR 3).
const gapMonths = 6

// checkHistory checks education, work history and gaps. They must be complete only where
// the application comes as an upload; from CAQH they come with the profile.
func (c *formCheck) checkHistory(p Practitioner) {
	for i, e := range p.Education {
		c.past(fmt.Sprintf("/practitioner/education/%d/completedOn", i), e.CompletedOn)
	}
	sound := true
	for i, w := range p.WorkHistory {
		sound = c.checkSpan(fmt.Sprintf("/practitioner/workHistory/%d", i), w.From, w.To) && sound
	}
	for i, g := range p.Gaps {
		field := fmt.Sprintf("/practitioner/gaps/%d", i)
		sound = c.day(field+"/to", g.To) && c.checkSpan(field, g.From, g.To) && sound
		c.want(!blank(g.Reason), field+"/reason", "Explain the time without work.")
	}
	if c.form.CredentialingApplication != "uploaded" || !c.applies("work-history") {
		return
	}
	c.want(len(p.Education) > 0, "/practitioner/education", "Give your highest professional degree or training.")
	if len(p.WorkHistory) == 0 {
		c.fault("/practitioner/workHistory", "Give your positions of the last five years.")
	} else if sound {
		c.checkGaps(p)
	}
}

// checkSpan checks a time that began in the past and ends, if it does, after it began.
func (c *formCheck) checkSpan(field string, from, to calendar.Date) bool {
	if !c.past(field+"/from", from) {
		return false
	}
	if to == "" {
		return true
	}
	if !c.day(field+"/to", to) {
		return false
	}
	c.want(from <= to, field+"/to", "The end cannot be before the beginning.")
	return from <= to
}

// checkGaps finds times of more than six months without work in the years the rules look
// back, since the end of training, that no explanation touches.
func (c *formCheck) checkGaps(p Practitioner) {
	worked := c.today.AddMonths(-12 * market.RulesOn(c.today).WorkHistoryYears)
	for _, e := range p.Education {
		worked = calendar.Latest(worked, e.CompletedOn)
	}
	jobs := slices.SortedFunc(slices.Values(p.WorkHistory), func(a, b Employment) int { return cmp.Compare(a.From, b.From) })
	for _, job := range append(jobs, Employment{From: c.today}) {
		if from := calendar.Earliest(job.From, c.today); worked.AddMonths(gapMonths) < from && !explained(p.Gaps, worked, from) {
			c.fault("/practitioner/gaps", "Between %s and %s no work is listed. Add the position, or explain the gap.", worked.Long(), from.Long())
		}
		until := job.To
		if until == "" {
			until = c.today
		}
		worked = calendar.Latest(worked, until)
	}
}

// explained reports whether an explanation touches the time. Dates a month apart are no
// reason to send a form back.
func explained(gaps []Gap, from, to calendar.Date) bool {
	return slices.ContainsFunc(gaps, func(g Gap) bool { return g.From < to && g.To > from })
}
