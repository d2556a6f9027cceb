package participation

import (
	"cmp"

	"credo/shared/calendar"
	"credo/shared/problem"
)

// Suspension is what holds of a provider who is suspended, in all products or some: why, until what, and when somebody
// looks at it again.
type Suspension struct {
	On       calendar.Date `json:"on"`
	Summary  bool          `json:"summary,omitempty"` // for danger to members: reviewed within two weeks
	EndsWhen string        `json:"endsWhen"`
	ReviewOn calendar.Date `json:"reviewOn"`
	By       string        `json:"by"`
	Reported bool          `json:"reported,omitempty"` // the reports of a long one are tasks already
	Rights
}

// reportable is how many days a suspension lasts before the law wants it reported
// (45 CFR 60.12: an action of more than 30 days).
const reportable = 30

func (e *edit) obeySuspend(o Order) error {
	if o.EndsWhen == "" {
		return problem.InvalidField("/endsWhen", "Say what ends the suspension: the provider reads it and goes by it.")
	}
	review, err := e.reviewBy(o)
	if err != nil {
		return err
	}
	e.Event(ProviderSuspended, o.Reasons[0].Text, o)
	e.suspend(Suspension{Summary: o.Summary, EndsWhen: o.EndsWhen, ReviewOn: review}, o.Reasons)
	return nil
}

// suspend takes the provider out of directory and claims from now on; the event that says why
// is written before. The letter carries the rights (NCQA CR 6).
func (e *edit) suspend(s Suspension, reasons []Reason) {
	s = e.dated(s)
	e.own().Suspension = &s
	e.move(StatusSuspended)
	e.Owe(LetterSuspended, s.letter(reasons))
	e.load("")
}

// dated is a suspension from today on, with what a provider may do about it.
func (e *edit) dated(s Suspension) Suspension {
	s.On, s.By, s.AppealBy = e.Today, e.By.Name, e.AppealBy()
	if was := e.own().Suspension; was != nil {
		s.Appeal = was.Appeal // an appeal that waits is heard about what holds now
	}
	s.ReviewOn = cmp.Or(s.ReviewOn, e.Today.AddDays(e.reviewDays(s.Summary)))
	return s
}

func (s Suspension) letter(reasons []Reason) LetterData {
	return LetterData{Against: AgainstSuspension, Reasons: reasons, DueOn: s.AppealBy, ReviewOn: s.ReviewOn, EndsWhen: s.EndsWhen, Summary: s.Summary}
}

func (e *edit) reviewDays(summary bool) int {
	if summary {
		return e.Market.SummaryReviewDays
	}
	return e.Market.SuspensionReviewDays
}

// reviewBy is the day by which a suspension is looked at again.
func (e *edit) reviewBy(o Order) (calendar.Date, error) {
	summary := o.Summary
	if s := e.own().Suspension; s != nil {
		summary = s.Summary
	}
	last := e.Today.AddDays(e.reviewDays(summary))
	switch {
	case o.ReviewOn == "":
		return last, nil
	case o.ReviewOn <= e.Today || o.ReviewOn > last:
		return "", problem.InvalidField("/reviewOn", "A suspension is looked at again within %d days. Choose a day after today, up to %s.", e.reviewDays(summary), last)
	}
	return o.ReviewOn, nil
}

// suspensionDues files the review, and the day on which a suspension becomes reportable.
func (p Participation) suspensionDues(file filing) {
	s := p.Suspension
	if s == nil {
		return
	}
	if !p.late(missedReview) {
		file(s.ReviewOn, DueReview, "")
	}
	if !s.Reported {
		file(s.On.AddDays(reportable+1), DueReports, "")
	}
}

// reports opens the reports that the law wants of a long suspension, each once.
func (e *edit) reports() {
	s := *e.own().Suspension
	s.Reported = true
	e.own().Suspension = &s
	by := e.Today.AddDays(reportable)
	e.duty(DutyNPDB, by)
	e.duty(DutyBoard, by)
}
