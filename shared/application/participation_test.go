package application_test

import (
	"slices"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

var change = applicationtest.Order

func take(r *road, action participation.Action) casefile.Change {
	return r.Take(r.Story().Obey(dana, change(action), r.Renewal(), r.Now))
}

func participates(t *testing.T, r *road, want participation.Status) {
	t.Helper()
	p := r.Standing()
	if p.Status != want {
		t.Errorf("the provider is %s; want %s", p.Status, want)
	}
	for _, product := range p.Terms {
		if product.State != want {
			t.Errorf("%s is %s, want %s", product.Product, product.State, want)
		}
	}
}

func TestAParticipationIsSuspendedReinstatedAndEnded(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	participates(t, r, participation.StatusActive)
	told(t, take(r, "suspend"), events{participation.ProviderSuspended, participation.LoadStarted}, participation.LetterSuspended)
	participates(t, r, participation.StatusSuspended)
	told(t, take(r, "reinstate"), events{participation.ProviderReinstated, participation.LoadStarted}, participation.LetterReinstated)
	participates(t, r, participation.StatusActive)
	told(t, take(r, "end"), events{participation.EndNoticed, participation.LoadStarted}, participation.LetterParticipationEnded)
	participates(t, r, participation.StatusActive) // the notice runs
	participates(t, r.Until(participation.DueEnd), participation.StatusEnded)
	if dues := r.Standing().Dues; len(dues) > 0 {
		t.Errorf("an ended participation has deadlines: %v", dues)
	}
}

func TestWhatCannotBeDoneToAParticipation(t *testing.T) {
	t.Parallel()
	active, suspended, ended := nurse(t).Enrolled(), nurse(t).Enrolled(), nurse(t).Enrolled().Ended()
	take(suspended, "suspend")
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
		"something there is no word ": {active, dana, change("promote"), problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.road.Story().Obey(c.by, c.what, c.road.Renewal(), c.road.Now)
			refused(t, err, c.kind, c.field)
		})
	}
}

func TestAProvisionalParticipation(t *testing.T) {
	t.Parallel()
	r := nurse(t).Provisional()
	participates(t, r, participation.StatusProvisional)
	if due := r.Due(participation.DueProvisional); due.On != dayOne.AddDays(60) {
		t.Errorf("it ends on %s", due.On)
	}
	inQueue(t, r, application.QueueVerification, true)
	_, err := r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "") // not verified yet

	r.Pass(10).Verified()
	inQueue(t, r, application.QueueVerification, false)
	inQueue(t, r, application.QueueReady, true)
	number := r.Number()
	c := r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	told(t, c, events{application.ApplicationApproved, application.OutcomeHandedOver, participation.ParticipationConfirmed, participation.LoadStarted}, application.LetterApproved)
	participates(t, r, participation.StatusActive)
	inQueue(t, r, application.QueueReady, false)
	if p := r.Standing(); p.ID != number || p.CredentialedOn != dayOne.AddDays(10) || p.RecredentialBy != dayOne.AddDays(10).AddMonths(36) {
		t.Errorf("the provider is %+v", p)
	}
}

func inQueue(t *testing.T, r *road, q casefile.Queue, want bool) {
	t.Helper()
	tasks := r.Story().Tasks()
	if got := slices.ContainsFunc(tasks, func(t casefile.Task) bool { return t.Queue == q }); got != want {
		t.Errorf("in queue %s: %t; tasks %v", q, got, tasks)
	}
}

func TestHowAProvisionalParticipationEnds(t *testing.T) {
	t.Parallel()
	deny := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("No.")}
	for name, end := range map[string]func(*road){
		"by the director, after sixty days": func(r *road) {
			r.Until(participation.DueProvisional)
			take(r, "end")
		},
		"by a denial": func(r *road) {
			r.Verified()
			d := deny
			d.Meeting = r.Met(committee.Deny)
			r.Take(r.File.Decide(mel, d, r.Network(), r.Now))
			is(t, r, application.StateDenied)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Provisional()
			end(r)
			participates(t, r.Until(participation.DueEnd), participation.StatusEnded)
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
	if _, err := r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, application.Network{}, r.Now); err == nil {
		t.Error("a participation was to change that was not read")
	}
}

// A18: a suspension is possible on any day, whatever application is open and from whichever
// the provider is read of.
func TestAParticipationIsSuspendedWhateverIsOpen(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(t *testing.T) *road{
		"a recredentialing":                   func(t *testing.T) *road { return nurse(t).Recredentialing() },
		"a recredentialing under appeal":      func(t *testing.T) *road { return nurse(t).Recredentialing().Unclean().Denied().Appealed() },
		"a change":                            func(t *testing.T) *road { _, r := changed(t, "irs-name", func(*form.Submission) {}); return r },
		"the full decision after provisional": func(t *testing.T) *road { return nurse(t).Provisional() },
		"a renewal, read of in the first": func(t *testing.T) *road {
			r := nurse(t).Recredentialing()
			r.File, r.Former = r.Former, r.File
			return r
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := open(t)
			was := r.Standing().Status
			take(r, "suspend")
			participates(t, r, participation.StatusSuspended)
			take(r, "reinstate")
			participates(t, r, was)
			take(r, "end")
			participates(t, r, was)
		})
	}
}

// Each chain names a hash of the other, and both verify.
func TestTheChainsNameEachOther(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	hashes := map[any]bool{}
	for _, e := range slices.Concat(r.File.Events, r.Participation.Events) {
		hashes[e.Hash] = true
	}
	for _, events := range [][]casefile.Event{r.File.Events, r.Participation.Events} {
		if err := casefile.VerifyChain(events); err != nil {
			t.Error(err)
		}
	}
	handed := r.File.Events[slices.IndexFunc(r.File.Events, func(e casefile.Event) bool { return e.Event == application.OutcomeHandedOver })]
	opened := r.Participation.Events[0]
	if opened.Event != participation.ParticipationOpened || !hashes[handed.Data["participationHash"]] || !hashes[opened.Data["applicationHash"]] || opened.Data["applicationId"] != r.File.Application.ID {
		t.Errorf("handed over %v, opened %v", handed.Data, opened.Data)
	}
}

// What is found against a provider who takes part goes to the director, whichever file it is
// recorded in: the participation's own, the recredentialing's, or that of the full decision.
func TestAnAdverseResultReachesTheDirectorByEveryDoor(t *testing.T) {
	t.Parallel()
	v := credential.Verification{Result: credential.ResultAdverse, Source: "Board", Note: "Revoked.", Why: "The board's news."}
	for name, road := range map[string]func(t *testing.T) *road{
		"enrolled":        func(t *testing.T) *road { return nurse(t).Enrolled() },
		"recredentialing": func(t *testing.T) *road { return nurse(t).Recredentialing() },
		"read of in the former file": func(t *testing.T) *road {
			r := nurse(t).Recredentialing()
			r.File, r.Former = r.Former, r.File
			return r
		},
		"provisional": func(t *testing.T) *road { return nurse(t).Provisional() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := road(t)
			v := v
			v.VerifiedOn = r.Today()
			r.Take(r.Story().RecordVerification(sam, "license:GA", v, r.Now))
			inQueue(t, r, participation.QueueDirector, true)
			view, err := r.Story().StaffView(r.Who.Submission, r.Now)
			if shown := slices.ContainsFunc(view.Elements, func(e application.ElementView) bool {
				return e.Element == "license:GA" && e.Result == credential.ResultAdverse
			}); err != nil || !shown {
				t.Errorf("staff do not see it among the elements: %v", err)
			}
		})
	}
}
