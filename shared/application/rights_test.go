package application_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/participation"
	"credo/shared/problem"
)

func against(what participation.Against) application.Appeal {
	return application.Appeal{Statement: "The board corrected its record.", Against: what}
}

func appeals(r *road, what participation.Against) casefile.Change {
	return r.Take(r.Story().FileAppeal(against(what), r.Network(), r.Now))
}

var hearingOf = map[participation.Against]committee.Purpose{participation.AgainstDenial: committee.PurposeHearing,
	participation.AgainstSuspension: committee.PurposeSuspension, participation.AgainstEnd: committee.PurposeEnd}

// outcomeOf is what a panel of others makes of an appeal today.
func outcomeOf(r *road, what participation.Against, vote committee.Choice) application.AppealDecision {
	d := application.AppealDecision{Against: what, Outcome: "upheld", Reasons: because("So the panel found."), Meeting: r.HeardAgainst(hearingOf[what], vote)}
	if vote == committee.Overturn {
		d.Outcome = "overturned"
	}
	return d
}

func hears(r *road, what participation.Against, vote committee.Choice) casefile.Change {
	d := outcomeOf(r, what, vote)
	return r.Take(r.Story().DecideAppeal(max3, d, r.Network(), r.Now))
}

// NCQA CR 6, 42 CFR 422.202(d)(1): a suspension and an end can be appealed, and what the panel
// decides is done.
func TestASuspensionAndAnEndCanBeAppealed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		order            participation.Action
		what             participation.Against
		vote             committee.Choice
		meanwhile, after participation.Status
		events           events
	}{
		"a suspension, upheld":     {"suspend", "suspension", committee.Uphold, "suspended", "suspended", events{participation.AppealDecided}},
		"a suspension, overturned": {"suspend", "suspension", committee.Overturn, "suspended", "active", events{participation.AppealDecided, participation.ProviderReinstated, participation.LoadStarted}},
		"an end, upheld":           {"end", "end", committee.Uphold, "active", "active", events{participation.AppealDecided, participation.LoadStarted}},
		"an end, overturned":       {"end", "end", committee.Overturn, "active", "active", events{participation.AppealDecided, participation.EndUndone, participation.LoadStarted}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Enrolled()
			take(r, c.order)
			offered(t, r, c.what, lastDay(dayOne, 30))
			filed := appeals(r.Pass(30), c.what)
			if says := applicationtest.Says(filed.Letters[0]); filed.Letters[0].Name != participation.LetterAppealReceived || says.DueOn != r.Today().AddDays(60) {
				t.Errorf("told of %+v", says)
			}
			inQueue(t, r, participation.QueueReady, true)
			participates(t, r, c.meanwhile)
			told(t, hears(r, c.what, c.vote), c.events, participation.LetterAppealDecided)
			participates(t, r, c.after)
			inQueue(t, r, participation.QueueReady, false)
			offered(t, r, c.what, "")
			if c.vote == committee.Uphold {
				_, err := r.Story().FileAppeal(against(c.what), r.Network(), r.Now)
				refused(t, err, problem.KindConflict, "") // one hearing an action
			}
			if ends := r.Standing().Ending != nil; ends != (name == "an end, upheld") {
				t.Errorf("it ends: %t", ends)
			}
		})
	}
}

// offered holds the status page against the last day to appeal something; "" for no such thing.
func offered(t *testing.T, r *road, what participation.Against, until calendar.Date) {
	t.Helper()
	status, err := r.Story().Status(r.Now)
	if err != nil {
		t.Fatal(err)
	}
	got := calendar.Date("")
	for _, a := range status.Actions {
		if a.Type == "file-appeal" && a.Ref == string(what) {
			got = a.DueOn
		}
	}
	if got != until {
		t.Errorf("an appeal against the %s is offered until %q, want %q", what, got, until)
	}
}

