package application_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// sign is the road's own signature, changed as told.
func sign(r *road, but func(*application.Signature)) (casefile.Change, error) {
	s := r.Signature()
	but(&s)
	return r.File.SignContract(s, applicationtest.Address, r.Now)
}

func asItIs(*application.Signature) {}

func countersign(r *road, by casefile.Actor) (casefile.Change, error) {
	return r.File.HandleContract(by, application.ContractCountersign, applicationtest.Paper("executed"), r.Network(), r.Now)
}

// There is an agreement to read, to sign and to keep: its hash, who signed it, in which
// words, when and from where stand in the history (15 USC 7001; UETA 7, 9).
func TestTheAgreementRunsBesideTheCredentialing(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	told(t, r.Take(r.File.HandleContract(sam, application.ContractSend, applicationtest.Paper("sent"), r.Network(), r.Now)), events{application.ContractWasSent}, application.LetterContract)
	inQueue(t, r, application.QueueContracts, true)
	told(t, r.Take(r.File.OpenAgreement(applicationtest.Address, r.Now)), events{application.AgreementOpened})
	signed := r.Take(sign(r, asItIs))
	told(t, signed, events{application.ContractWasSigned})
	for name, want := range map[string]any{"sha256": applicationtest.Paper("sent").SHA256, "name": "Robin Example", "title": "Owner", "from": applicationtest.Address,
		"at": calendartest.Start.Format(time.RFC3339), "sentence": r.File.Application.Agreement.Sentence()} {
		if got := signed.Events[0].Data[name]; got != want || got == "" {
			t.Errorf("the history has %s %v, want %v", name, got, want)
		}
	}
	if again, err := sign(r, asItIs); err != nil || !again.Empty() {
		t.Errorf("signing twice: %v %v", again.Events, err)
	}
	_, err := sign(r, func(s *application.Signature) { s.Name = "Ben Example" })
	refused(t, err, problem.KindConflict, "")
	executed := r.Take(countersign(r, applicationtest.Cora))
	told(t, executed, events{application.ContractWasExecuted}, application.LetterContractExecuted)
	if data := executed.Events[0].Data; data["sha256"] != applicationtest.Paper("executed").SHA256 || data["signedSha256"] != applicationtest.Paper("sent").SHA256 {
		t.Errorf("the history has %v", data)
	}
	inQueue(t, r, application.QueueContracts, false)
	is(t, r, application.StateGathering)
}

func TestWhatCannotBeDoneToAContract(t *testing.T) {
	t.Parallel()
	send := func(r *road) (casefile.Change, error) {
		return r.File.HandleContract(sam, application.ContractSend, applicationtest.Paper("sent"), r.Network(), r.Now)
	}
	by := func(who casefile.Actor) func(*road) (casefile.Change, error) {
		return func(r *road) (casefile.Change, error) { return countersign(r, who) }
	}
	signing := func(but func(*application.Signature)) func(*road) (casefile.Change, error) {
		return func(r *road) (casefile.Change, error) { return sign(r, but) }
	}
	named := func(name, title string) func(*road) (casefile.Change, error) {
		return signing(func(s *application.Signature) { s.Name, s.Title = name, title })
	}
	opened := func(t *testing.T) *road {
		r := nurse(t).Offered()
		r.Take(r.File.OpenAgreement(applicationtest.Address, r.Now))
		return r
	}
	for name, c := range map[string]struct {
		road  *road
		do    func(*road) (casefile.Change, error)
		kind  problem.Kind
		field string
	}{
		"countersign what nobody signed":    {nurse(t), by(applicationtest.Cora), problem.KindConflict, ""},
		"send it twice":                     {nurse(t).Signed(), send, problem.KindConflict, ""},
		"send it after a denial":            {nurse(t).Unclean().Denied(), send, problem.KindConflict, ""},
		"sign what was not sent":            {nurse(t), signing(asItIs), problem.KindConflict, ""},
		"sign what was not opened":          {nurse(t).Offered(), signing(asItIs), problem.KindConflict, ""},
		"sign another paper":                {opened(t), signing(func(s *application.Signature) { s.SHA256 = applicationtest.Paper("another").SHA256 }), problem.KindInvalid, "/agreement"},
		"sign without accepting":            {opened(t), signing(func(s *application.Signature) { s.Accepted = false }), problem.KindInvalid, "/accepted"},
		"sign as x":                         {opened(t), named("x", "Owner"), problem.KindInvalid, "/name"},
		"sign as x y":                       {opened(t), named("x y", "Owner"), problem.KindInvalid, "/name"},
		"sign with one word":                {opened(t), named("Robin", "Owner"), problem.KindInvalid, "/name"},
		"sign with an address":              {opened(t), named("Robin Example http://example.com", "Owner"), problem.KindInvalid, "/name"},
		"sign without a title":              {opened(t), named("Robin Example", "-"), problem.KindInvalid, "/title"},
		"countersign what one sent oneself": {nurse(t).Signed(), by(sam), problem.KindForbidden, ""},
		"open what was not sent":            {nurse(t), func(r *road) (casefile.Change, error) { return r.File.OpenAgreement("", r.Now) }, problem.KindNotFound, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.do(c.road)
			refused(t, err, c.kind, c.field)
		})
	}
}

