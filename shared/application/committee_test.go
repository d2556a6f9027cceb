package application_test

import (
	"slices"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/participation"
	"credo/shared/problem"
)

// NCQA CR 2, CR 3: any file that is not clean, and any denial, is the committee's, by the
// votes of its meeting, whoever records it.
func TestTheCommitteeDecidesByItsVotes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		road    func(*testing.T) *road
		vote    committee.Choice
		outcome application.Outcome
		by      casefile.Actor
		field   string // "" when it is taken
	}{
		"it approves a clean file":           {ready, committee.Approve, application.OutcomeApproved, mel, ""},
		"it approves one that is not":        {unclean, committee.Approve, application.OutcomeApproved, mel, ""},
		"the director records what it voted": {unclean, committee.Approve, application.OutcomeApproved, dana, ""},
		"it denies":                          {unclean, committee.Deny, application.OutcomeDenied, mel, ""},
		"it puts off":                        {unclean, committee.Defer, application.OutcomeDeferred, mel, ""},
		"the record says otherwise":          {unclean, committee.Deny, application.OutcomeApproved, mel, "/outcome"},
		"it put off, the record denies":      {unclean, committee.Defer, application.OutcomeDenied, mel, "/outcome"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := c.road(t)
			d := application.Decision{Outcome: c.outcome, Reasons: because("So it voted."), Meeting: r.Met(c.vote)}
			change, err := r.File.Decide(c.by, d, r.Network(), r.Now)
			if c.field != "" {
				refused(t, err, problem.KindInvalid, c.field)
				return
			}
			r.Take(change, err)
		})
	}
	r := unclean(t)
	d := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("No."), Meeting: r.Met(committee.Deny)}
	for what, m := range map[string]*committee.Meeting{"no meeting": nil, "another meeting": denying(unclean(t)), "another market's": elsewhere(*r.Meeting)} {
		_, err := r.File.Decide(mel, d, application.Network{Meeting: m}, r.Now)
		t.Run(what, func(t *testing.T) { refused(t, err, problem.KindInvalid, "/meeting") })
	}
}

func ready(t *testing.T) *road   { return nurse(t).Ready() }
func unclean(t *testing.T) *road { return nurse(t).Unclean() }

func denying(r *road) *committee.Meeting { r.Met(committee.Deny); return r.Meeting }

func elsewhere(m committee.Meeting) *committee.Meeting { m.Market = "oh"; return &m }

// NCQA CR 3: the decision is of the day the committee met, however late it is recorded; the
// next cycle, the notice and the age of verifications count from it.
func TestTheDecisionDateIsTheMeetings(t *testing.T) {
	t.Parallel()
	r := nurse(t).Contracted().Unclean()
	meeting := r.Met(committee.Approve)
	r.Pass(21)
	c := r.Take(r.File.Decide(mel, application.Decision{Outcome: application.OutcomeApproved, Meeting: meeting}, r.Network(), r.Now))
	a := r.File.Application
	if a.Decision.On != dayOne || a.NoticeBy != dayOne.AddDays(30) || a.Decision.Products[0].EffectiveOn != dayOne {
		t.Errorf("decided on %s, notice by %s, from %s", a.Decision.On, a.NoticeBy, a.Decision.Products[0].EffectiveOn)
	}
	if says := applicationtest.Says(c.Letters[0]); says.RecredBy != calendartest.Day.AddMonths(36) {
		t.Errorf("the letter says recredentialing by %s", says.RecredBy)
	}
	if p := r.Loaded().Standing(); p.CredentialedOn != dayOne || p.RecredentialBy != calendartest.Day.AddMonths(36) {
		t.Errorf("credentialed on %s, again by %s", p.CredentialedOn, p.RecredentialBy)
	}
	late := nurse(t).Unclean().Pass(100) // the verifications are good for 120 days
	meeting = late.Met(committee.Approve)
	late.Pass(40)
	late.Take(late.File.Decide(mel, application.Decision{Outcome: application.OutcomeApproved, Meeting: meeting}, late.Network(), late.Now))
	stale := nurse(t).Unclean().Pass(121)
	_, err := stale.File.Decide(mel, application.Decision{Outcome: application.OutcomeApproved, Meeting: stale.Met(committee.Approve)}, stale.Network(), stale.Now)
	refused(t, err, problem.KindConflict, "")
}

// NCQA CR 3: nobody votes on what is not on file yet.
func TestAVoteRestsOnWhatWasOnFile(t *testing.T) {
	t.Parallel()
	r := unclean(t)
	meeting := r.Met(committee.Approve)
	r.Now = r.Now.Add(time.Hour)
	v := credential.Verification{Why: "The source was asked again.", Result: credential.ResultAdverse, Source: "The board, again", VerifiedOn: dayOne, Note: "Revoked."}
	r.Take(r.File.RecordVerification(sam, "sanctions", v, r.Now))
	_, err := r.File.Decide(mel, application.Decision{Outcome: application.OutcomeApproved, Meeting: meeting}, r.Network(), r.Now)
	refused(t, err, problem.KindInvalid, "/meeting")
	r.Take(r.File.Decide(mel, application.Decision{Outcome: application.OutcomeApproved, Meeting: r.Met(committee.Approve)}, r.Network(), r.Now))
}

