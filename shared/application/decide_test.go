package application_test

import (
	"errors"
	"slices"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

type (
	road   = applicationtest.Road
	dated  = []participation.Term
	events = []casefile.EventName
)

var (
	because = applicationtest.Because
	sam     = applicationtest.Sam
	dana    = applicationtest.Dana
	mel     = applicationtest.Mel
	max3    = applicationtest.Max
)

// dayOne is when the roads begin.
var dayOne = calendartest.Day

func nurse(t *testing.T) *road { return applicationtest.Nurse(t, 1) }

// refused holds a refusal against its kind and the field it names.
func refused(t *testing.T, err error, kind problem.Kind, field string) {
	t.Helper()
	var p *problem.Error
	if !errors.As(err, &p) || p.Kind != kind {
		t.Fatalf("%v, want a refusal %s", err, kind)
	}
	if named := len(p.Fields) > 0 && p.Fields[0].Field == field; named != (field != "") {
		t.Errorf("%v does not name %q", err, field)
	}
}

// told holds what a change says happened, and the letters it owes, against a story.
func told(t *testing.T, c casefile.Change, happened events, letters ...casefile.LetterName) {
	t.Helper()
	names, owed := toldBy(c)
	if !slices.Equal(names, happened) || !slices.Equal(owed, letters) {
		t.Errorf("%v, letters %v; want %v, letters %v", names, owed, happened, letters)
	}
}

// toldBy lists what happened and the letters owed, of a change and what goes with it.
func toldBy(c casefile.Change) (names events, owed []casefile.LetterName) {
	for _, e := range c.Events {
		names = append(names, e.Event)
	}
	for _, l := range c.Letters {
		if l.Delivery == casefile.DeliveryOwed {
			owed = append(owed, l.Name)
		}
	}
	for _, also := range c.Also {
		more, letters := toldBy(also)
		names, owed = append(names, more...), append(owed, letters...)
	}
	return names, owed
}

func is(t *testing.T, r *road, want application.State) {
	t.Helper()
	if a := r.File.Application; a.State != want {
		t.Errorf("the file is %s, want %s", a.State, want)
	}
}

func TestWhoMayDecideWhat(t *testing.T) {
	t.Parallel()
	clean, unclean := nurse(t).Ready().File, nurse(t).Unclean().File
	gathering, verifying := nurse(t).File, nurse(t).Reviewed().File
	old := market.RulesOn(dayOne).VerificationDays("license") + 1
	stale := nurse(t).Ready().Pass(old).File
	later := nurse(t).Pass(old).Now
	approve := application.Decision{Outcome: application.OutcomeApproved}
	deny := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("No.")}
	deferred := application.Decision{Outcome: application.OutcomeDeferred, Reasons: because("The board is asked again.")}
	on := func(d application.Decision, products ...participation.Term) application.Decision {
		d.Products = products
		return d
	}
	samDecides := casefile.Staff("sam", casefile.RoleMedicalDirector)
	for name, c := range map[string]struct {
		file     application.File
		by       casefile.Actor
		decision application.Decision
		kind     problem.Kind // "" when it is taken
		field    string
	}{
		"the director approves a clean file":            {clean, dana, approve, "", ""},
		"the director puts off":                         {clean, dana, deferred, "", ""},
		"a later day to start":                          {clean, dana, on(approve, participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne.AddDays(8)}), "", ""},
		"a specialist decides nothing":                  {clean, sam, approve, problem.KindForbidden, ""},
		"who verified does not decide":                  {clean, samDecides, approve, problem.KindForbidden, ""},
		"the director does not approve unclean files":   {unclean, dana, approve, problem.KindForbidden, ""},
		"the director does not deny":                    {clean, dana, deny, problem.KindForbidden, ""},
		"a committee member approves nothing alone":     {clean, mel, approve, problem.KindInvalid, "/meeting"},
		"a meeting of the committee is needed":          {unclean, mel, approve, problem.KindInvalid, "/meeting"},
		"and to deny":                                   {clean, mel, deny, problem.KindInvalid, "/meeting"},
		"putting off without a reason":                  {clean, dana, application.Decision{Outcome: "deferred"}, problem.KindInvalid, "/reasons"},
		"documents are missing":                         {gathering, dana, approve, problem.KindConflict, ""},
		"verifications are missing":                     {verifying, dana, approve, problem.KindConflict, ""},
		"verifications are too old":                     {stale, dana, approve, problem.KindConflict, ""},
		"a start before the decision":                   {clean, dana, on(approve, participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne.AddDays(-1)}), problem.KindInvalid, "/products/0/effectiveOn"},
		"a start in another age":                        {clean, dana, on(approve, participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne.AddMonths(12 * 36)}), problem.KindInvalid, "/products/0/effectiveOn"},
		"a product that was not asked for":              {clean, dana, on(approve, participation.Term{Product: "oh-marketplace", EffectiveOn: dayOne}), problem.KindInvalid, "/products/0/product"},
		"a product twice":                               {clean, dana, on(approve, participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne}, participation.Term{Product: "ga-marketplace", EffectiveOn: dayOne}), problem.KindInvalid, "/products/1/product"},
		"provisionally, while documents are missing":    {gathering, dana, application.Decision{Outcome: "approved", Provisional: true}, problem.KindConflict, ""},
		"provisionally, with the licence not verified":  {verifying, dana, application.Decision{Outcome: "approved", Provisional: true}, problem.KindConflict, ""},
		"provisionally, with the licence not in order":  {unclean, dana, application.Decision{Outcome: "approved", Provisional: true}, problem.KindConflict, ""},
		"a provisional denial is nothing that there is": {clean, dana, application.Decision{Outcome: "denied", Provisional: true, Reasons: because("No.")}, problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := calendartest.Start
			if name == "verifications are too old" {
				now = later
			}
			_, err := c.file.Decide(c.by, c.decision, application.Network{Number: "4000000010"}, now)
			if c.kind == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			refused(t, err, c.kind, c.field)
		})
	}
}

