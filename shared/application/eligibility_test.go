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
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

var (
	approve = application.Decision{Outcome: application.OutcomeApproved}
	adverse = credential.Verification{Result: credential.ResultAdverse, Source: "Sample source", VerifiedOn: dayOne, Note: "Found.", Why: "Asked again."}
)

// on is a verification on another day.
func on(v credential.Verification, day calendar.Date) credential.Verification {
	v.VerifiedOn = day
	return v
}

// asks is the form of a physician for products of one market.
func asks(n int, products ...string) form.Submission {
	marketID := "ar-passe"
	if products[0] != marketID {
		marketID, _, _ = strings.Cut(products[0], "-")
	}
	s := applicationtest.Practitioner(n, marketID, "MD", dayOne)
	s.Products = products
	return s
}

// 42 CFR 438.214(d), 455.436: no excluded provider; 422.220, 422.222: opt-out and Preclusion
// List; 438.602(b): Medicaid enrollment; a license in force.
func TestNobodyApprovesWhomAHardStopBars(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		element string
		result  credential.Result
		bars    []string
		leaves  []string
	}{
		"OIG":                 {"exclusions-oig", "adverse", []string{"ga-marketplace", "ga-dsnp"}, nil},
		"OIG, as not met":     {"exclusions-oig", "not-met", []string{"ga-marketplace"}, nil},
		"SAM":                 {"exclusions-sam", "adverse", []string{"oh-marketplace", "oh-medicaid"}, nil},
		"the state":           {"exclusions-state", "adverse", []string{"in-medicaid", "in-marketplace"}, nil},
		"no license":          {"license:KY", "not-met", []string{"ky-marketplace"}, nil},
		"a revoked license":   {"license:WV", "adverse", []string{"wv-marketplace"}, nil},
		"Death Master File":   {"death-master-file", "adverse", []string{"ar-passe"}, nil},
		"Preclusion List":     {"preclusion-list", "adverse", []string{"ga-dsnp"}, []string{"ga-marketplace"}},
		"opt-out":             {"medicare-opt-out", "not-met", []string{"oh-medicare-advantage", "oh-mycare"}, []string{"oh-marketplace"}},
		"Medicaid enrollment": {"medicaid-enrollment", "not-met", []string{"in-medicaid"}, []string{"in-marketplace"}},
		"and by the state":    {"medicaid-enrollment", "not-met", []string{"oh-medicaid", "oh-mycare"}, []string{"oh-marketplace"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := applicationtest.Submitted(t, asks(1, slices.Concat(c.bars, c.leaves)...)).Ready()
			v := adverse
			v.Result = c.result
			r.Found(c.element, v)
			for _, product := range c.bars {
				d := application.Decision{Outcome: "approved", Products: dated{{Product: product, EffectiveOn: dayOne}}}
				if _, err := r.File.Decide(dana, d, r.Network(), r.Now); err == nil {
					t.Errorf("the director approved %s", product)
				}
				d.Meeting = r.Met(committee.Approve)
				_, err := r.File.Decide(mel, d, r.Network(), r.Now)
				refused(t, err, problem.KindInvalid, "/products/0/product")
				var p *problem.Error
				if errors.As(err, &p); !strings.Contains(p.Fields[0].Detail, "CFR") {
					t.Errorf("%s: no source in %q", product, p.Fields[0].Detail)
				}
			}
			if c.leaves == nil {
				return
			}
			d := application.Decision{Outcome: "approved", Meeting: r.Met(committee.Approve), Products: dated{{Product: c.leaves[0], EffectiveOn: dayOne}}}
			if _, err := r.File.Decide(mel, d, r.Network(), r.Now); err != nil {
				t.Errorf("it bars %s, too: %v", c.leaves[0], err)
			}
		})
	}
}

// A license on probation is in force: the committee may judge it.
func TestALicenseOnProbationIsInForce(t *testing.T) {
	t.Parallel()
	r := nurse(t).Unclean()
	if _, err := r.File.Decide(mel, application.Decision{Outcome: "approved", Meeting: r.Met(committee.Approve)}, r.Network(), r.Now); err != nil {
		t.Error(err)
	}
}