// An end does not come while it is appealed, and then comes on its day, or the next one.
func TestAnEndWaitsForItsAppeal(t *testing.T) {
	t.Parallel()
	ends := func(t *testing.T) *road { r := nurse(t).Enrolled(); take(r, "end"); return r }
	day := ends(t).Standing().Ending.On

	r := ends(t).Pass(30)
	appeals(r, "end")
	for _, due := range r.Standing().Dues {
		if due.Kind == participation.DueEnd {
			t.Errorf("it ends on %s while it is appealed", due.On)
		}
	}
	hears(r, "end", committee.Uphold)
	if due := r.Due(participation.DueEnd); due.On != day {
		t.Errorf("upheld in time, it ends on %s, want %s", due.On, day)
	}

	r = ends(t).Pass(30)
	appeals(r, "end")
	c := hears(r.Pass(50), "end", committee.Uphold)
	tomorrow := r.Today().AddDays(1)
	if due := r.Due(participation.DueEnd); due.On != tomorrow || applicationtest.Says(c.Letters[0]).EndsOn != tomorrow {
		t.Errorf("upheld late, it ends on %s, want %s", due.On, tomorrow)
	}
	participates(t, r.Until(participation.DueEnd), participation.StatusEnded)

	// Posted in time, entered after the end came: it is as if it had not come.
	r = ends(t).Until(participation.DueEnd)
	participates(t, r, participation.StatusEnded)
	late := against("end")
	late.PostmarkedOn = dayOne.AddDays(29)
	r.Take(r.Story().EnterAppeal(sam, late, r.Network(), r.Now))
	participates(t, r, participation.StatusActive)
}

// NCQA CR 6: by the page until the last day, by mail until the postmark of the last day.
func TestAnAppealAgainstASuspensionComesInTime(t *testing.T) {
	t.Parallel()
	suspended := func(t *testing.T) *road { r := nurse(t).Enrolled(); take(r, "suspend"); return r.Pass(40) }
	for name, c := range map[string]struct {
		by       casefile.Actor
		postmark calendar.Date
		kind     problem.Kind
		field    string
	}{
		"posted on the last day":   {sam, lastDay(dayOne, 30), "", ""},
		"posted a day late":        {sam, lastDay(dayOne, 30).AddDays(1), problem.KindConflict, ""},
		"said on the phone, late":  {sam, "", problem.KindConflict, ""},
		"posted before the notice": {sam, dayOne.AddDays(-1), problem.KindInvalid, "/postmarkedOn"},
		"posted on a day to come":  {sam, dayOne.AddDays(41), problem.KindInvalid, "/postmarkedOn"},
		"entered by an auditor":    {casefile.Staff("avery", casefile.RoleAuditor), dayOne, problem.KindForbidden, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, a := suspended(t), against("")
			a.PostmarkedOn = c.postmark
			change, err := r.Story().EnterAppeal(c.by, a, r.Network(), r.Now)
			if c.kind == "" {
				told(t, r.Take(change, err), events{participation.AppealFiled}, participation.LetterAppealReceived)
				return
			}
			refused(t, err, c.kind, c.field)
		})
	}
}

