package application_test

import (
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/problem"
)

var (
	good = casefile.Review{Verdict: casefile.DocumentGood}
	bad  = casefile.Review{Verdict: casefile.DocumentBad, Reason: "Page two is missing."}
	met  = credential.Verification{Result: credential.ResultMet, Source: "The board", VerifiedOn: dayOne}
)

func TestARejectedDocumentIsAskedForAgain(t *testing.T) {
	t.Parallel()
	r := nurse(t).Sent()
	id := r.File.Documents[0].ID
	c := r.Take(r.File.ReviewDocument(sam, id, bad, r.Now))
	told(t, c, events{casefile.DocumentRejected}, application.LetterDocumentsNeeded)
	is(t, r, application.StateGathering)
	if d, _ := r.File.Document(id); d.State != casefile.DocumentBad || d.Reason == "" || d.Fix == "" || d.ReviewedBy != "sam" {
		t.Errorf("%+v", d)
	}
	r.Reviewed()
	is(t, r, application.StateVerifying)
}

func TestWhatCannotBeReviewed(t *testing.T) {
	t.Parallel()
	sent, reviewed, announced, closed := nurse(t).Sent(), nurse(t).Reviewed(), nurse(t), nurse(t).Sent()
	announced.Take(announced.File.RequestUpload(casefile.Upload{Type: "other", FileName: "a.pdf", ContentType: "application/pdf", Size: 9}, announced.Now, announced.Real))
	closed.Take(closed.File.Withdraw("", closed.Network(), closed.Now))
	inQueue(t, sent, application.QueueDocuments, true)
	inQueue(t, closed, application.QueueDocuments, false)
	for name, c := range map[string]struct {
		road   *road
		id     string
		review casefile.Review
		kind   problem.Kind
		field  string
	}{
		"no such document":           {sent, "doc-099", good, problem.KindNotFound, ""},
		"one reviewed before":        {reviewed, "doc-001", good, problem.KindConflict, ""},
		"one that did not arrive":    {announced, "doc-001", good, problem.KindConflict, ""},
		"one of a withdrawn file":    {closed, "doc-001", bad, problem.KindConflict, ""},
		"a rejection without reason": {sent, "doc-001", casefile.Review{Verdict: casefile.DocumentBad}, problem.KindInvalid, "/reason"},
		"one that has run out":       {sent, "doc-001", casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: dayOne.AddDays(-1)}, problem.KindInvalid, "/expiresOn"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.road.File.ReviewDocument(sam, c.id, c.review, c.road.Now)
			refused(t, err, c.kind, c.field)
		})
	}
}

func TestStaffAskForDocuments(t *testing.T) {
	t.Parallel()
	r := nurse(t).Ready()
	ask := application.DocumentRequest{Types: []string{"malpractice-face-sheet", "other"}, Note: "The one on file ends this month.", DueOn: dayOne.AddDays(14)}
	told(t, r.Take(r.File.RequestDocuments(sam, ask, r.Now)), events{application.DocumentsRequested}, application.LetterDocumentsNeeded)
	is(t, r, application.StateGathering)
	if owed := r.File.Owed(); len(owed) != 2 || owed[0].Type != "malpractice-face-sheet" || owed[1].Why != ask.Note {
		t.Errorf("owed are %+v", owed)
	}
	if due := r.Due(application.DueWait); due.On != ask.DueOn.OrNextBusinessDay().AddDays(1) {
		t.Errorf("it is discontinued on %s", due.On)
	}
	r.Reviewed()
	is(t, r, application.StateReady)

	ask.DueOn = dayOne
	_, err := r.File.RequestDocuments(sam, ask, r.Now)
	refused(t, err, problem.KindInvalid, "/dueOn")
	ask.DueOn = dayOne.AddDays(1)
	_, err = r.Approved().File.RequestDocuments(sam, ask, r.Now)
	refused(t, err, problem.KindConflict, "")
}