// 42 CFR 438.214(d): a hard stop found of who takes part suspends at once, product by product,
// from whatever file it was found; nobody reinstates while it holds.
func TestAHardStopSuspendsWhoTakesPart(t *testing.T) {
	t.Parallel()
	both := asks(1, "ga-marketplace", "ga-dsnp")
	for name, c := range map[string]struct {
		element      string
		status, dual participation.Status
	}{
		"an exclusion, everywhere":         {"exclusions-oig", participation.StatusSuspended, participation.StatusSuspended},
		"the Preclusion List, in Medicare": {"preclusion-list", participation.StatusActive, participation.StatusSuspended},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := applicationtest.Submitted(t, both).Recredentialing()
			r.Found(c.element, on(adverse, r.Today()))
			if p := r.Standing(); p.Status != c.status || p.Terms[1].State != c.dual || p.Terms[0].State != c.status {
				t.Fatalf("%s: %+v", p.Status, p.Terms)
			}
			order := participation.Order{Action: "reinstate", Reasons: because("Please.")}
			_, err := r.Story().Obey(dana, order, r.Renewal(), r.Now)
			refused(t, err, problem.KindConflict, "")
			r.Found(c.element, applicationtest.Met(c.element, r.Today().AddDays(0)))
			// Of one day, what speaks against the provider stands.
			_, err = r.Story().Obey(dana, order, r.Renewal(), r.Now)
			if err != nil {
				t.Errorf("lifted by the source: %v", err)
			}
			take(r, "reinstate")
			participates(t, r, participation.StatusActive)
		})
	}
}

// NCQA CR 1, CR 3: who adds a product that the plan credentials is credentialed, unless the
// plan did so in the last cycle; every addition screens exclusions anew.
func TestAnAddedProductIsNoWayRoundCredentialing(t *testing.T) {
	t.Parallel()
	full := []string{"license:OH", "education", "malpractice-history", "sanctions", "npdb", "attestation"}
	screens := []string{"identity", "exclusions-oig", "exclusions-sam", "exclusions-state"}
	for name, c := range map[string]struct {
		from, to string
		days     int
		full     bool
	}{
		"from the state's to the plan's":       {"oh-medicaid", "oh-marketplace", 1, true},
		"from the plan's to the plan's":        {"oh-marketplace", "oh-medicare-advantage", 1, false},
		"from the plan's to the state's":       {"oh-marketplace", "oh-medicaid", 1, false},
		"from the plan's, more than 36 months": {"oh-marketplace", "oh-medicare-advantage", 1200, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := asks(1, c.from)
			joined := applicationtest.Submitted(t, first).Enrolled()
			day := dayOne.AddDays(c.days)
			next := applicationtest.Practitioner(1, "oh", "MD", day)
			next.NPI, next.TaxID, next.Products = first.NPI, first.TaxID, []string{c.to}
			r := applicationtest.ChangedOn(t, applicationtest.Change(next, joined.Number(), "products-add", day), joined, c.days)
			for _, e := range screens {
				if !r.File.Application.Requires(e) {
					t.Errorf("%s is not asked", e)
				}
			}
			for _, e := range full {
				if r.File.Application.Requires(e) != c.full {
					t.Errorf("%s is asked: %t, want %t", e, !c.full, c.full)
				}
			}
			if len(r.File.Owed()) > 0 != c.full {
				t.Errorf("documents: %v", r.File.Owed())
			}
			if _, err := r.File.Decide(dana, approve, r.Network(), r.Now); err == nil {
				t.Error("approved without a look")
			}
			r.Ready().Approved().Loaded()
			if !r.Standing().Credentialed(day) {
				t.Error("the plan does not know that it credentialed")
			}
		})
	}
}

