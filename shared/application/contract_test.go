package application_test

import (
	"slices"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

var signature = application.Signature{Name: "Ada Sample", Title: "NP", Accepted: true}

func TestTheContractRunsBesideTheCredentialing(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	told(t, r.Take(r.File.HandleContract(sam, application.ContractSend, r.Network(), r.Now)), events{application.ContractWasSent}, application.LetterContract)
	told(t, r.Take(r.File.SignContract(signature, r.Now)), events{application.ContractWasSigned})
	inQueue(t, r, application.QueueContracts, true)
	again, err := r.File.SignContract(signature, r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("signing twice: %v %v", again.Events, err)
	}
	_, err = r.File.SignContract(application.Signature{Name: "Ben Example", Title: "Owner", Accepted: true}, r.Now)
	refused(t, err, problem.KindConflict, "")
	told(t, r.Take(r.File.HandleContract(sam, application.ContractCountersign, r.Network(), r.Now)), events{application.ContractWasExecuted})
	inQueue(t, r, application.QueueContracts, false)
	is(t, r, application.StateGathering)
}

func TestWhatCannotBeDoneToAContract(t *testing.T) {
	t.Parallel()
	none, signed, denied := nurse(t), nurse(t).Signed(), nurse(t).Unclean().Denied()
	send := func(r *road) (casefile.Change, error) {
		return r.File.HandleContract(sam, application.ContractSend, r.Network(), r.Now)
	}
	countersign := func(r *road) (casefile.Change, error) {
		return r.File.HandleContract(sam, application.ContractCountersign, r.Network(), r.Now)
	}
	sign := func(s application.Signature) func(*road) (casefile.Change, error) {
		return func(r *road) (casefile.Change, error) { return r.File.SignContract(s, r.Now) }
	}
	for name, c := range map[string]struct {
		road  *road
		do    func(*road) (casefile.Change, error)
		kind  problem.Kind
		field string
	}{
		"countersign what nobody signed": {none, countersign, problem.KindConflict, ""},
		"send it twice":                  {signed, send, problem.KindConflict, ""},
		"send it after a denial":         {denied, send, problem.KindConflict, ""},
		"sign what was not sent":         {none, sign(signature), problem.KindConflict, ""},
		"sign without accepting":         {signed, sign(application.Signature{Name: "Ada Sample"}), problem.KindInvalid, "/accepted"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.do(c.road)
			refused(t, err, c.kind, c.field)
		})
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
			r.Ready().Approved()
			is(t, r, application.StateEnrolling)
			r.Loaded()
			is(t, r, application.StateEnrolled)
			p := r.Standing()
			if !slices.Equal(p.Terms, c.want) || p.ApplicationID != before.File.Application.ID {
				t.Errorf("the provider is %+v", p)
			}
			if p.TaxRef != "ref-"+r.Who.Submission.TaxID || len(p.Locks) != 1 || !strings.HasSuffix(p.Locks[0].Name, p.TaxRef) {
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
			r.Pass(c.decided).Ready()
			decided := r.Take(r.File.Decide(dana, d, r.Network(), r.Now))
			is(t, r, c.state)
			if c.state == application.StateApproved {
				told(t, decided, events{application.ApplicationApproved}, application.LetterApproved)
				if l := applicationtest.Says(decided.Letters[0]); l.Change == nil || l.Change.EffectiveOn != c.want {
					t.Errorf("the letter says %+v", l)
				}
				if status, err := r.Story().Status(); err != nil || status.Headline != "Your change is approved." || status.NextBy != c.want {
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

func TestAChangeOutlivesASuspension(t *testing.T) {
	t.Parallel()
	before, r := changed(t, "products-remove", func(*form.Submission) {})
	r.Ready().Approved().Loaded()
	before.Participation = r.Participation
	take(before, "suspend")
	if p := before.Standing().Terms[0]; p.State != participation.StatusEnded {
		t.Errorf("the product that was removed is %s", p.State)
	}
}

// A24: a change is a delta on the form in force, so two that are open at once do not undo
// each other.
func TestTwoChangesSideBySide(t *testing.T) {
	t.Parallel()
	before, taxes := changed(t, "tax-id", func(s *form.Submission) { s.TaxID = "990009999" })
	s := applicationtest.Change(before.Who.Submission, before.Number(), "irs-name", dayOne) // with the Tax ID of then
	s.W9.Line1, s.Locations[0].Phone = "Ada Sample-Example", "404-555-0199"
	names := applicationtest.Changed(t, s, before)
	taxes.Ready().Approved().Loaded()
	names.Participation, names.InForce = taxes.Participation, taxes.InForce
	names.Ready().Approved().Loaded()
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