// Where two actions stand, an appeal says which one it is about.
func TestAnAppealSaysWhatItIsAgainst(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	take(r, "suspend")
	take(r, "end")
	_, err := r.Story().FileAppeal(against(""), r.Network(), r.Now)
	refused(t, err, problem.KindInvalid, "/against")
	_, err = r.Story().FileAppeal(against("denial"), r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
	appeals(r, "suspension")
	appeals(r, "end")
	again, err := r.Story().FileAppeal(against("end"), r.Network(), r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("a second time: %v", err)
	}
	hears(r, "suspension", committee.Overturn)
	hears(r, "end", committee.Overturn)
	participates(t, r, participation.StatusActive)
}

// 42 USC 11112(b)(3): whoever ordered, kept or found it, verified or reviewed, is not on the
// panel and does not record what it decides.
func TestWhoOrderedItHearsNoAppealAgainstIt(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	r.Take(r.Story().Obey(max3, change("suspend"), r.Renewal(), r.Now))
	r.Take(r.Story().Obey(casefile.Staff("pia", casefile.RoleMedicalDirector), change("end"), nil, r.Now))
	for what, p := range hearingOf {
		barred := r.Story().Barred(p)
		if want := what != participation.AgainstDenial; committee.Has(barred, "max") != want || committee.Has(barred, "pia") != want || !committee.Has(barred, "sam") {
			t.Errorf("%s: barred are %v", p, barred)
		}
	}
	appeals(r, "suspension")
	d := application.AppealDecision{Outcome: "overturned", Reasons: because("No."), Meeting: "MTG-1"}
	_, err := r.Story().DecideAppeal(max3, d, r.Network(), r.Now)
	refused(t, err, problem.KindForbidden, "")
	d.Meeting = r.Sat(committee.PurposeSuspension, committee.Overturn, "mel", "cora", "cole")
	r.Take(r.Story().DecideAppeal(mel, d, r.Network(), r.Now))
}

// No panel sets aside what the law does not let anybody set aside (42 CFR 438.214(d)).
func TestNoPanelReinstatesWhomAHardStopBars(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	v := credential.Verification{Result: credential.ResultAdverse, Source: "OIG LEIE", VerifiedOn: r.Today(), Note: "Excluded.", Why: "This month's list."}
	r.Take(r.Story().RecordVerification(sam, "exclusions-oig", v, r.Now))
	participates(t, r, participation.StatusSuspended)
	appeals(r, "suspension")
	d := outcomeOf(r, "suspension", committee.Overturn)
	_, err := r.Story().DecideAppeal(max3, d, r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
	hears(r, "suspension", committee.Uphold)
}

// What is reinstated otherwise is no longer to be heard.
func TestAnAppealFallsAwayWithWhatItIsAgainst(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	take(r, "suspend")
	take(r, "end")
	appeals(r, "suspension")
	appeals(r, "end")
	take(r, "reinstate")
	take(r, "undo-end")
	participates(t, r, participation.StatusActive)
	inQueue(t, r, participation.QueueReady, false)
}

// The plan's own day to decide an appeal is watched.
func TestAnAppealThatIsNotDecidedComesUp(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	take(r, "suspend")
	appeals(r, "suspension")
	if due := r.Due(participation.DueHearing); due.On != dayOne.AddDays(61) {
		t.Errorf("it comes up on %s", due.On)
	}
	if due := r.Due(participation.DueHearingNear); due.On != dayOne.AddDays(53) {
		t.Errorf("staff are warned on %s", due.On)
	}
	r.Until(participation.DueHearingNear)
	inQueue(t, r, casefile.QueueOverdue, true)
	r.Until(participation.DueHearing)
	inQueue(t, r, casefile.QueueOverdue, true)
	hears(r, "suspension", committee.Uphold)
	inQueue(t, r, casefile.QueueOverdue, false)
}

// 42 USC 11112(b)(2): the notice of a hearing says the day, the time, the place, who sits and
// who testifies, thirty days ahead unless the provider agreed to an earlier day.
func TestAHearingHasItsNotice(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		days   int
		agreed string
		edit   func(*application.HearingNotice)
		by     casefile.Actor
		kind   problem.Kind
		field  string
	}{
		"thirty days ahead":         {30, "", nil, max3, "", ""},
		"sooner":                    {29, "", nil, max3, problem.KindInvalid, "/agreed"},
		"sooner, agreed to":         {2, "By phone with their lawyer.", nil, max3, "", ""},
		"at no time":                {30, "", func(h *application.HearingNotice) { h.At = "2 pm" }, max3, problem.KindInvalid, "/at"},
		"at an hour there is not":   {30, "", func(h *application.HearingNotice) { h.At = "25:00" }, max3, problem.KindInvalid, "/at"},
		"nowhere":                   {30, "", func(h *application.HearingNotice) { h.Where = " " }, max3, problem.KindInvalid, "/where"},
		"of a meeting there is not": {30, "", func(h *application.HearingNotice) { h.Meeting = "MTG-NONE" }, max3, problem.KindInvalid, "/meeting"},
		"of what nobody appealed":   {30, "", func(h *application.HearingNotice) { h.Against = "end" }, max3, problem.KindConflict, ""},
		"by a specialist":           {30, "", nil, sam, problem.KindForbidden, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Enrolled()
			take(r, "suspend")
			appeals(r, "suspension")
			h := application.HearingNotice{Meeting: r.Called(c.days, committee.PurposeSuspension), At: "14:30", Where: "Room 4", Agreed: c.agreed, Witnesses: []string{"Dr. Eve Sample"}}
			if c.edit != nil {
				c.edit(&h)
			}
			change, err := r.Story().SetHearing(c.by, h, r.Network(), r.Now)
			if c.kind != "" {
				refused(t, err, c.kind, c.field)
				return
			}
			r.Take(change, err)
			told(t, change, events{participation.HearingSet}, participation.LetterHearing)
			says := applicationtest.Says(change.Letters[0]).Hearing
			if says == nil || says.On != dayOne.AddDays(c.days) || says.At != "14:30" || says.Where != "Room 4" || len(says.Panel) != 3 || len(says.Witnesses) != 1 {
				t.Errorf("the letter says %+v", says)
			}
		})
	}
}