// NCQA CR 3: provisional is for practitioners whose file is clean so far.
func TestWhoIsApprovedProvisionally(t *testing.T) {
	t.Parallel()
	provisional := application.Decision{Outcome: application.OutcomeApproved, Provisional: true}
	needed := []string{"identity", "license", "malpractice-history", "sanctions", "exclusions-oig", "exclusions-sam", "exclusions-state", "attestation"}
	begun := func(s form.Submission, without string) *road {
		r := applicationtest.Submitted(t, s).Reviewed()
		for _, name := range r.File.Application.Elements {
			if kind := market.Kind(name); kind != without && slices.Contains(needed, kind) {
				r.Found(name, applicationtest.Met(name, dayOne))
			}
		}
		return r
	}
	try := func(name string, r *road, taken bool) {
		_, err := r.File.Decide(dana, provisional, r.Network(), r.Now)
		switch {
		case taken && err != nil:
			t.Errorf("%s: %v", name, err)
		case !taken:
			refused(t, err, problem.KindConflict, "")
		}
	}
	nurses := applicationtest.Practitioner(1, "ga", "NP", dayOne)
	try("clean so far", begun(nurses, ""), true)
	for _, name := range needed {
		try("without "+name, begun(nurses, name), false)
	}
	for _, element := range []string{"exclusions-oig", "license:GA", "npdb", "work-history"} {
		try("adverse "+element, begun(nurses, "").Found(element, adverse), false)
	}
	yes := applicationtest.Practitioner(2, "ga", "NP", dayOne)
	yes.Disclosures[3].Answer, yes.Disclosures[3].Explanation = true, "A felony in 2019."
	try("a disclosure answered yes", begun(yes, ""), false)
	try("though it was judged", begun(yes, "").Found("disclosures", applicationtest.Met("disclosures", dayOne)), false)
	try("an organization", begun(applicationtest.Organization(3, "ga", dayOne), ""), false)
	try("a group", begun(applicationtest.Group(4, "ga", dayOne), ""), false)
	try("who works only in a facility", begun(facility(5), ""), false)
	try("whom the state credentials", begun(asks(6, "oh-medicaid"), ""), false)
	try("Medicare, without the Preclusion List", begun(asks(7, "ga-dsnp"), ""), false)
	try("Medicaid, whose enrollment is under way", begun(asks(8, "in-medicaid"), "").Found("death-master-file", applicationtest.Met("", dayOne)), true)
}

func facility(n int) form.Submission {
	s := applicationtest.Practitioner(n, "ga", "MD", dayOne)
	s.Practitioner.FacilityBasedOnly = true
	return s
}

// Once an NPI and market, whatever becomes of the application: the lock is held for good.
func TestProvisionalIsHeldForGood(t *testing.T) {
	t.Parallel()
	r := nurse(t).Provisional()
	lock := casefile.Lock{}
	find := func() bool {
		i := slices.IndexFunc(r.File.Application.Locks, func(l casefile.Lock) bool { return strings.HasPrefix(l.Name, "PROVISIONAL#ga#") })
		if i >= 0 {
			lock = r.File.Application.Locks[i]
		}
		return i >= 0
	}
	if !find() || !strings.HasSuffix(lock.Name, r.File.Application.NPI) {
		t.Fatalf("%v", r.File.Application.Locks)
	}
	r.Verified()
	d := application.Decision{Outcome: application.OutcomeDenied, Reasons: because("No."), Meeting: r.Met(committee.Deny)}
	r.Take(r.File.Decide(mel, d, r.Network(), r.Now))
	if !find() {
		t.Error("the lock is gone with the denial")
	}
}