func TestWhatCannotBeVerified(t *testing.T) {
	t.Parallel()
	ready, withdrawn := nurse(t).Ready(), nurse(t)
	withdrawn.Take(withdrawn.File.Withdraw("", withdrawn.Network(), withdrawn.Now))
	with := func(edit func(*credential.Verification)) credential.Verification { v := met; edit(&v); return v }
	for name, c := range map[string]struct {
		road  *road
		v     credential.Verification
		kind  problem.Kind
		field string
	}{
		"tomorrow":             {ready, with(func(v *credential.Verification) { v.VerifiedOn = dayOne.AddDays(1) }), problem.KindInvalid, "/verifiedOn"},
		"adverse, and no word": {ready, with(func(v *credential.Verification) { v.Result = credential.ResultAdverse }), problem.KindInvalid, "/note"},
		"not met, and no word": {ready, with(func(v *credential.Verification) { v.Result = credential.ResultNotMet }), problem.KindInvalid, "/note"},
		"met, but run out":     {ready, with(func(v *credential.Verification) { v.ExpiresOn = dayOne.AddDays(-1) }), problem.KindInvalid, "/expiresOn"},
		"of a withdrawn file":  {withdrawn, met, problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.road.File.RecordVerification(sam, "license:GA", c.v, c.road.Now)
			refused(t, err, c.kind, c.field)
		})
	}
}

func TestASourceThatDidNotAnswerIsNotClear(t *testing.T) {
	t.Parallel()
	r := nurse(t).Ready()
	v := met
	v.Result, v.Why = credential.ResultUnsuccessful, "Asked again."
	r.Take(r.File.RecordVerification(sam, "exclusions-oig", v, r.Now))
	is(t, r, application.StateVerifying)
	r.Take(r.File.RecordVerification(sam, "exclusions-oig", met, r.Now))
	is(t, r, application.StateReady)
}

func TestADiscrepancyIsPutToTheProvider(t *testing.T) {
	t.Parallel()
	r := nurse(t).Ready()
	ask := casefile.Discrepancy{Element: "work-history", Yours: "May 2024", Source: "June 2024", DueOn: dayOne.AddDays(10)}
	told(t, r.Take(r.File.RaiseDiscrepancy(sam, ask, r.Now)), events{application.DiscrepancyFound}, application.LetterQuestion)
	is(t, r, application.StateGathering)
	answer := application.Explanation{DiscrepancyID: "q-01", Answer: "A typing error."}
	told(t, r.Take(r.File.AnswerDiscrepancy(answer, r.Now)), events{application.DiscrepancyAnswered, application.ApplicationReady})
	is(t, r, application.StateReady)
	again, err := r.File.AnswerDiscrepancy(answer, r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("the same answer again: %v %v", again.Events, err)
	}
	answer.Answer = "Something else."
	_, err = r.File.AnswerDiscrepancy(answer, r.Now)
	refused(t, err, problem.KindConflict, "")
	answer.DiscrepancyID = "q-02"
	_, err = r.File.AnswerDiscrepancy(answer, r.Now)
	refused(t, err, problem.KindNotFound, "")
	ask.DueOn = dayOne
	_, err = r.File.RaiseDiscrepancy(sam, ask, r.Now)
	refused(t, err, problem.KindInvalid, "/dueOn")
	ask.DueOn = dayOne.AddDays(3)
	_, err = r.Approved().File.RaiseDiscrepancy(sam, ask, r.Now)
	refused(t, err, problem.KindConflict, "")
}

// What the provider was promised is kept, and there are ten days at least (market data).
func TestStaffGiveAProviderTheTimeThatWasPromised(t *testing.T) {
	t.Parallel()
	f, now, promised := nurse(t).File, calendartest.Start, lastDay(dayOne, 30)
	for _, c := range []struct {
		due             calendar.Date
		asked, question string // the field at fault
	}{
		{dayOne, "/dueOn", "/dueOn"}, {dayOne.AddDays(2), "/dueOn", "/dueOn"}, {dayOne.AddDays(9), "/dueOn", "/dueOn"},
		{dayOne.AddDays(10), "/dueOn", ""}, {promised.AddDays(-1), "/dueOn", ""}, {promised, "", ""},
		{dayOne.AddDays(180), "", ""}, {dayOne.AddDays(181), "/dueOn", "/dueOn"}, {dayOne.AddMonths(432), "/dueOn", "/dueOn"},
	} {
		_, asked := f.RequestDocuments(sam, application.DocumentRequest{Types: []string{"other"}, Note: "Please.", DueOn: c.due}, now)
		_, questioned := f.RaiseDiscrepancy(sam, casefile.Discrepancy{Element: "license:GA", Yours: "a", Source: "b", DueOn: c.due}, now)
		for field, err := range map[string]error{c.asked + " of documents": asked, c.question + " of a question": questioned} {
			if field, _, _ = strings.Cut(field, " "); field != "" {
				refused(t, err, problem.KindInvalid, field)
			} else if err != nil {
				t.Errorf("due on %s: %v", c.due, err)
			}
		}
	}
}