// A panel's outcome counts only of a hearing that the provider had notice of.
func TestNoAppealIsDecidedBehindTheProvidersBack(t *testing.T) {
	t.Parallel()
	for what, road := range map[participation.Against]func(*road){
		"denial":     func(r *road) { r.Unclean().Denied().Appealed() },
		"suspension": func(r *road) { r.Enrolled(); take(r, "suspend"); appeals(r, "suspension") },
		"end":        func(r *road) { r.Enrolled(); take(r, "end"); appeals(r, "end") },
	} {
		t.Run(string(what), func(t *testing.T) {
			t.Parallel()
			r := nurse(t)
			road(r)
			r.Uninvited = true
			d := outcomeOf(r, what, committee.Uphold)
			_, err := r.Story().DecideAppeal(max3, d, r.Network(), r.Now)
			refused(t, err, problem.KindInvalid, "/meeting")
			r.Uninvited = false
			hears(r, what, committee.Uphold)
		})
	}
}

// NCQA CR 6: posted in time, entered after the denial of a recredentialing became final and
// even after the participation ended, an appeal keeps the provider in until it is decided.
func TestAnAppealEnteredAfterTheDenialBecameFinalTakesTheEndBack(t *testing.T) {
	t.Parallel()
	for name, until := range map[string]func(*road){
		"before the end": func(r *road) { r.Until(participation.DueDenialFinal) },
		"after the end":  func(r *road) { r.Until(participation.DueDenialFinal).Until(participation.DueEnd) },
	} {
		for outcome, want := range map[committee.Choice]participation.Status{committee.Uphold: participation.StatusEnded, committee.Overturn: participation.StatusActive} {
			t.Run(name+", "+string(outcome), func(t *testing.T) {
				t.Parallel()
				r := nurse(t).Recredentialing().Unclean().Denied()
				posted := r.File.Application.AppealBy
				number := r.Number()
				until(r)
				a := against("")
				a.PostmarkedOn = posted.AddDays(1)
				_, err := r.Story().EnterAppeal(sam, a, r.Network(), r.Now)
				refused(t, err, problem.KindConflict, "")
				a.PostmarkedOn = posted
				r.Take(r.Story().EnterAppeal(sam, a, r.Network(), r.Now))
				participates(t, r, participation.StatusActive)
				if p := r.Standing(); p.Ending != nil || p.Renewal == nil || p.Renewal.Stage != participation.StageAppealed {
					t.Errorf("it ends %+v, waits for %+v", p.Ending, p.Renewal)
				}
				hears(r, "denial", outcome)
				if want == participation.StatusEnded {
					r.Until(participation.DueEnd)
				}
				if p := r.Standing(); p.Status != want || p.ID != number {
					t.Errorf("%s is %s, want %s", p.ID, p.Status, want)
				}
			})
		}
	}
}