// Two persons bind the plan: who verified, reviewed or sent does not countersign.
func TestSomebodyElseCountersigns(t *testing.T) {
	t.Parallel()
	other := casefile.Staff("kim", casefile.RoleSpecialist)
	r := nurse(t)
	r.Take(r.File.HandleContract(other, application.ContractSend, applicationtest.Paper("sent"), r.Network(), r.Now))
	r.Take(r.File.OpenAgreement(applicationtest.Address, r.Now))
	r.Take(sign(r, asItIs))
	r.Ready() // by Sam
	for who, want := range map[*casefile.Actor]bool{&other: false, &sam: false, &applicationtest.Cora: true} {
		if _, err := countersign(r, *who); (err == nil) != want {
			t.Errorf("%s countersigns: %v", who.Name, err)
		}
	}
}

// Nobody takes part before the decision and both signatures (the plan's own rule; a product
// that allows days back allows them from the later of the two).
func TestTheFirstDayIsTheLaterOfDecisionAndCountersignature(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		market     string
		approve    int // days after the form
		contracted int
		asked      calendar.Date
		want       calendar.Date
	}{
		"contracted first":                 {"ga", 5, 0, "", dayOne.AddDays(5)},
		"decided first":                    {"ga", 0, 100, "", dayOne.AddDays(100)},
		"the decider's day is later still": {"ga", 0, 10, dayOne.AddDays(30), dayOne.AddDays(30)},
		"the decider's day has passed":     {"ga", 0, 40, dayOne.AddDays(30), dayOne.AddDays(40)},
		"days back are from the later one": {"oh", 0, 100, "", dayOne.AddDays(10)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := applicationtest.Practitioner(1, c.market, "NP", dayOne)
			if c.market == "oh" {
				s.Products, s.MedicaidID = []string{"oh-medicaid"}, "1234567"
			}
			r := applicationtest.Submitted(t, s)
			if c.contracted <= c.approve {
				r.Contracted()
			}
			r.Pass(c.approve).Ready()
			d := application.Decision{Outcome: application.OutcomeApproved}
			if c.asked != "" {
				d.Products = dated{{Product: s.Products[0], EffectiveOn: c.asked}, {Product: "ga-dsnp", EffectiveOn: c.asked}}[:1]
			}
			r.Take(r.File.Decide(dana, d, r.Network(), r.Now))
			if c.contracted > c.approve {
				r.Pass(c.contracted - c.approve).Contracted()
			}
			if got := r.Loaded().Standing().Terms[0].EffectiveOn; got != c.want {
				t.Errorf("the first day is %s, want %s", got, c.want)
			}
		})
	}
}

// An agreement that waits is not forgotten: reminders, a task, and an end that the letter of
// approval has announced.
func TestAnApprovalWithoutAnAgreementLapses(t *testing.T) {
	t.Parallel()
	rules := market.AgreementRules{RemindDays: []int{14, 30, 60}, LapseDays: 180}
	r := nurse(t).Offered().Ready().Approved()
	told(t, r.Changes[len(r.Changes)-1], events{application.ApplicationApproved}, application.LetterApproved)
	last := dayOne.AddDays(rules.LapseDays).OrNextBusinessDay()
	if said := applicationtest.Says(r.File.Letters[len(r.File.Letters)-1]); said.LapsesOn != last {
		t.Errorf("the letter says %s, want %s", said.LapsesOn, last)
	}
	for _, days := range rules.RemindDays {
		due := r.Due(application.DueSignature)
		if due.On != dayOne.AddDays(days) {
			t.Errorf("a reminder on %s, want %s", due.On, dayOne.AddDays(days))
		}
		r.Until(application.DueSignature)
		told(t, r.Changes[len(r.Changes)-1], events{casefile.DeadlineReached}, application.LetterContractReminder)
	}
	if status, err := r.Story().Status(r.Now); err != nil || status.NextBy != last {
		t.Errorf("the page says %s, %v", status.NextBy, err)
	}
	r.Until(application.DueLapse)
	told(t, r.Changes[len(r.Changes)-1], events{application.ApprovalLapsed}, application.LetterApprovalLapsed)
	is(t, r, application.StateDiscontinued)
	if r.File.Application.Decision != nil || r.Today() != last.AddDays(1) {
		t.Errorf("on %s the decision is %v", r.Today(), r.File.Application.Decision)
	}
}