// NCQA CR 2, CR 3: who verified, reviewed or asked decides nothing of the file by any role,
// though somebody else recorded the same again later.
func TestWhoHadAPartInAFileDoesNotDecideIt(t *testing.T) {
	t.Parallel()
	both := casefile.Staff("ada", casefile.RoleSpecialist, casefile.RoleMedicalDirector, casefile.RoleCommittee)
	again := func(r *road) {
		v := credential.Verification{Why: "The source was asked again.", Result: credential.ResultMet, Source: "Board", VerifiedOn: dayOne, ExpiresOn: calendartest.Day.AddDays(585)}
		r.Take(r.File.RecordVerification(both, "license:GA", v, r.Now))
		r.Take(r.File.RecordVerification(sam, "license:GA", v, r.Now))
	}
	for name, part := range map[string]func(*road){
		"verified, and somebody recorded it again": func(r *road) { r.Ready(); again(r) },
		"reviewed a document": func(r *road) {
			r.Sent()
			r.Take(r.File.ReviewDocument(both, r.File.Documents[0].ID, casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: calendartest.Day.AddMonths(12)}, r.Now))
			r.Ready()
		},
		"asked the provider": func(r *road) {
			r.Ready()
			r.Take(r.File.RaiseDiscrepancy(both, casefile.Discrepancy{Element: "work-history", Yours: "May", Source: "June", DueOn: dayOne.AddDays(10)}, r.Now))
			r.Take(r.File.AnswerDiscrepancy(application.Explanation{DiscrepancyID: "q-01", Answer: "June."}, r.Now))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t)
			part(r)
			is(t, r, application.StateReady)
			approve := application.Decision{Outcome: application.OutcomeApproved}
			_, err := r.File.Decide(both, approve, r.Network(), r.Now)
			refused(t, err, problem.KindForbidden, "")
			if !committee.Has(r.File.Barred(), "ADA") {
				t.Errorf("barred are %v", r.File.Barred())
			}
			approve.Meeting = r.Met(committee.Approve)
			r.Meeting.Present[1].User, r.Meeting.Agenda[0].Votes[1].User = "ada", "ada" // who voted in spite of it
			_, err = r.File.Decide(mel, approve, r.Network(), r.Now)
			refused(t, err, problem.KindInvalid, "/meeting")
		})
	}
}

// NCQA CR 6; 42 USC 11112(b)(3): an appeal is heard by a panel, none of whom took part in the denial.
func TestOtherPeopleHearTheAppeal(t *testing.T) {
	t.Parallel()
	appealed := func(t *testing.T) *road { return nurse(t).Unclean().Denied().Appealed() }
	upheld := func(meeting string) application.AppealDecision {
		return application.AppealDecision{Outcome: "upheld", Reasons: because("No."), Meeting: meeting}
	}
	for name, c := range map[string]struct {
		by      casefile.Actor
		appeal  func(*road) application.AppealDecision
		kind    problem.Kind
		field   string
		waiting bool
	}{
		"a panel of others":                 {max3, func(r *road) application.AppealDecision { return upheld(r.Heard(committee.Uphold)) }, "", "", true},
		"recorded by the director":          {dana, func(r *road) application.AppealDecision { return upheld(r.Heard(committee.Uphold)) }, "", "", true},
		"no panel at all":                   {dana, func(r *road) application.AppealDecision { return upheld("") }, problem.KindInvalid, "/meeting", true},
		"the meeting that denied":           {max3, func(r *road) application.AppealDecision { return upheld(r.Meeting.ID) }, problem.KindInvalid, "/meeting", true},
		"recorded by who sat on the denial": {casefile.Staff("cora", casefile.RoleCommittee), func(r *road) application.AppealDecision { return upheld(r.Heard(committee.Uphold)) }, problem.KindForbidden, "", true},
		"recorded by who verified":          {casefile.Staff("sam", casefile.RoleMedicalDirector), func(r *road) application.AppealDecision { return upheld(r.Heard(committee.Uphold)) }, problem.KindForbidden, "", true},
		"by a specialist":                   {sam, func(r *road) application.AppealDecision { return upheld("MTG-1") }, problem.KindForbidden, "", true},
		"the panel voted otherwise":         {max3, func(r *road) application.AppealDecision { return upheld(r.Heard(committee.Overturn)) }, problem.KindInvalid, "/outcome", true},
		"without a reason":                  {max3, func(r *road) application.AppealDecision { return application.AppealDecision{Outcome: "upheld"} }, problem.KindInvalid, "/reasons", true},
		"nothing was appealed":              {max3, func(r *road) application.AppealDecision { return upheld("MTG-1") }, problem.KindConflict, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Unclean().Denied()
			if c.waiting {
				r = appealed(t)
			}
			d := c.appeal(r)
			_, err := r.File.DecideAppeal(c.by, d, r.Network(), r.Now)
			if c.kind == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			refused(t, err, c.kind, c.field)
		})
	}
	if barred := appealed(t).File.Barred(); !slices.Contains(barred, "mel") || !slices.Contains(barred, "cora") || !slices.Contains(barred, "cole") {
		t.Errorf("barred from the panel are %v", barred)
	}
}