// A denial that a panel set aside leaves no trace in the Provider Number: who took part
// provisionally comes back under the number they had (NCQA CR 6).
func TestAnOverturnedDenialKeepsTheProviderNumber(t *testing.T) {
	t.Parallel()
	for name, ended := range map[string]bool{"after the end": true, "before the end": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Provisional()
			number := r.Number()
			r.Unclean().Denied()
			if ended {
				r.Until(participation.DueEnd)
			}
			appeals(r, "")
			hears(r, "denial", committee.Overturn)
			r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
			if p := r.Loaded().Standing(); p.ID != number || p.Status != participation.StatusActive || p.Ending != nil || p.Provisional || r.File.Application.Provider != number {
				t.Errorf("%s, before %s, is %s: %+v", p.ID, number, p.Status, p.Ending)
			}
			is(t, r, application.StateEnrolled)
			if first := r.Standing().Terms[0].EffectiveOn; ended != (first > dayOne) {
				t.Errorf("it runs from %s", first)
			}
		})
	}
}

// What the status page promises, the rule keeps: until the day it gives, and no longer.
func TestTheStatusPagePromisesWhatCanBeDone(t *testing.T) {
	t.Parallel()
	appeal := func(r *road) error {
		_, err := r.Story().FileAppeal(against(""), r.Network(), r.Now)
		return err
	}
	for name, c := range map[string]struct {
		road     func(*road)
		promises string
		last     func(*road) calendar.Date
		use      func(*road) error
	}{
		"denied":    {func(r *road) { r.Unclean().Denied() }, "You may appeal.", func(r *road) calendar.Date { return r.File.Application.AppealBy }, appeal},
		"suspended": {func(r *road) { r.Enrolled(); take(r, "suspend") }, "You may appeal until", func(r *road) calendar.Date { return r.Standing().Suspension.AppealBy }, appeal},
		"to end":    {func(r *road) { r.Enrolled(); take(r, "end") }, "You may appeal until", func(r *road) calendar.Date { return r.Standing().Ending.AppealBy }, appeal},
		"discontinued": {func(r *road) { r.Until(application.DueWait) }, "We can reopen it.", func(r *road) calendar.Date { return r.Today().AddDays(90) }, func(r *road) error {
			_, err := r.File.Reopen(sam, "They called.", r.Network(), r.Now)
			return err
		}},
		"an end that is appealed": {func(r *road) { r.Enrolled(); take(r, "end"); appeals(r, "end") }, "does not end before a panel has decided.", nil, func(r *road) error {
			if r.Standing().Ended() || slices.ContainsFunc(r.Standing().Dues, func(d casefile.Due) bool { return d.Kind == participation.DueEnd }) {
				return errors.New("it ends all the same")
			}
			return nil
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t)
			c.road(r)
			holds := func(want bool) {
				t.Helper()
				status, err := r.Story().Status(r.Now)
				if says := strings.Contains(status.Next, c.promises); err != nil || says != want {
					t.Errorf("on %s it says %q, %v", r.Today(), status.Next, err)
				}
				if err := c.use(r); (err == nil) != want {
					t.Errorf("on %s the rule says %v", r.Today(), err)
				}
			}
			holds(true)
			if c.last == nil {
				return
			}
			last := c.last(r)
			r.Pass(r.Today().DaysUntil(last))
			holds(true)
			r.Pass(1)
			holds(false)
		})
	}
}