func TestAnApprovalWaitsForTheContract(t *testing.T) {
	t.Parallel()
	r := nurse(t).Ready()
	c := r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	told(t, c, events{application.ApplicationApproved}, application.LetterApproved)
	is(t, r, application.StateApproved)
	if len(c.Also) > 0 || r.File.Application.Provider != "" {
		t.Error("a provider number before the contract is complete")
	}
	if d := r.File.Application.Decision; d.By != "staff:dana" || d.On != dayOne || !slices.Equal(d.Products, dated{{Product: "ga-marketplace", EffectiveOn: dayOne}}) {
		t.Errorf("the decision is %+v", d)
	}
	r.Contracted()
	is(t, r, application.StateEnrolling)
	if p := r.Standing(); p.ID != r.File.Application.Provider || p.Status != participation.StatusPending {
		t.Errorf("the provider is %+v", p)
	}
	r.Loaded()
	is(t, r, application.StateEnrolled)
	if a, p := r.File.Application, r.Standing(); p.RecredentialBy != dayOne.AddMonths(36) || a.WelcomeBy != dayOne.AddBusinessDays(5) {
		t.Errorf("recredentialing by %s, welcome by %s", p.RecredentialBy, a.WelcomeBy)
	}
}

func TestTheEnrollmentStartsWithTheApprovalWhereTheContractIsComplete(t *testing.T) {
	t.Parallel()
	r := nurse(t).Contracted().Ready()
	c := r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	told(t, c, events{application.ApplicationApproved, application.OutcomeHandedOver, participation.ParticipationOpened, participation.LoadStarted}, application.LetterApproved)
	is(t, r, application.StateEnrolling)
}

func TestADeferredFileIsReadyAgainWhenSomethingNewComes(t *testing.T) {
	t.Parallel()
	r := nurse(t).Ready()
	c := r.Take(r.File.Decide(dana, application.Decision{Outcome: "deferred", Reasons: because("Ask the board again.")}, r.Network(), r.Now))
	told(t, c, events{application.DecisionDeferred})
	is(t, r, application.StateVerifying)
	if !slices.ContainsFunc(r.File.Tasks, func(t casefile.Task) bool { return t.Queue == application.QueueVerification }) {
		t.Errorf("nobody has to do with it: %v", r.File.Tasks)
	}
	v := applicationtest.Met("license:GA", dayOne)
	told(t, r.Take(r.File.RecordVerification(sam, "license:GA", v, r.Now)), events{credential.ElementVerified, application.ApplicationReady})
	is(t, r, application.StateReady)
}

func TestAParticipationBeginsWithTheMedicaidEnrollment(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		since, from calendar.Date
		field       string
	}{
		"today, and nothing is known":          {"", dayOne, ""},
		"before today, and nothing is known":   {"", dayOne.AddDays(-10), "/products/0/effectiveOn"},
		"before today, after it began":         {dayOne.AddDays(-60), dayOne.AddDays(-10), ""},
		"on the day it began":                  {dayOne.AddDays(-10), dayOne.AddDays(-10), ""},
		"before it began":                      {dayOne.AddDays(-9), dayOne.AddDays(-10), "/products/0/effectiveOn"},
		"today, though it begins later":        {dayOne.AddDays(5), dayOne, "/products/0/effectiveOn"},
		"earlier than the product's days back": {dayOne.AddDays(-200), dayOne.AddDays(-91), "/products/0/effectiveOn"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := applicationtest.Practitioner(1, "oh", "PT", dayOne)
			form.Products = []string{"oh-medicaid"}
			r := applicationtest.Submitted(t, form).Ready()
			v := credential.Verification{Result: credential.ResultMet, Source: "PNM", VerifiedOn: dayOne, Since: c.since, Why: "The day it holds from."}
			r.Take(r.File.RecordVerification(sam, "medicaid-enrollment", v, r.Now))
			d := application.Decision{Outcome: application.OutcomeApproved, Products: dated{{Product: "oh-medicaid", EffectiveOn: c.from}}}
			_, err := r.File.Decide(dana, d, r.Network(), r.Now)
			if c.field != "" {
				refused(t, err, problem.KindInvalid, c.field)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	r := nurse(t)
	_, err := r.File.RecordVerification(sam, "license:GA", credential.Verification{Result: credential.ResultMet, Source: "Board", VerifiedOn: dayOne, Since: calendartest.Day.AddDays(70), ExpiresOn: calendartest.Day.AddDays(39)}, r.Now)
	refused(t, err, problem.KindInvalid, "/expiresOn")
}