// A difference that nobody explains in time is judged by a person; the rest of the file goes on.
func TestAnUnansweredQuestionEndsNothing(t *testing.T) {
	t.Parallel()
	r := nurse(t).Reviewed()
	r.Take(r.File.RaiseDiscrepancy(sam, casefile.Discrepancy{Element: "work-history", Yours: "May", Source: "June", DueOn: dayOne.AddDays(14)}, r.Now))
	told(t, r.Take(r.FallDue(r.Until(application.DueReminder).Due(application.DueWait))), events{application.DiscrepancyClosed})
	if q := r.File.Discrepancies[0]; r.File.Application.State != application.StateVerifying || q.Open() || q.ClosedWhy == "" {
		t.Errorf("%s, %+v", r.File.Application.State, q)
	}
	_, err := r.File.AnswerDiscrepancy(application.Explanation{DiscrepancyID: "q-01", Answer: "June."}, r.Now)
	refused(t, err, problem.KindConflict, "")
}

// Practitioner rights, NCQA CR 1: an error is corrected, and the correction is what is loaded.
func TestStaffSettleAQuestion(t *testing.T) {
	t.Parallel()
	asked := func() *road {
		r := nurse(t).Reviewed()
		r.Take(r.File.RaiseDiscrepancy(sam, casefile.Discrepancy{Element: "license:GA", Yours: "SAMPLE-1", Source: "SAMPLE-9", DueOn: dayOne.AddDays(14)}, r.Now))
		return r
	}
	settle := func(r *road, x application.Settlement) (casefile.Change, error) {
		return r.File.SettleDiscrepancy(sam, "q-01", x, r.Who.Submission, r.Now)
	}
	fix := &form.Correction{Field: "/practitioner/licenses/0/number", Value: "SAMPLE-9"}

	r := asked()
	_, err := settle(r, application.Settlement{How: "corrected", Correction: fix, Reason: "Board record."})
	refused(t, err, problem.KindConflict, "")
	_, err = settle(r, application.Settlement{How: "answered", Reason: "By phone."})
	refused(t, err, problem.KindInvalid, "/answer")
	told(t, r.Take(settle(r, application.Settlement{How: "answered", Answer: "The board is right.", Reason: "By phone."})), events{application.DiscrepancyAnswered})
	if q := r.File.Discrepancies[0]; q.AnsweredBy != sam.Name || r.File.Application.State != application.StateVerifying {
		t.Errorf("%s, %+v", r.File.Application.State, q)
	}
	c := r.Take(settle(r, application.Settlement{How: "corrected", Correction: fix, Reason: "As the provider said."}))
	told(t, c, events{application.FormCorrected})
	if got := r.Who.Submission.Practitioner.Licenses[0].Number; got != "SAMPLE-9" || c.Events[0].Data["new"] != "SAMPLE-9" || c.Events[0].Data["old"] == "" {
		t.Errorf("the form has %s, the history %v", got, c.Events[0].Data)
	}
	for name, x := range map[string]form.Correction{
		"/correction/field": {Field: "/taxId", Value: "991234567"}, "/correction/value": {Field: "/practitioner/name/last", Value: "www.pay.example"},
	} {
		_, err := settle(r, application.Settlement{How: "corrected", Correction: &x, Reason: "Why."})
		refused(t, err, problem.KindInvalid, name)
	}
	named := form.Correction{Field: "/practitioner/name/middle", Value: "Q."}
	r.Who.Submission.Practitioner.Name.Middle = "P."
	if c, err = settle(r, application.Settlement{How: "corrected", Correction: &named, Reason: "Why."}); err != nil || c.Events[0].Data["new"] != nil {
		t.Errorf("%v: the history names a person: %v", err, c.Events[0].Data)
	}

	r = asked()
	told(t, r.Take(settle(r, application.Settlement{How: "closed", Reason: "A month apart is no difference."})), events{application.DiscrepancyClosed})
	_, err = settle(r, application.Settlement{How: "closed", Reason: "Again."})
	refused(t, err, problem.KindConflict, "")
	_, err = r.File.SettleDiscrepancy(sam, "q-07", application.Settlement{How: "closed", Reason: "Why."}, r.Who.Submission, r.Now)
	refused(t, err, problem.KindNotFound, "")
}
