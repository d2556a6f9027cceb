package application

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/provider"
)

// Context is what some deadlines need beside the file; Needs says which.
type Context struct {
	Provider  *provider.Provider
	Applicant *Applicant // of the application Provider.FormIn names
	NewID     string     // a freshly drawn application ID
}

// Needs reports whether a deadline of this kind needs a Context when it falls due.
func (k DueKind) Needs() bool {
	return k == DueRecredOpen || k == DueRecredLate || k == DueDenialFinal || k == DueProvisional
}

// FallDue does what is owed on a day: on is the swept day, now the business time of the
// sweep. A deadline that is no longer the file's changes nothing but is taken away.
func (f File) FallDue(due Due, on calendar.Date, with Context, now time.Time) (Change, error) {
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	e.today = on
	e.change.Unfiled = []Due{due}
	a := e.app()
	i := slices.Index(a.Dues, due)
	if i < 0 {
		e.quiet = true
		return e.finish()
	}
	a.Dues = slices.Delete(slices.Clone(a.Dues), i, i+1)
	switch due.Kind {
	case DueReminder:
		e.quiet = true
		e.event(DeadlineReached, "Reminder: something is still needed.", due)
		e.owe(LetterReminder, LetterData{Documents: letterDocuments(e.file.Owed()), DueOn: a.WaitUntil, Question: firstQuestion(e.file)})
	case DueWait:
		e.discontinue()
	case DueExpiring, DueExpired:
		e.documentFallsDue(due)
	case DueStale:
		e.event(DecisionDeferred, "A verification grew too old to decide on.", map[string]any{"elements": e.file.Unverified(on)})
	case DueNotice:
		e.miss(missedNotice, due)
	case DueChange:
		e.enroll("")
	case DueDecision:
		e.miss(missedDecision, due)
	case DueWelcome:
		e.miss(missedWelcome, due)
	default:
		return e.cycleFallsDue(due, with)
	}
	return e.finish()
}

func firstQuestion(f File) *Discrepancy {
	if open := f.OpenQuestions(); len(open) > 0 {
		return &open[0]
	}
	return nil
}

// miss notes that a promise or clock ran over: a task for staff.
func (e *edit) miss(what string, due Due) {
	a := e.app()
	a.Missed = append(a.Missed[:len(a.Missed):len(a.Missed)], what)
	e.event(DeadlineReached, what, due)
}

func (e *edit) documentFallsDue(due Due) {
	d, ok := e.file.Document(due.Ref)
	if !ok {
		return
	}
	view := letterDocuments([]DocumentView{DocumentView{Type: d.Type, Name: e.market.DocumentName(d.Type)}.with(d)})
	if due.Kind == DueExpiring {
		e.quiet = true
		e.event(DeadlineReached, "A document runs out soon.", due)
		e.owe(LetterDocumentExpiring, LetterData{Documents: view, DueOn: d.ExpiresOn})
		return
	}
	d.State, d.Reason = DocumentPast, "It expired on "+d.ExpiresOn.Long()+"."
	d.Fix = "Send the current one on your status page."
	e.document(d)
	e.event(DocumentExpired, "", documentFacts(d))
	until := e.today.AddDays(e.market.DocumentDays)
	if e.app().State.undecided() {
		e.ask(until)
		until = e.app().WaitUntil
	}
	e.owe(LetterDocumentsNeeded, LetterData{Documents: letterDocuments(e.file.Owed()), DueOn: until})
}