// The plan's own lateness sends the file back to be decided anew; it ends nothing.
func TestAnApprovalThePlanDidNotContractIsDecidedAnew(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*road{"never sent": nurse(t).Ready().Approved(), "never countersigned": nurse(t).Signed().Ready().Approved()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r.Until(application.DueLapse)
			is(t, r, application.StateVerifying)
			if said := applicationtest.Says(r.File.Letters[len(r.File.Letters)-1]); said.DueOn != "" {
				t.Errorf("the provider is told to act by %s", said.DueOn)
			}
			if _, err := r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now); err == nil {
				t.Error("it is approved again on what has grown old")
			}
		})
	}
}

// Whoever has something to do is not told that there is nothing to do.
func TestNobodyIsToldToDoNothingAboveWhatTheyMustDo(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*road{"verifying": nurse(t).Offered().Reviewed(), "ready": nurse(t).Offered().Ready(), "approved": nurse(t).Offered().Ready().Approved()} {
		status, err := r.Story().Status(r.Now)
		if err != nil || strings.Contains(status.Next, "nothing") || !strings.Contains(status.Next, "sign the agreement") {
			t.Errorf("%s: %q, %v", name, status.Next, err)
		}
	}
}

// A contract is with a legal name and a Tax ID: a change of either wants a new agreement
// before it takes effect.
func TestANewTaxIDOrNameWantsANewAgreement(t *testing.T) {
	t.Parallel()
	for what, wants := range map[string]bool{"tax-id": true, "irs-name": true, "products-remove": false, "products-add": false} {
		_, r := changed(t, what, func(s *form.Submission) {
			if what == "tax-id" {
				s.TaxID = "990009999"
			}
		})
		if got := r.File.Application.Contract == application.ContractNone; got != wants {
			t.Errorf("%s: the contract is %s", what, r.File.Application.Contract)
		}
		if !wants {
			continue
		}
		r.Ready().Approved()
		is(t, r, application.StateApproved)
		r.Pass(20).Contracted()
		is(t, r, application.StateEnrolling)
		if day := r.File.Application.Change.EffectiveOn; day != r.Today() {
			t.Errorf("%s holds from %s, before both have signed on %s", what, day, r.Today())
		}
	}
}

// changed is the road of a contract change of an enrolled provider, decided and loaded.
func changed(t *testing.T, what string, edit func(*form.Submission)) (before *road, after *road) {
	t.Helper()
	before = nurse(t).Enrolled()
	s := applicationtest.Change(before.Who.Submission, before.Number(), what, dayOne)
	edit(&s)
	after = applicationtest.Changed(t, s, before)
	return before, after
}

// agreed has a change contracted that wants a new agreement.
func agreed(r *road) *road {
	if r.File.Application.Contract == application.ContractNone {
		r.Contracted()
	}
	return r
}

func TestAContractChange(t *testing.T) {
	t.Parallel()
	keep := func(*form.Submission) {}
	for what, c := range map[string]struct {
		edit func(*form.Submission)
		want dated
	}{
		"irs-name":        {keep, dated{{Product: "ga-marketplace", EffectiveOn: dayOne, State: participation.StatusActive}}},
		"products-remove": {keep, dated{{Product: "ga-marketplace", EffectiveOn: dayOne, EndedOn: dayOne, State: participation.StatusEnded}}},
		"tax-id":          {func(s *form.Submission) { s.TaxID = "990009999" }, dated{{Product: "ga-marketplace", EffectiveOn: dayOne, State: participation.StatusActive}}},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			before, r := changed(t, what, c.edit)
			agreed(r).Ready().Approved()
			is(t, r, application.StateEnrolling)
			r.Loaded()
			is(t, r, application.StateEnrolled)
			p := r.Standing()
			if !slices.Equal(p.Terms, c.want) || p.ApplicationID != before.File.Application.ID {
				t.Errorf("the provider is %+v", p)
			}
			if p.Ended() != (what == "products-remove") { // the last product: the participation ends with it
				t.Errorf("the participation is %s", p.Status)
			}
			if held := len(p.Locks) == 1 && strings.HasSuffix(p.Locks[0].Name, p.TaxRef); p.TaxRef != "ref-"+r.Who.Submission.TaxID || held == p.Ended() {
				t.Errorf("the Tax ID is %s, the place %v", p.TaxRef, p.Locks)
			}
			if i := slices.IndexFunc(r.File.Letters, func(l casefile.Letter) bool { return l.Name == application.LetterChangeApplied }); i < 0 {
				t.Errorf("letters %v", r.File.Letters)
			}
		})
	}
}

