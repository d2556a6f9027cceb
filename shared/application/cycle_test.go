package application_test

import (
	"slices"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// hasCycle holds a participation against whether it has a cycle of ours; "" for none.
func hasCycle(t *testing.T, r *road, until calendar.Date) {
	t.Helper()
	p := r.Standing()
	if p.RecredentialBy != until {
		t.Errorf("recredentialing by %q, want %q", p.RecredentialBy, until)
	}
	opens := slices.ContainsFunc(p.Dues, func(d casefile.Due) bool { return d.Kind == participation.DueRecredOpen })
	checks := slices.ContainsFunc(p.Dues, func(d casefile.Due) bool { return d.Kind == participation.DueMedicaid })
	if opens != (until != "") || checks == opens {
		t.Errorf("due are %v", p.Dues)
	}
}

// joined is a physician in Ohio products, from day one on.
func joined(t *testing.T, n int, products ...string) *road {
	t.Helper()
	return applicationtest.Submitted(t, asks(n, products...)).Enrolled()
}

// swapped is a change of products of a provider, some days after they joined, up to the load.
func swapped(t *testing.T, r *road, what, product string, days int) *road {
	t.Helper()
	first, day := r.Who.Submission, dayOne.AddDays(days)
	s := applicationtest.Practitioner(1, "oh", "MD", day)
	s.NPI, s.TaxID, s.Products, s.MedicaidID = first.NPI, first.TaxID, []string{product}, first.MedicaidID
	return agreed(applicationtest.ChangedOn(t, applicationtest.Change(s, r.Number(), what, day), r, days)).Ready().Approved().Loaded()
}

// The plan recredentials whom it credentials (NCQA CR 1, CR 4). Of whom the state credentials
// it asks for the Medicaid enrollment alone (42 CFR 438.602(b)), whatever products come and go.
func TestWhomTheStateCredentialsHasNoCycleOfOurs(t *testing.T) {
	t.Parallel()
	cycle := func(days int) calendar.Date { return dayOne.AddDays(days).AddMonths(36) }
	for name, c := range map[string]struct {
		road  func(*testing.T) *road
		until calendar.Date
	}{
		"joins the state's": {func(t *testing.T) *road { return joined(t, 1, "oh-medicaid", "oh-mycare") }, ""},
		"joins the plan's":  {func(t *testing.T) *road { return joined(t, 1, "oh-marketplace") }, cycle(0)},
		"joins both":        {func(t *testing.T) *road { return joined(t, 1, "oh-medicaid", "oh-marketplace") }, cycle(0)},
		"adds the plan's": {func(t *testing.T) *road {
			return swapped(t, joined(t, 1, "oh-medicaid"), "products-add", "oh-marketplace", 100)
		}, cycle(100)},
		"adds the state's": {func(t *testing.T) *road {
			return swapped(t, joined(t, 1, "oh-marketplace"), "products-add", "oh-medicaid", 100)
		}, cycle(0)},
		"gives up the plan's": {func(t *testing.T) *road {
			return swapped(t, joined(t, 1, "oh-medicaid", "oh-marketplace"), "products-remove", "oh-marketplace", 100)
		}, ""},
		"gives up the state's": {func(t *testing.T) *road {
			return swapped(t, joined(t, 1, "oh-medicaid", "oh-marketplace"), "products-remove", "oh-medicaid", 100)
		}, cycle(0)},
		"gives up the plan's and comes back": {func(t *testing.T) *road {
			r := swapped(t, joined(t, 1, "oh-medicaid", "oh-marketplace"), "products-remove", "oh-marketplace", 100)
			return swapped(t, r, "products-add", "oh-marketplace", 200)
		}, cycle(0)},
		"is suspended and reinstated": {func(t *testing.T) *road {
			r := joined(t, 1, "oh-medicaid")
			take(r, "suspend")
			take(r, "reinstate")
			return r
		}, ""},
		"whose end is taken back": {func(t *testing.T) *road {
			r := joined(t, 1, "oh-medicaid").Ended()
			take(r, "undo-end")
			return r
		}, ""},
		"whose end is taken back, of the plan's": {func(t *testing.T) *road {
			r := joined(t, 1, "oh-marketplace").Ended()
			take(r, "undo-end")
			return r
		}, cycle(0)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hasCycle(t, c.road(t), c.until)
		})
	}
}

// No letter to whom the state credentials promises a recredentialing, and no day brings one.
func TestNoRecredentialingOfWhomTheStateCredentials(t *testing.T) {
	t.Parallel()
	r := joined(t, 1, "oh-medicaid")
	for _, l := range r.File.Letters {
		if applicationtest.Says(l).RecredBy != "" {
			t.Errorf("the letter %s tells of a cycle", l.Name)
		}
		r.Take(casefile.LetterWasSent(r.File, l.Number, "m", r.Now))
	}
	if s, err := r.Story().Status(r.Now); err != nil || s.NextBy != "" {
		t.Errorf("the page names %q, %v", s.NextBy, err)
	}
	m, _ := market.Known().Find("oh")
	for year := range 4 {
		asked := dayOne.AddMonths(12 * year)
		if due := r.Due(participation.DueMedicaid); due.On != asked.AddMonths(m.MedicaidCheckMonths) {
			t.Fatalf("in year %d the state is asked on %s", year, due.On)
		}
		r.Until(participation.DueMedicaid)
		inQueue(t, r, participation.QueueVerification, true)
		r.Found("medicaid-enrollment", applicationtest.Met("medicaid-enrollment", r.Today()))
		inQueue(t, r, participation.QueueVerification, false)
	}
	participates(t, r, participation.StatusActive)
	if r.File.Application.Kind != form.KindInitial {
		t.Errorf("a %s was opened", r.File.Application.Kind)
	}
}

// A recredentialing under way closes once no product is left that it is for; late or not, the
// provider goes on in the state's.
func TestARecredentialingClosesWithTheLastProductItIsFor(t *testing.T) {
	t.Parallel()
	r := joined(t, 1, "oh-medicaid", "oh-marketplace").Until(participation.DueRecredOpen).Until(participation.DueRecredential)
	o := change("end")
	o.OnlyIfLate = true
	r.Take(r.Story().Obey(dana, o, r.Renewal(), r.Now))
	renewal := r.File
	s := applicationtest.Change(r.InForce.Form, r.Number(), "products-remove", r.Today())
	s.Products = []string{"oh-marketplace"}
	p := *r.Participation
	r.Take(application.Submit(s, r.NewID(), p.Participation.TaxRef, &p.Participation, r.Now))
	r.Ready().Approved().Loaded()
	if r.Standing().Ending != nil {
		t.Errorf("still to end: %+v", r.Standing().Ending)
	}
	r.Former = application.File{}
	r.File = renewal
	due := r.Due(participation.DueOver)
	r.Now = due.On.Start(time.UTC).Add(15 * time.Hour)
	told(t, r.Take(r.FallDue(due)), events{application.ApplicationDiscontinued})
	is(t, r, application.StateDiscontinued)
	hasCycle(t, r, "")
	if status, _ := r.Story().Status(r.Now); status.Next == "" || status.NextBy != "" {
		t.Errorf("the page says %q by %q", status.Next, status.NextBy)
	}
	_, err := r.File.Reopen(sam, "Please.", r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
}
