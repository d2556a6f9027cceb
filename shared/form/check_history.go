package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
// back, since the end of training, that no explanation covers.
func (c *formCheck) checkGaps(p Practitioner) {
	worked := c.today.AddMonths(-12 * market.RulesOn(c.today).WorkHistoryYears)
	for _, e := range p.Education {
		worked = calendar.Latest(worked, e.CompletedOn)
	}
	jobs := slices.SortedFunc(slices.Values(p.WorkHistory), func(a, b Employment) int { return cmp.Compare(a.From, b.From) })
	for _, job := range append(jobs, Employment{From: c.today}) {
		if from := calendar.Earliest(job.From, c.today); worked.AddMonths(gapMonths) < from {
			c.checkGap(p.Gaps, worked, from)
		}
		until := job.To
		if until == "" {
			until = c.today
		}
		worked = calendar.Latest(worked, until)
	}
}

// graceDays is how far an explanation may miss the ends of the gap it explains: dates a
// month apart are no reason to send a form back.
const graceDays = 31

// writtenMonths is the length from which a gap is explained in writing (NCQA CR 3), and
// writtenLetters what counts as that, so that "yes" or "n/a" does not.
const (
	writtenMonths  = 12
	writtenLetters = 20
)

// checkGap checks that explanations cover a time without work from end to end.
func (c *formCheck) checkGap(gaps []Gap, from, to calendar.Date) {
	covered, written := from.AddDays(graceDays), 0
	for _, g := range slices.SortedFunc(slices.Values(gaps), func(a, b Gap) int { return cmp.Compare(a.From, b.From) }) {
		if g.From < to && g.To > from && g.From <= covered {
			covered, written = calendar.Latest(covered, g.To.AddDays(graceDays)), written+len(strings.TrimSpace(g.Reason))
		}
	}
	switch {
	case covered < to:
		c.fault("/practitioner/gaps", "Between %s and %s no work is listed. Add the position, or explain the gap from its first to its last day.", from.Long(), to.Long())
	case from.AddMonths(writtenMonths) < to && written < writtenLetters:
		c.fault("/practitioner/gaps", "The gap between %s and %s is longer than a year. Say in a sentence or two what you did.", from.Long(), to.Long())
	}
}