// An approval can be taken back until it is loaded; a hard stop found meanwhile freezes the
// load by itself (42 CFR 438.214(d)).
func TestAnApprovalIsTakenBackUntilItIsLoaded(t *testing.T) {
	t.Parallel()
	rescind := application.Decision{Outcome: application.OutcomeRescinded, Reasons: because("The license was revoked.")}
	r := nurse(t).Ready().Approved()
	refuse := func(by casefile.Actor, d application.Decision, kind problem.Kind, field string) {
		t.Helper()
		_, err := r.File.Decide(by, d, r.Network(), r.Now)
		refused(t, err, kind, field)
	}
	refuse(mel, rescind, problem.KindForbidden, "")
	refuse(dana, application.Decision{Outcome: application.OutcomeRescinded}, problem.KindInvalid, "/reasons")
	c := r.Take(r.File.Decide(dana, rescind, r.Network(), r.Now))
	told(t, c, events{application.ApprovalRescinded}, application.LetterRescinded)
	is(t, r, application.StateVerifying)
	if a := r.File.Application; a.Decision != nil || a.NoticeBy != "" {
		t.Errorf("%+v", a.Decision)
	}

	r = nurse(t).Contracted().Ready().Approved()
	is(t, r, application.StateEnrolling)
	number := r.Number()
	r.Found("license:GA", adverse)
	if p := r.Standing(); !p.Frozen() || p.Load.For != r.File.Application.ID {
		t.Fatalf("not frozen: %s, %+v", p.Status, p.Load)
	}
	r.Loaded() // both are told that it does not begin
	is(t, r, application.StateEnrolling)
	if p := r.Standing(); p.Status.Participating() || p.EnrolledOn != "" {
		t.Fatalf("it began: %+v", p)
	}
	_, err := r.Story().Obey(dana, participation.Order{Action: "reinstate", Reasons: because("Please.")}, nil, r.Now)
	refused(t, err, problem.KindConflict, "")
	r.Take(r.File.Decide(dana, rescind, r.Network(), r.Now))
	is(t, r, application.StateVerifying)
	if p := r.Standing(); p.ID != number || !p.Ended() || r.File.Application.Provider != "" {
		t.Errorf("%+v", p)
	}
	refuse(dana, rescind, problem.KindConflict, "")
}

// What was found in error, and corrected, ends the freeze by the director's word.
func TestAFrozenLoadGoesOn(t *testing.T) {
	t.Parallel()
	r := nurse(t).Contracted().Ready().Approved()
	r.Found("exclusions-oig", adverse)
	r.Pass(1)
	r.Found("exclusions-oig", applicationtest.Met("exclusions-oig", r.Today()))
	if !r.Standing().Frozen() {
		t.Fatal("it went on by itself")
	}
	take(r, "reinstate")
	r.Loaded()
	is(t, r, application.StateEnrolled)
	participates(t, r, participation.StatusActive)
}

// The countersignature enrolls nobody whom a hard stop bars, or who was screened too long ago
// (42 CFR 455.436(c)).
func TestAContractIsNoWayRoundAHardStop(t *testing.T) {
	t.Parallel()
	for name, late := range map[string]func(*road){
		"a hard stop":       func(r *road) { r.Found("exclusions-sam", adverse) },
		"screened long ago": func(r *road) { r.Pass(121) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Ready().Approved().Signed()
			late(r)
			_, err := r.File.HandleContract(applicationtest.Cora, application.ContractCountersign, applicationtest.Paper("executed"), r.Network(), r.Now)
			refused(t, err, problem.KindConflict, "")
		})
	}
}

// A denial on a hard stop, or of who is not eligible, need not wait for every element; what
// takes a judgment of quality is the committee's (NCQA CR 2, CR 6).
func TestWhatDenialNeedNotWait(t *testing.T) {
	t.Parallel()
	not := func(code string) application.Decision {
		return application.Decision{Outcome: application.OutcomeDenied, Administrative: true, Reasons: []participation.Reason{{Code: code, Text: "Not eligible."}}}
	}
	plain := not("other")
	plain.Administrative = false
	excluded := nurse(t).Found("exclusions-oig", adverse)
	for name, c := range map[string]struct {
		of    *road
		by    casefile.Actor
		d     application.Decision
		kind  problem.Kind
		field string
	}{
		"not eligible":                         {nurse(t), dana, not("not-eligible"), "", ""},
		"a judgment of quality":                {nurse(t), dana, not("malpractice-history"), problem.KindInvalid, "/reasons/0/code"},
		"no reason":                            {nurse(t), dana, application.Decision{Outcome: "denied", Administrative: true}, problem.KindInvalid, "/reasons"},
		"by a specialist":                      {nurse(t), sam, not("not-eligible"), problem.KindForbidden, ""},
		"by a member alone":                    {nurse(t), mel, not("not-eligible"), problem.KindInvalid, "/meeting"},
		"excluded, nothing else verified":      {excluded, dana, plain, "", ""},
		"not administrative, nothing verified": {nurse(t), dana, plain, problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			change, err := c.of.File.Decide(c.by, c.d, c.of.Network(), c.of.Now)
			if c.kind != "" {
				refused(t, err, c.kind, c.field)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			told(t, change, events{application.ApplicationDenied}, application.LetterDenied)
			if says := applicationtest.Says(change.Letters[0]); !says.Administrative || says.DueOn == "" {
				t.Errorf("the letter says %+v", says)
			}
		})
	}
}

