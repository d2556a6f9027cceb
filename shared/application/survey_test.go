package application_test

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/problem"
)

// surveyed is the road of a facility without an accreditation that the state last surveyed on a
// day.
func surveyed(t *testing.T, on calendar.Date) *road {
	t.Helper()
	s := applicationtest.Organization(1, "ga", dayOne)
	s.Organization.Accreditation, s.Organization.LastSurveyOn = nil, on
	return applicationtest.Submitted(t, s)
}

// visits holds a file against whether the site is to be visited, and the survey's report asked for.
func visits(t *testing.T, r *road, want bool) {
	t.Helper()
	report := false
	for _, q := range r.File.Application.Requirements {
		report = report || q.Type == "accreditation"
	}
	a := r.File.Application
	if a.Requires("site-visit") != want || a.Requires("accreditation") == want || report == want {
		t.Errorf("to visit: %t; asked for are %v and %v", want, a.Elements, a.Requirements)
	}
}

// NCQA CR 7: a survey stands for an accreditation if it is at most 36 months old at the decision,
// whenever the application came or the report was looked at.
func TestASurveyCountsIfItIsGoodAtTheDecision(t *testing.T) {
	t.Parallel()
	on := dayOne.AddMonths(-35)
	last := market.SurveyUntil(on, dayOne)
	r := surveyed(t, on)
	visits(t, r, false)
	r.Reviewed()
	late := applicationtest.Met("accreditation", dayOne)
	_, err := r.File.RecordVerification(sam, "accreditation", late, r.Now)
	refused(t, err, problem.KindInvalid, "/expiresOn")
	late.ExpiresOn = ""
	r.Found("accreditation", late)
	if v, _ := r.File.Element("accreditation"); v.ExpiresOn != last {
		t.Errorf("it counts until %s, want %s", v.ExpiresOn, last)
	}
	r.Ready()
	is(t, r, application.StateReady)
	r.Until(application.DueSurvey)
	if r.Today() != last.AddDays(1) {
		t.Errorf("too old on %s", r.Today())
	}
	visits(t, r, true)
	is(t, r, application.StateVerifying)
	_, err = r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
	r.Ready().Approved()
}

func TestAnAccreditationIsMetWithItsLastDayOnly(t *testing.T) {
	t.Parallel()
	r := applicationtest.Submitted(t, applicationtest.Organization(1, "ga", dayOne)).Reviewed()
	v := applicationtest.Met("accreditation", dayOne)
	v.ExpiresOn = ""
	_, err := r.File.RecordVerification(sam, "accreditation", v, r.Now)
	refused(t, err, problem.KindInvalid, "/expiresOn")
}

// The survey of the first cycle does not carry the second: its 36 months are over.
func TestAnOldSurveyIsNotCarriedOver(t *testing.T) {
	t.Parallel()
	r := surveyed(t, dayOne.AddMonths(-7))
	r.Recredentialing()
	visits(t, r, true)
	r.Attested()
	visits(t, r, true)
}

// What the plan once credentialed spares an added product full credentialing only while it is
// good at the decision (NCQA CR 4).
func TestAnAddedProductRestsOnACycleThatRuns(t *testing.T) {
	t.Parallel()
	before := joined(t, 1, "oh-marketplace")
	s := applicationtest.Practitioner(1, "oh", "MD", dayOne.AddMonths(36).AddDays(-5))
	first := before.Who.Submission
	s.NPI, s.TaxID, s.Products = first.NPI, first.TaxID, []string{"oh-medicare-advantage"}
	days := dayOne.DaysUntil(dayOne.AddMonths(36)) - 5
	asked := applicationtest.Change(s, before.Number(), "products-add", dayOne.AddDays(days))
	for wait, good := range map[int]bool{5: true, 6: false} {
		r := applicationtest.ChangedOn(t, asked, before, days)
		if r.File.Application.Kind != form.KindChange || r.File.Application.Requires("license") {
			t.Fatalf("%v", r.File.Application.Elements)
		}
		r.Pass(wait).Ready()
		_, err := r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now)
		if (err == nil) != good {
			t.Errorf("%d days later: %v", wait, err)
		}
	}
}
