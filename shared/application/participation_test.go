package application_test

import (
	"slices"
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/problem"
)

func change(action string) participation.Order {
	return participation.Order{Action: action, Reasons: because("The license lapsed.")}
}

func take(r *road, action string) casefile.Change {
	return r.Take(r.File.ChangeParticipation(dana, change(action), r.Provider, r.Now))
}

func participates(t *testing.T, r *road, want participation.Status) {
	t.Helper()
	p, a := r.Provider, r.File.Application
	if p.Status != want || a.Status != want {
		t.Errorf("the provider is %s, on the file %s; want %s", p.Status, a.Status, want)
	}
	for _, product := range p.Participation {
		if product.State != want {
			t.Errorf("%s is %s, want %s", product.Product, product.State, want)
		}
	}
}

func TestAParticipationIsSuspendedReinstatedAndEnded(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	participates(t, r, participation.StatusActive)
	told(t, take(r, "suspend"), events{participation.ProviderSuspended}, participation.LetterSuspended)
	participates(t, r, participation.StatusSuspended)
	told(t, take(r, "reinstate"), events{participation.ProviderReinstated}, participation.LetterReinstated)
	participates(t, r, participation.StatusActive)
	ended := take(r, "end")
	told(t, ended, events{participation.ProviderEnded}, participation.LetterParticipationEnded)
	if by := ended.Letters[0].Data.DueOn; by != monday.AddDays(30) {
		t.Errorf("the letter says to appeal by %q", by)
	}
	participates(t, r, participation.StatusEnded)
	if dues := r.File.Application.Dues; slices.ContainsFunc(dues, func(d casefile.Due) bool { return d.Kind == application.DueRecredOpen }) {
		t.Errorf("an ended participation is to be renewed: %v", dues)
	}
}

func TestWhatCannotBeDoneToAParticipation(t *testing.T) {
	t.Parallel()
	active, suspended, ended := nurse(t).Enrolled(), nurse(t).Enrolled(), nurse(t).Enrolled()
	take(suspended, "suspend")
	take(ended, "end")
	renewed := nurse(t).Recredentialing()
	renewed.File = renewed.Former
	for name, c := range map[string]struct {
		road  *road
		by    casefile.Actor
		what  participation.Order
		kind  problem.Kind
		field string
	}{
		"by a specialist":             {active, sam, change("suspend"), problem.KindForbidden, ""},
		"without a reason":            {active, dana, participation.Order{Action: "end"}, problem.KindInvalid, "/reasons"},
		"reinstate an active one":     {active, dana, change("reinstate"), problem.KindConflict, ""},
		"suspend a suspended one":     {suspended, dana, change("suspend"), problem.KindConflict, ""},
		"end an ended one":            {ended, dana, change("end"), problem.KindConflict, ""},
		"on a file without one":       {nurse(t).Ready(), dana, change("end"), problem.KindConflict, ""},
		"on a file that was renewed":  {renewed, dana, change("end"), problem.KindConflict, ""},
		"something there is no word ": {active, dana, change("promote"), problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.road.File.ChangeParticipation(c.by, c.what, c.road.Provider, c.road.Now)
			refused(t, err, c.kind, c.field)
		})
	}
}

func TestAProvisionalParticipation(t *testing.T) {
	t.Parallel()
	r := nurse(t).Provisional()
	participates(t, r, participation.StatusProvisional)
	if due := r.Due(application.DueProvisional); due.On != monday.AddDays(60) {
		t.Errorf("it ends on %s", due.On)
	}
	inQueue(t, r, application.QueueVerification, true)
	_, err := r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, "", &r.Provider, r.Now)
	refused(t, err, problem.KindConflict, "") // not verified yet

	r.Pass(10).Verified()
	inQueue(t, r, application.QueueVerification, false)
	inQueue(t, r, application.QueueReady, true)
	number := r.Provider.Number
	c := r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.NewNumber(), &r.Provider, r.Now))
	told(t, c, events{application.ApplicationApproved}, application.LetterApproved)
	participates(t, r, participation.StatusActive)
	inQueue(t, r, application.QueueReady, false)
	if p := r.Provider; p.Number != number || p.CredentialedOn != "2026-12-03" || p.RecredentialBy != "2029-12-03" {
		t.Errorf("the provider is %+v", p)
	}
}

func inQueue(t *testing.T, r *road, q casefile.Queue, want bool) {
	t.Helper()
	if got := slices.ContainsFunc(r.File.Tasks, func(t casefile.Task) bool { return t.Queue == q }); got != want {
		t.Errorf("in queue %s: %t; tasks %v", q, got, r.File.Tasks)
	}
}

func TestHowAProvisionalParticipationEnds(t *testing.T) {
	t.Parallel()
	deny := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("No.")}
	for name, end := range map[string]func(*road){
		"after sixty days": func(r *road) { r.Until(application.DueProvisional) },
		"after sixty days, suspended or not": func(r *road) {
			take(r, "suspend")
			r.Until(application.DueProvisional)
		},
		"by a denial": func(r *road) {
			r.Verified()
			d := deny
			d.Committee = meeting(r.Today(), false)
			r.Take(r.File.Decide(mel, d, "", &r.Provider, r.Now))
			is(t, r, application.StateDenied)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Provisional()
			end(r)
			participates(t, r, participation.StatusEnded)
		})
	}
}

func TestSuspensionIsNoWayRoundTheFullDecision(t *testing.T) {
	t.Parallel()
	r := nurse(t).Provisional()
	take(r, "suspend")
	take(r, "reinstate")
	participates(t, r, participation.StatusProvisional)
}

func TestAProvisionalDecisionNeedsTheProvider(t *testing.T) {
	t.Parallel()
	r := nurse(t).Provisional().Verified()
	if _, err := r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, "", nil, r.Now); err == nil {
		t.Error("a participation was to change without its provider")
	}
}