// NCQA CR 3 C: any yes is judged by somebody before anybody decides, and stands on top.
func TestADisclosedYesIsNotClean(t *testing.T) {
	t.Parallel()
	s := applicationtest.Practitioner(1, "ga", "NP", dayOne)
	s.Disclosures[3].Answer, s.Disclosures[3].Explanation = true, "A felony in 2019."
	r := applicationtest.Submitted(t, s).Reviewed()
	for _, name := range r.File.Unverified(dayOne) {
		if name != "disclosures" {
			r.Found(name, applicationtest.Met(name, dayOne))
		}
	}
	is(t, r, application.StateVerifying)
	if r.File.Clean() {
		t.Error("clean, and nobody judged the felony")
	}
	view, err := r.Story().StaffView(s, r.Now)
	if err != nil || len(view.Alerts) != 1 || view.Alerts[0].Kind != "disclosure" || !strings.Contains(view.Alerts[0].Text, "A felony in 2019.") {
		t.Errorf("%+v, %v", view.Alerts, err)
	}
	silent := applicationtest.Met("disclosures", dayOne)
	silent.Note = ""
	_, err = r.File.RecordVerification(sam, "disclosures", silent, r.Now)
	refused(t, err, problem.KindInvalid, "/note")
	is(t, r.Found("disclosures", applicationtest.Met("disclosures", dayOne)), application.StateReady)
}

// NCQA CR 3: an attestation ages from its signature, not from the day somebody looked at it.
func TestAnAttestationAgesFromItsSignature(t *testing.T) {
	t.Parallel()
	s := applicationtest.Practitioner(1, "ga", "NP", dayOne)
	s.Attestation.SignedOn = dayOne.AddDays(-100)
	r := applicationtest.Submitted(t, s).Reviewed()
	for _, name := range r.File.Unverified(dayOne) {
		v := applicationtest.Met(name, dayOne)
		v.Since = ""
		r.Found(name, v)
	}
	is(t, r, application.StateReady)
	r.Pass(21)
	_, err := r.File.Decide(dana, approve, r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
	if !slices.Contains(r.File.Unverified(r.Today()), "attestation") {
		t.Error("the signature is 121 days old")
	}
	later := applicationtest.Met("attestation", r.Today())
	later.Since = r.Today().AddDays(1)
	_, err = r.File.RecordVerification(sam, "attestation", later, r.Now)
	refused(t, err, problem.KindInvalid, "/since")
}

// NCQA CR 3: before the signature grows too old, the provider is asked for a new one.
func TestANewSignatureIsAskedForInTime(t *testing.T) {
	t.Parallel()
	r := nurse(t).Reviewed()
	if due := r.Due(application.DueAttestation); due.On != dayOne.AddDays(120-14) {
		t.Errorf("asked on %s", due.On)
	}
	r.Found("attestation", applicationtest.Met("attestation", dayOne))
	c, err := r.FallDue(r.Due(application.DueAttestation))
	told(t, r.Take(c, err), events{casefile.DeadlineReached}, application.LetterSignature)
	if says := applicationtest.Says(c.Letters[0]); says.DueOn != dayOne.AddDays(120) {
		t.Errorf("it counts until %s", says.DueOn)
	}
	r.Pass(110).Found("attestation", applicationtest.Met("attestation", r.Today()))
	if due := r.Due(application.DueAttestation); due.On != r.Today().AddDays(120-14) {
		t.Errorf("asked again on %s", due.On)
	}
}
