package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

// DueNeeds says what a deadline of an application needs beside it: a change that takes
// effect touches the participation.
func DueNeeds(c casefile.Case, due casefile.Due) casefile.Needs {
	a := c.(File).Application
	if due.Kind != DueChange {
		return casefile.Needs{}
	}
	return casefile.Needs{Cases: []string{a.Provider}, Records: []casefile.Ref{{ID: a.ID, Name: ApplicantRecord}, {ID: a.Provider, Name: participation.FormRecord}}}
}

// FallsDue does what is owed on a day: on is the swept day, now the business time of the
// sweep. A deadline that is no longer the file's changes nothing but is taken away.
func FallsDue(c casefile.Case, due casefile.Due, on calendar.Date, around casefile.Around, now time.Time) (casefile.Change, error) {
	e, err := c.(File).edit(casefile.System, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if !e.Fall(due, on) {
		return e.Finish()
	}
	switch due.Kind {
	case DueReminder:
		e.Quiet = true
		e.Event(casefile.DeadlineReached, "Reminder: something is still needed.", due)
		e.Owe(LetterReminder, LetterData{Documents: casefile.LetterDocuments(e.file.Owed()), DueOn: e.app().WaitUntil, Question: firstQuestion(e.file)})
	case DueWait:
		if e.questionsLapse(on); len(e.file.Owed()) > 0 {
			e.discontinue()
		}
	case DueExpired:
		e.documentExpired(due)
	case DueAttestation:
		e.Quiet = true
		e.Event(casefile.DeadlineReached, "The signed application soon is too old to decide on.", due)
		e.Owe(LetterSignature, LetterData{DueOn: e.file.signatureUntil()})
	case DueStale:
		e.Event(DecisionDeferred, "A verification grew too old to decide on.", map[string]any{"elements": e.file.Unverified(on)})
	case DueSurvey:
		e.Event(casefile.DeadlineReached, "The survey is too old to stand for an accreditation: the site is to be visited.", due)
	case DueSignature:
		e.Quiet = true
		e.Event(casefile.DeadlineReached, "Reminder: the agreement is not signed.", due)
		e.Owe(LetterContractReminder, LetterData{Contract: ContractSent, DueOn: e.app().lapsesAfter(e.Market)})
	case DueLapse:
		e.lapse()
	case DueChange:
		err = e.changeFallsDue(around)
	default:
		if !e.alarm(due) {
			e.Miss(missed[due.Kind], due)
		}
	}
	if err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// missed is what is noted when a promise or clock ran over.
var missed = map[casefile.DueKind]string{DueNotice: missedNotice, DueWelcome: missedWelcome}

// changeFallsDue makes an approved change on its day.
func (e *edit) changeFallsDue(around casefile.Around) error {
	number := e.app().Provider
	p, ok := around.Cases[number].(participation.File)
	if !ok {
		return nil
	}
	if p.Participation.Ended() {
		e.over("The participation ended before the day of the change.")
		return nil
	}
	n := Network{Participation: &p}
	if err := around.Read(casefile.Ref{ID: e.app().ID, Name: ApplicantRecord}, &n.Form); err != nil {
		return err
	}
	var inForce form.Version
	if err := around.Read(casefile.Ref{ID: number, Name: participation.FormRecord}, &inForce); err != nil {
		return err
	}
	n.InForce = inForce
	if why := e.keepsOut(n); why != "" {
		e.freeze("The approved change is not made: " + why + ".")
		return nil
	}
	return e.enroll(n)
}

func firstQuestion(f File) *casefile.Discrepancy {
	if open := f.OpenQuestions(); len(open) > 0 {
		return &open[0]
	}
	return nil
}

func (e *edit) documentExpired(due casefile.Due) {
	d, ok := e.file.Document(due.Ref)
	if !ok {
		return
	}
	d = d.Expired()
	e.Document(d)
	e.Event(DocumentExpired, "", casefile.DocumentFacts(d))
	e.ask(e.LastDay(e.Market.DocumentDays))
	e.Owe(LetterDocumentsNeeded, LetterData{Documents: casefile.LetterDocuments(e.file.Owed()), DueOn: e.app().WaitUntil})
}
