package application_test

import (
	"testing"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
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
	if due := r.Due(application.DueWait); due.On != ask.DueOn.AddDays(1) {
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
			_, err := c.road.File.RecordVerification(sam, "license", c.v, c.road.Now)
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

func TestWhatStaffAskForIsDueWithinHalfAYear(t *testing.T) {
	t.Parallel()
	f, now := nurse(t).File, calendartest.Start
	for due, field := range map[calendar.Date]string{dayOne: "/dueOn", dayOne.AddDays(1): "", dayOne.AddDays(180): "", dayOne.AddDays(181): "/dueOn", dayOne.AddMonths(12 * 36): "/dueOn"} {
		_, asked := f.RequestDocuments(sam, application.DocumentRequest{Types: []string{"other"}, Note: "Please.", DueOn: due}, now)
		_, questioned := f.RaiseDiscrepancy(sam, casefile.Discrepancy{Element: "license", Yours: "a", Source: "b", DueOn: due}, now)
		for _, err := range []error{asked, questioned} {
			if field != "" {
				refused(t, err, problem.KindInvalid, field)
			} else if err != nil {
				t.Errorf("due on %s: %v", due, err)
			}
		}
	}
}
