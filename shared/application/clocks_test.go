package application_test

import (
	"slices"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

// dueOn is the day of a deadline of the file, "" where it has none of the kind.
func dueOn(r *road, kind casefile.DueKind) calendar.Date {
	i := slices.IndexFunc(r.File.Application.Dues, func(d casefile.Due) bool { return d.Kind == kind })
	if i < 0 {
		return ""
	}
	return r.File.Application.Dues[i].On
}

// alarms holds a clock: staff are warned a week before its last day and told the day after, in
// the queue of what is overdue; once what it is about is done, nothing is left.
func alarms(t *testing.T, r *road, kind casefile.DueKind, last calendar.Date, done func()) {
	t.Helper()
	before := kind + "-near"
	if a, b := dueOn(r, before), dueOn(r, kind); a != last.AddDays(-7) || b != last.AddDays(1) {
		t.Fatalf("%s alarms on %s and %s; its last day is %s", kind, a, b, last)
	}
	inQueue(t, r, casefile.QueueOverdue, false)
	r.Until(before)
	inQueue(t, r, casefile.QueueOverdue, true)
	warned := task(t, r, casefile.QueueOverdue).Detail
	r.Until(kind)
	if missed := task(t, r, casefile.QueueOverdue).Detail; missed == warned || !strings.Contains(missed, "passed") && !strings.Contains(missed, "run out") {
		t.Errorf("before staff read %q, after %q", warned, missed)
	}
	if dueOn(r, kind) != "" || dueOn(r, before) != "" {
		t.Errorf("it alarms again: %v", r.File.Application.Dues)
	}
	done()
	inQueue(t, r, casefile.QueueOverdue, false)
}

// Ohio R.C. 3963.06 wants a provider told within 21 days what an application lacks, Indiana
// IC 27-8-11-7 within 30 business days.
func TestTheDeficiencyClockAlarms(t *testing.T) {
	t.Parallel()
	for marketID, last := range map[string]calendar.Date{"oh": dayOne.AddDays(21), "in": dayOne.AddBusinessDays(30)} {
		r := applicationtest.Submitted(t, applicationtest.Organization(1, marketID, dayOne))
		if dueOn(r, application.DueDeficiency) != "" {
			t.Errorf("%s: the confirmation told what is missing, and the clock runs", marketID)
		}
		r.Sent()
		alarms(t, r, application.DueDeficiency, last, func() { r.Reviewed() })
		r = applicationtest.Submitted(t, applicationtest.Organization(1, marketID, dayOne)).Pass(60).Sent()
		m, _ := market.Known().Find(marketID)
		if due := dueOn(r, application.DueDeficiency); due != m.DeficiencyNoticeBy(r.Today()).AddDays(1) {
			t.Errorf("%s: what comes later counts from its own day, not until %s", marketID, due)
		}
	}
	if r := applicationtest.Submitted(t, applicationtest.Organization(1, "ga", dayOne)).Sent(); dueOn(r, application.DueDeficiency) != "" {
		t.Error("Georgia has no such clock")
	}
}

// NCQA CR 6: the plan hears an appeal and answers within its own days; that day does not move.
func TestTheAppealClockAlarms(t *testing.T) {
	t.Parallel()
	for name, done := range map[string]func(*road){
		"heard":     func(r *road) { r.Upheld() },
		"withdrawn": func(r *road) { r.Take(r.File.Withdraw("", r.Network(), r.Now)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, _ := market.Known().Find("ga")
			last := dayOne.AddDays(m.AppealDecisionDays)
			r := nurse(t).Unclean().Denied().Appealed()
			if a := r.File.Application; a.HearBy != last {
				t.Errorf("to be heard by %s", a.HearBy)
			}
			alarms(t, r, application.DueHearing, last, func() { done(r) })
		})
	}
}

func TestTheDecisionClockAlarms(t *testing.T) {
	t.Parallel()
	r := applicationtest.Submitted(t, applicationtest.Practitioner(1, "oh", "MD", dayOne)).Ready()
	alarms(t, r, application.DueDecision, dayOne.AddDays(90), func() { r.Approved() })
}

// No clock of the plan counts the days on which it is the provider's turn: not the market's, not
// the target, not the numbers.
func TestClocksStopWhileTheProviderOwes(t *testing.T) {
	t.Parallel()
	r := applicationtest.Submitted(t, applicationtest.Practitioner(1, "oh", "MD", dayOne)).Pass(10).Reviewed()
	begun := dayOne.AddDays(10)
	if by := r.File.Application.DecideBy; by != begun.AddDays(90) {
		t.Errorf("decide by %s", by)
	}
	if due := task(t, r, application.QueueVerification).DueOn; due != begun.AddDays(30) {
		t.Errorf("to verify by %s", due)
	}
	r.Pass(5)
	q := casefile.Discrepancy{Element: "license", Yours: "A", Source: "B", DueOn: r.Today().AddDays(30)}
	r.Take(r.File.RaiseDiscrepancy(sam, q, r.Now))
	if dueOn(r, application.DueDecision) != "" {
		t.Error("the clock runs while the provider owes an answer")
	}
	r.Pass(20)
	r.Take(r.File.AnswerDiscrepancy(application.Explanation{DiscrepancyID: "q-01", Answer: "A typing error."}, r.Now))
	if by := r.File.Application.DecideBy; by != begun.AddDays(110) || dueOn(r, application.DueDecision) != by.AddDays(1) {
		t.Errorf("decide by %s", by)
	}
	if due := task(t, r, application.QueueVerification).DueOn; due != begun.AddDays(50) {
		t.Errorf("to verify by %s", due)
	}
	r.Offered().Verified().Approved().Pass(7) // the agreement waits for the signature
	r.Take(r.File.OpenAgreement(applicationtest.Address, r.Now))
	r.Take(r.File.SignContract(r.Signature(), applicationtest.Address, r.Now))
	r.Pass(3)
	r.Take(r.File.HandleContract(applicationtest.Cora, application.ContractCountersign, applicationtest.Paper("executed"), r.Network(), r.Now))
	row := r.Loaded().File.Application.Tally()
	if row.DaysToDecide() != 5 || row.DaysToEnroll() != 8 {
		t.Errorf("decided in %d days, enrolled in %d: %+v", row.DaysToDecide(), row.DaysToEnroll(), row)
	}
}

// A state's clock of 90 or 180 days is no target: sources are asked within the plan's own days.
func TestVerificationHasAnInnerTarget(t *testing.T) {
	t.Parallel()
	for _, marketID := range []string{"oh", "ar-passe", "ga", "ky", "wv", "in"} {
		m, _ := market.Known().Find(marketID)
		r := applicationtest.Submitted(t, applicationtest.Practitioner(1, marketID, "NP", dayOne)).Reviewed()
		if due := task(t, r, application.QueueVerification).DueOn; due > dayOne.AddDays(m.VerifyDays) {
			t.Errorf("%s: to verify by %s", marketID, due)
		}
	}
}

// No last day of anything that a provider owes or may do is one on which nobody works (5 U.S.C.
// 6103): the letter, the page and the sweep name the same day. Whatever the weekday is.
func TestTheDaysThatStaffChooseAreBusinessDays(t *testing.T) {
	t.Parallel()
	for more := range 9 {
		want := dayOne.AddDays(20 + more).OrNextBusinessDay()
		for name, ask := range map[string]func(*road) error{
			"documents": func(r *road) error {
				c, err := r.File.RequestDocuments(sam, application.DocumentRequest{Types: []string{"other"}, Note: "Please.", DueOn: dayOne.AddDays(20 + more)}, r.Now)
				r.Take(c, err)
				return err
			},
			"a question": func(r *road) error {
				c, err := r.File.RaiseDiscrepancy(sam, casefile.Discrepancy{Element: "license", Yours: "A", Source: "B", DueOn: dayOne.AddDays(20 + more)}, r.Now)
				r.Take(c, err)
				return err
			},
		} {
			r := nurse(t).Reviewed()
			if err := ask(r); err != nil {
				t.Fatal(err)
			}
			letter := applicationtest.Says(r.File.Letters[len(r.File.Letters)-1])
			status, err := r.Story().Status(r.Now)
			if err != nil || letter.DueOn != want || status.NextBy != want || status.Actions[0].DueOn != want || dueOn(r, application.DueWait) != want.AddDays(1) {
				t.Errorf("%s by %s: letter %s, page %s and %s, sweep %s, %v", name, want, letter.DueOn, status.NextBy, status.Actions[0].DueOn, dueOn(r, application.DueWait), err)
			}
		}
	}
}

func TestTheDayToReopenIsABusinessDay(t *testing.T) {
	t.Parallel()
	for day := range 7 {
		r := nurse(t).Pass(day)
		r.Take(r.File.Withdraw("", r.Network(), r.Now))
		last := dayOne.AddDays(day + 90).OrNextBusinessDay()
		if says := applicationtest.Says(r.File.Letters[len(r.File.Letters)-1]); says.DueOn != last {
			t.Errorf("the letter says %s, want %s", says.DueOn, last)
		}
		r.Pass(r.Today().DaysUntil(last))
		if _, err := r.File.Reopen(sam, "A slip.", r.Network(), r.Now); err != nil {
			t.Errorf("on %s: %v", last, err)
		}
		if _, err := r.File.Reopen(sam, "A slip.", r.Network(), r.Now.AddDate(0, 0, 1)); err == nil {
			t.Errorf("reopened after %s", last)
		}
	}
}
