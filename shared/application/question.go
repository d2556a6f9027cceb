package application

import (
	"fmt"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/problem"
)

// Settlement is how staff settle a question that was put to the provider: they write down
// the answer of one who calls, close it without an answer, or take over into the form what
// the provider says it should be (practitioner rights, NCQA CR 1).
type Settlement struct {
	How        string           `json:"how"`                  // answered, closed or corrected
	Answer     string           `json:"answer,omitempty"`     // as the provider gave it; for answered
	Correction *form.Correction `json:"correction,omitempty"` // for corrected
	Reason     string           `json:"reason"`               // how staff know, or why it needs no answer
}

// SettleDiscrepancy settles a question. current is the form as it is.
func (f File) SettleDiscrepancy(by casefile.Actor, id string, x Settlement, current form.Submission, now time.Time) (casefile.Change, error) {
	d, ok := f.Discrepancy(id)
	if !ok {
		return casefile.Change{}, problem.NotFound("There is no question %s on this application.", id)
	}
	if a := f.Application; !a.State.undecided() && (x.How != "corrected" || a.State != StateApproved) {
		return casefile.Change{}, problem.Conflict("This file is %s; its questions are settled.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if x.How == "corrected" {
		err = e.correct(d, x, current)
	} else {
		err = e.settleQuestion(d, x)
	}
	if err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

func (e *edit) settleQuestion(d casefile.Discrepancy, x Settlement) error {
	if !d.Open() {
		return problem.Conflict("This question is settled already.")
	}
	facts := map[string]any{"discrepancyId": d.ID, "element": d.Element}
	if x.How == "closed" {
		d.ClosedAt, d.ClosedWhy = e.Now, x.Reason
		e.Event(DiscrepancyClosed, x.Reason, facts)
	} else if strings.TrimSpace(x.Answer) == "" {
		return problem.InvalidField("/answer", "Write down what the provider answered.")
	} else {
		d.Answer, d.AnsweredAt, d.AnsweredBy = x.Answer, e.Now, e.By.Name
		facts["by"] = e.By.Name
		e.Event(DiscrepancyAnswered, x.Reason, facts)
	}
	e.Discrepancy(d)
	e.app().Deferred = false
	return nil
}

// correct takes a correction over into the form: it is what is loaded from then on. The form
// before and after is kept with the form; the history names the field.
func (e *edit) correct(d casefile.Discrepancy, x Settlement, current form.Submission) error {
	if d.Open() {
		return problem.Conflict("The provider has not answered yet. Write the answer down first.")
	}
	if x.Correction == nil {
		return problem.InvalidField("/correction", "Say which field becomes what.")
	}
	next, before, err := current.Corrected(*x.Correction, e.Market, e.Today)
	if err != nil {
		return err
	}
	a := e.app()
	a.Corrections++
	next = next.Referred(a.TaxRef)
	next.Credentialed, next.Known = a.Facts.Credentialed, a.Elements
	a.Facts, a.Name = next.Facts(), next.DisplayName()
	a.Elements = e.Market.ElementsFor(a.Facts, a.Products)
	e.Record(ApplicantRecord, next)
	e.Record(fmt.Sprintf("%s#%06d", CorrectionRecord, a.Corrections), correction{Number: a.Corrections, Field: x.Correction.Field,
		Old: before, New: x.Correction.Value, By: e.By.Name, At: e.Now, Why: x.Reason})
	facts := map[string]any{"discrepancyId": d.ID, "element": d.Element, "field": x.Correction.Field, "correction": a.Corrections}
	if !x.Correction.Personal() {
		facts["old"], facts["new"] = before, x.Correction.Value
	}
	e.Event(FormCorrected, x.Reason, facts)
	return nil
}

// CorrectionRecord is the name of what was corrected in the form, each with its number, among
// what only those who must may read.
const CorrectionRecord = "CORRECTION"

// correction is one field of the form before and after.
type correction struct {
	Number int       `json:"number"`
	Field  string    `json:"field"`
	Old    string    `json:"old"`
	New    string    `json:"new"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Why    string    `json:"why"`
}

// questionsLapse closes the questions whose day has passed: the record stands against the
// form, and a person judges it. The application goes on.
func (e *edit) questionsLapse(on calendar.Date) {
	for _, d := range e.file.OpenQuestions() {
		if d.DueOn < on {
			d.ClosedAt, d.ClosedWhy = e.Now, "No answer came in time."
			e.Discrepancy(d)
			e.Event(DiscrepancyClosed, d.ClosedWhy, map[string]any{"discrepancyId": d.ID, "element": d.Element})
		}
	}
}