// NCQA CR 6: what the panel decides is followed: those who denied do not deny again.
func TestTheDecisionAfterAnAppealFollowsThePanel(t *testing.T) {
	t.Parallel()
	set := func(t *testing.T) *road { return nurse(t).Unclean().Denied().Appealed().Overturned() }
	deny := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("Again.")}
	r := set(t)
	is(t, r, application.StateReady)
	_, err := r.File.Decide(mel, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now)
	refused(t, err, problem.KindForbidden, "") // who denied
	deny.Meeting = r.Sat(committee.PurposeDecision, committee.Deny, "max", "pia", "pat")
	_, err = r.File.Decide(max3, deny, r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "") // on the same ground
	r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	is(t, r, application.StateApproved)

	r = set(t)
	v := credential.Verification{Why: "The source was asked again.", Result: credential.ResultAdverse, Source: "NPDB", VerifiedOn: dayOne, Note: "A new report."}
	r.Take(r.File.RecordVerification(sam, "npdb", v, r.Now))
	deny.Meeting = r.Sat(committee.PurposeDecision, committee.Deny, "max", "pia", "pat")
	r.Take(r.File.Decide(max3, deny, r.Network(), r.Now))
	is(t, r, application.StateDenied)
}

// 42 CFR 405.942(a)(1): what goes by post is presumed to arrive five days later.
func TestTheTimeToAppealRunsFromTheNotice(t *testing.T) {
	t.Parallel()
	form := applicationtest.Practitioner(1, "ga", "NP", dayOne)
	for channel, days := range map[string]int{"email": 30, "post": 35} {
		form.Contact.Channel = channel
		r := applicationtest.Submitted(t, form).Unclean()
		d := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("No."), Meeting: r.Met(committee.Deny)}
		r.Pass(10)
		r.Take(r.File.Decide(mel, d, r.Network(), r.Now))
		if a := r.File.Application; a.Decision.On != dayOne || a.AppealBy != dayOne.AddDays(10+days).OrNextBusinessDay() {
			t.Errorf("by %s: decided on %s, appeal by %s", channel, a.Decision.On, a.AppealBy)
		}
	}
}

// NCQA CR 6: an appeal is taken back as an appeal; the denial stands, and the right to a
// hearing stays until its day. No public act keeps a denied participation running.
func TestADenialStandsWhateverIsWithdrawn(t *testing.T) {
	t.Parallel()
	r := applicationtest.Nurse(t, 1).Recredentialing().Unclean().Denied()
	until := r.File.Application.AppealBy
	r.Appealed().Pass(3)
	c := r.Take(r.File.Withdraw("We changed our mind.", r.Network(), r.Now))
	is(t, r, application.StateDenied)
	if says := applicationtest.Says(c.Letters[0]); !says.Appeal || says.DueOn != until || r.File.Application.AppealBy != until {
		t.Errorf("the letter says %+v; appeal by %s", says, r.File.Application.AppealBy)
	}
	if p := r.Standing(); p.Renewal == nil || p.Renewal.Stage != participation.StageDenied {
		t.Errorf("the participation waits for %+v", p.Renewal)
	}
	r.Appealed() // the right stays
	r.Take(r.File.Withdraw("", r.Network(), r.Now))
	if _, err := r.File.Withdraw("", r.Network(), r.Now); err == nil {
		t.Error("a denial is withdrawn")
	}
	if due := r.Due(participation.DueDenialFinal); due.On != until.AddDays(1) {
		t.Errorf("final on %s, the last day to appeal is %s", due.On, until)
	}
}

// NCQA CR 6: what was posted on the last day is in time, whenever staff enter it.
func TestAnAppealByMailCountsFromItsPostmark(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		by       casefile.Actor
		postmark calendar.Date
		kind     problem.Kind
		field    string
	}{
		"posted on the last day":    {sam, dayOne.AddDays(30), "", ""},
		"posted a day late":         {sam, dayOne.AddDays(31), problem.KindConflict, ""},
		"said on the phone, late":   {sam, "", problem.KindConflict, ""},
		"posted before the denial":  {sam, dayOne.AddDays(-1), problem.KindInvalid, "/postmarkedOn"},
		"posted on a day to come":   {sam, dayOne.AddDays(41), problem.KindInvalid, "/postmarkedOn"},
		"entered by administration": {casefile.Staff("alex", casefile.RoleAdmin), dayOne, problem.KindForbidden, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Unclean().Denied().Pass(40)
			change, err := r.File.EnterAppeal(c.by, application.Appeal{Statement: "Please.", PostmarkedOn: c.postmark}, r.Network(), r.Now)
			if c.kind != "" {
				refused(t, err, c.kind, c.field)
				return
			}
			r.Take(change, err)
			is(t, r, application.StateAppealed)
		})
	}
}