func TestAChangeTakesEffectOnItsDay(t *testing.T) {
	t.Parallel()
	asked := dayOne.AddDays(30)
	for name, c := range map[string]struct {
		what    string
		decided int // days after the form
		said    calendar.Date
		want    calendar.Date
		state   application.State // when decided
	}{
		"products removed later":             {"products-remove", 0, "", asked, application.StateApproved},
		"the IRS name changed later":         {"irs-name", 0, "", asked, application.StateApproved},
		"a day the decider puts off":         {"irs-name", 0, asked.AddDays(5), asked.AddDays(5), application.StateApproved},
		"a day before the one asked for":     {"irs-name", 0, dayOne, asked, application.StateApproved},
		"decided after the day asked for":    {"products-remove", 40, "", dayOne.AddDays(40), application.StateEnrolling},
		"products added, which carry theirs": {"products-add", 0, "", asked, application.StateEnrolling},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, r := changed(t, c.what, func(s *form.Submission) { s.Change.EffectiveOn = asked })
			d := application.Decision{Outcome: application.OutcomeApproved}
			if c.said != "" {
				d.Products = dated{{Product: "ga-marketplace", EffectiveOn: c.said}}
			}
			agreed(r).Pass(c.decided).Ready()
			decided := r.Take(r.File.Decide(dana, d, r.Network(), r.Now))
			is(t, r, c.state)
			if c.state == application.StateApproved {
				told(t, decided, events{application.ApplicationApproved}, application.LetterApproved)
				if l := applicationtest.Says(decided.Letters[0]); l.Change == nil || l.Change.EffectiveOn != c.want {
					t.Errorf("the letter says %+v", l)
				}
				if status, err := r.Story().Status(r.Now); err != nil || status.Headline != "Your change is approved." || status.NextBy != c.want {
					t.Errorf("the provider reads %q by %s, %v", status.Headline, status.NextBy, err)
				}
				r.Until(application.DueChange)
			}
			r.Loaded()
			row := r.Standing().Terms[0]
			ended := map[bool]calendar.Date{true: c.want}[c.what == "products-remove"]
			if day := r.File.Application.Change.EffectiveOn; day != c.want || row.EndedOn != ended || r.Today() < c.want && c.what != "products-add" {
				t.Errorf("effective %s, loaded on %s, the provider's %+v", day, r.Today(), row)
			}
		})
	}
}

// A change is a delta on the form in force, so two that are open at once do not undo
// each other.
func TestTwoChangesSideBySide(t *testing.T) {
	t.Parallel()
	before, taxes := changed(t, "tax-id", func(s *form.Submission) { s.TaxID = "990009999" })
	s := applicationtest.Change(before.Who.Submission, before.Number(), "irs-name", dayOne) // with the Tax ID of then
	s.W9.Line1, s.Locations[0].Phone = "Ada Sample-Example", "404-555-0199"
	names := applicationtest.Changed(t, s, before)
	taxes.Contracted().Ready().Approved().Loaded()
	names.Participation, names.InForce = taxes.Participation, taxes.InForce
	names.Contracted().Ready().Approved().Loaded()
	held := names.InForce.Form
	if held.TaxID != "990009999" || held.W9.Line1 != "Ada Sample-Example" || names.Standing().TaxRef != "ref-990009999" {
		t.Errorf("in force are Tax ID %s and IRS name %s, reference %s", held.TaxID, held.W9.Line1, names.Standing().TaxRef)
	}
	if phone := held.Locations[0].Phone; phone != before.Who.Submission.Locations[0].Phone {
		t.Errorf("a change of the IRS name brought the phone %s", phone)
	}
	if names.InForce.Number != 3 || !slices.Equal(names.InForce.Delta.Fields(), []string{"/w9"}) {
		t.Errorf("version %d changed %v", names.InForce.Number, names.InForce.Delta.Fields())
	}
}

func TestAChangeIsOfTheProvidersOwnContract(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	form := applicationtest.Change(r.Who.Submission, r.Number(), "irs-name", dayOne)
	other, ended := r.Standing(), r.Standing()
	other.NPI, ended.Status = applicationtest.NPI(7), participation.StatusEnded
	for name, p := range map[string]*participation.Participation{"nobody's": nil, "another's": &other, "an ended one": &ended} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := application.Submit(form, r.NewID(), "ref", p, r.Now)
			refused(t, err, problem.KindInvalid, "/change/providerNumber")
		})
	}
}
