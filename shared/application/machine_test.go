package application_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

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

// machine drives one provider's files by random commands at a moving time and holds
// every change against what must always be true.
type machine struct {
	*applicationtest.Road
	filed map[string]map[casefile.Due]bool // by case
	drawn int
	swept calendar.Date // the day up to which all deadlines fell
	taken int           // commands that changed something
	fault any           // what a walk found
}

var people = []casefile.Actor{
	casefile.Staff("sam", casefile.RoleSpecialist), casefile.Staff("dana", casefile.RoleMedicalDirector),
	casefile.Staff("mel", casefile.RoleCommittee, casefile.RoleSpecialist), casefile.Staff("max", casefile.RoleCommittee),
	casefile.Staff("ada", casefile.RoleSpecialist, casefile.RoleMedicalDirector),
}

func (m *machine) today(t *rapid.T) calendar.Date {
	return calendar.DateOf(m.Now, marketNamed(t, m.File.Application.Market).Location())
}

func marketNamed(t *rapid.T, id string) market.Market {
	found, _ := market.Known().Find(id)
	return found
}

// take applies a change as the table does, after holding it against the rules.
func (m *machine) take(t *rapid.T, what string, c casefile.Change, err error) {
	var refused *problem.Error
	if errors.As(err, &refused) {
		if refused.Detail == "" {
			t.Fatalf("%s was refused without a word", what)
		}
		return
	}
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	before := map[string]casefile.Header{m.File.Application.ID: m.File.Head(), m.Former.Application.ID: m.Former.Head(), m.Number(): m.Standing().Header}
	m.follows(t, what, c, before)
	if !c.Empty() {
		m.taken++
	}
	m.Take(c, nil)
	for _, part := range parts(c) {
		m.holds(t, what, part)
	}
}

// parts are the changes of all cases that change together.
func parts(c casefile.Change) []casefile.Change {
	if c.Empty() {
		return nil
	}
	out := []casefile.Change{c}
	for _, also := range c.Also {
		out = append(out, parts(also)...)
	}
	return out
}

// follows holds each part of a change against the case it is a change of.
func (m *machine) follows(t *rapid.T, what string, c casefile.Change, before map[string]casefile.Header) {
	for _, part := range parts(c) {
		if was := before[part.After.ID]; part.Before.Rev != was.Rev {
			t.Fatalf("%s is a change of rev %d of %s, which is at %d", what, part.Before.Rev, part.After.ID, was.Rev)
		}
		switch to := part.State.(type) {
		case application.Application:
			from := application.State(part.Before.Standing)
			if from != to.State && !slices.Contains(application.Transitions[from], to.State) {
				t.Fatalf("%s moved %q to %q", what, from, to.State)
			}
		case participation.Participation:
			from := participation.Status(part.Before.Standing)
			if from != to.Status && !slices.Contains(participation.Transitions[from], to.Status) {
				t.Fatalf("%s moved the participation from %q to %q", what, from, to.Status)
			}
		}
		filed := m.filed[part.After.ID]
		if filed == nil {
			filed = map[casefile.Due]bool{}
			m.filed[part.After.ID] = filed
		}
		for _, d := range part.Unfiled {
			delete(filed, d)
		}
		for _, d := range part.Filed {
			filed[d] = true
		}
	}
}

// holds holds a case against what must be true of any, and of its kind.
func (m *machine) holds(t *rapid.T, what string, c casefile.Change) {
	var of casefile.Case = m.File
	if c.After.ID == m.Number() {
		of = *m.Participation
	} else if c.After.ID == m.Former.Application.ID {
		of = m.Former
	}
	h, p := of.Head(), of.Common()
	if err := casefile.VerifyChain(p.Events); err != nil || h.LastSeq != len(p.Events) {
		t.Fatalf("%s: chain %v, %d events, last %d", what, err, len(p.Events), h.LastSeq)
	}
	if len(p.Letters) != h.LastLetter {
		t.Fatalf("%s: %d letters, counted %d", what, len(p.Letters), h.LastLetter)
	}
	owed := map[string]int{}
	for _, e := range p.Events {
		for _, n := range e.Letters {
			owed[n]++
		}
	}
	for _, l := range p.Letters {
		if owed[l.Number] != 1 {
			t.Fatalf("%s: letter %s is owed by %d events", what, l.Number, owed[l.Number])
		}
	}
	filed := m.filed[h.ID]
	if len(h.Dues) != len(filed) {
		t.Fatalf("%s: state knows %v, filed are %v", what, h.Dues, filed)
	}
	for _, d := range h.Dues {
		if !filed[d] {
			t.Fatalf("%s: %v is not filed", what, d)
		}
	}
	for _, d := range c.Filed {
		if d.On == "" || (c.Events != nil && d.On < dayOne) {
			t.Fatalf("%s files %v", what, d)
		}
	}
	m.applicationHolds(t, what)
	m.participationHolds(t, what)
	m.nobodyBarredTakesPart(t, what)
	m.everybodyIsLookedAt(t, what)
	m.chainsMeet(t, what)
}

// nobodyBarredTakesPart: no product runs, nor is about to, whose hard stop holds (42 CFR
// 438.214(d), 438.602(b), 422.220, 422.222).
func (m *machine) nobodyBarredTakesPart(t *rapid.T, what string) {
	if m.Participation == nil {
		return
	}
	of := marketNamed(t, m.Standing().Market)
	for _, stop := range m.Participation.Barred(of, m.swept) {
		for _, term := range m.Standing().Terms {
			if term.Product == stop.Product && term.State != participation.StatusSuspended && term.State != participation.StatusEnded {
				t.Fatalf("%s: %s is %s though %s", what, term.Product, term.State, stop.Text)
			}
		}
	}
}

// everybodyIsLookedAt: whom the form in force names as owner or manager, and each state in which
// a provider practises whom the plan credentialed, has elements of their own that count (42 CFR
// 455.436; NCQA CR 3).
func (m *machine) everybodyIsLookedAt(t *rapid.T, what string) {
	if m.Participation == nil {
		return
	}
	counts, in := m.Standing().Elements, m.InForce.Form
	for _, o := range in.Owners {
		if o.Ref == "" || !slices.Contains(counts, "exclusions-oig:"+o.Ref) {
			t.Fatalf("%s: nobody looks at owner %q: %v", what, o.Ref, counts)
		}
	}
	for _, l := range in.Locations {
		if m.Standing().FullyOn != "" && !slices.Contains(counts, "license:"+l.Address.State) {
			t.Fatalf("%s: nobody looks at the license of %s: %v", what, l.Address.State, counts)
		}
	}
}

func (m *machine) applicationHolds(t *rapid.T, what string) {
	a := m.File.Application
	if a.State == application.StateEnrolled || a.State == application.StateEnrolling {
		if a.Contract != application.ContractExecuted || a.Decision == nil || a.Decision.Outcome != application.OutcomeApproved {
			t.Fatalf("%s: %s without contract or approval", what, a.State)
		}
	}
	if d := a.Decision; a.Kind == form.KindRecredentialing && d != nil && d.Outcome == application.OutcomeApproved && a.Requires("attestation") && a.SignedOn < a.SubmittedOn {
		t.Fatalf("%s: recredentialed on a signature of %q", what, a.SignedOn)
	}
	m.nobodyDecidesTheirOwn(t, what)
	m.denialsStand(t, what)
	m.rightsCanBeUsed(t, what)
	status, err := m.Story().Status(m.Now)
	if err != nil {
		t.Fatalf("%s: status: %v", what, err)
	}
	for _, todo := range status.Actions {
		if todo.Type != "withdraw" && todo.Type != "file-appeal" && strings.Contains(status.Next, "nothing ") {
			t.Fatalf("%s: %q above %q", what, status.Next, todo.Label)
		}
	}
	m.agreementHolds(t, what)
}

// agreementHolds: nobody takes part before both have signed what was opened, and the two
// who bind the plan are not one.
func (m *machine) agreementHolds(t *rapid.T, what string) {
	a := m.File.Application
	if a.Contract != application.ContractExecuted || a.Agreement == nil {
		return
	}
	g := a.Agreement
	if g.OpenedAt.IsZero() || g.Signed == nil || g.Signed.SHA256 != g.SHA256 {
		t.Fatalf("%s: executed without being read and signed: %+v", what, g)
	}
	for _, e := range m.File.Events {
		if e.Event == application.ContractWasSent && e.Actor == g.Executed.By {
			t.Fatalf("%s: %s sent and countersigned", what, e.Actor)
		}
	}
	product := func(id string) market.Product {
		p, _ := marketNamed(t, a.Market).Product(id)
		return p
	}
	for _, term := range m.Standing().Terms {
		if a.Kind == form.KindInitial && term.EffectiveOn < g.Executed.On.AddDays(-product(term.Product).RetroactiveDays) {
			t.Fatalf("%s: %s begins on %s, countersigned on %s", what, term.Product, term.EffectiveOn, g.Executed.On)
		}
	}
}

// participationHolds: nobody participates before the first day or after the last one, and who
// is suspended has the day of the next look.
func (m *machine) participationHolds(t *rapid.T, what string) {
	p := m.Standing()
	for _, term := range p.Terms {
		if term.State.Participating() && term.EffectiveOn > m.today(t) {
			t.Fatalf("%s: participates in %s, which begins on %s", what, term.Product, term.EffectiveOn)
		}
	}
	plans := marketNamed(t, p.Market).Recredentials(participation.Running(p.Terms))
	if p.Running() && plans != (p.RecredentialBy != "") {
		t.Fatalf("%s: recredentialing by %q in %v", what, p.RecredentialBy, p.Terms)
	}
	if p.Status == participation.StatusSuspended && !p.Frozen() && (p.Suspension == nil || p.Suspension.ReviewOn == "" || p.Suspension.EndsWhen == "") {
		t.Fatalf("%s: suspended without review or end: %+v", what, p.Suspension)
	}
}

// nobodyDecidesTheirOwn: who recorded the decision in force, and who voted on it, had no part
// in the file before; nobody voted before the evidence; no decision is of a day to come.
func (m *machine) nobodyDecidesTheirOwn(t *rapid.T, what string) {
	d := m.File.Application.Decision
	if d == nil {
		return
	}
	if d.On > m.today(t) || d.On < m.File.Application.SubmittedOn {
		t.Fatalf("%s: decided on %s", what, d.On)
	}
	deciders := []string{strings.TrimPrefix(d.By, "staff:")}
	if m.Meeting != nil && m.Meeting.ID == d.Meeting {
		deciders = append(deciders, m.Meeting.Users()...)
		if d.On != m.Meeting.HeldOn {
			t.Fatalf("%s: decided on %s by a meeting of %s", what, d.On, m.Meeting.HeldOn)
		}
	}
	before := casefile.Parts{}
	for _, e := range m.File.Events {
		if e.Event == application.ApplicationApproved || e.Event == application.ApplicationDenied {
			before.Events = m.File.Events[:e.Seq]
		}
	}
	for _, user := range before.Hands(credential.ElementVerified, casefile.DocumentAccepted, casefile.DocumentRejected, application.DiscrepancyFound) {
		if committee.Has(deciders, user) {
			t.Fatalf("%s: %s had a part in the file and decided it", what, user)
		}
	}
}

// denialsStand: no withdrawal takes a denial of a recredentialing back: until it is appealed
// it is final on a day.
func (m *machine) denialsStand(t *rapid.T, what string) {
	p, d := m.Standing(), m.File.Application.Decision
	if !p.Running() || p.Renewal == nil || p.Renewal.ApplicationID != m.File.Application.ID || d == nil || d.Outcome != application.OutcomeDenied {
		return
	}
	final := p.Ending != nil || slices.ContainsFunc(p.Dues, func(d casefile.Due) bool { return d.Kind == participation.DueDenialFinal })
	if p.Renewal.Stage != participation.StageAppealed && !final {
		t.Fatalf("%s: the recredentialing is denied, the participation waits for %s, due are %v", what, p.Renewal.Stage, p.Dues)
	}
}

// anyAction is something that can be appealed, or nothing named.
func (m *machine) anyAction(t *rapid.T) participation.Against {
	return rapid.SampledFrom([]participation.Against{"", participation.AgainstDenial, participation.AgainstSuspension, participation.AgainstEnd}).Draw(t, "against")
}

// told reports whether an appeal against something waits, which a panel may then hear.
func (m *machine) told(what participation.Against) bool {
	if what == "" || what == participation.AgainstDenial {
		return m.File.Application.State == application.StateAppealed
	}
	r, _ := m.Standing().Rights(what)
	return r.Appeal != nil
}

// rightsCanBeUsed: what the status page offers to appeal can be appealed, by the page and by
// staff; a denial that was not heard is offered until its last day, whatever was withdrawn; and
// no end comes while it is appealed (NCQA CR 6).
func (m *machine) rightsCanBeUsed(t *rapid.T, what string) {
	status, err := m.Story().Status(m.Now)
	if err != nil {
		t.Fatalf("%s: status: %v", what, err)
	}
	offered := map[string]bool{}
	for _, todo := range status.Actions {
		if todo.Type != "file-appeal" {
			continue
		}
		offered[todo.Ref] = true
		a := against(participation.Against(todo.Ref))
		if _, err := m.Story().FileAppeal(a, m.Network(), m.Now); err != nil {
			t.Fatalf("%s: the page offers to appeal the %s: %v", what, todo.Ref, err)
		}
		a.PostmarkedOn = m.today(t)
		if _, err := m.Story().EnterAppeal(people[0], a, m.Network(), m.Now); err != nil {
			t.Fatalf("%s: staff enter an appeal against the %s: %v", what, todo.Ref, err)
		}
	}
	if a := m.File.Application; a.State == application.StateDenied && a.AppealBy >= m.today(t) && !offered["denial"] {
		t.Fatalf("%s: denied, and no appeal until %s", what, a.AppealBy)
	}
	if p := m.Standing(); p.Ended() && p.Ending != nil && p.Ending.Appeal != nil && !p.Ending.Provisional {
		t.Fatalf("%s: it ended while it was appealed: %+v", what, p.Ending)
	}
}

// chainsMeet: each hash that one chain names of the other is one of the other's.
func (m *machine) chainsMeet(t *rapid.T, what string) {
	if m.Participation == nil {
		return
	}
	hashes := map[any]bool{"": true}
	for _, c := range m.Changes {
		for _, part := range parts(c) {
			for _, e := range part.Events {
				hashes[e.Hash] = true
			}
		}
	}
	for _, e := range slices.Concat(m.File.Events, m.Participation.Events) {
		for _, name := range []string{"applicationHash", "participationHash"} {
			if named, ok := e.Data[name]; ok && !hashes[named] {
				t.Fatalf("%s: event %s names a hash that no chain has", what, e.Event)
			}
		}
	}
}

func TestNoCommandReachesAnIllegalState(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := &machine{filed: map[string]map[casefile.Due]bool{}}
		m.submit(t)
		t.Repeat(m.commands())
	})
}

func (m *machine) commands() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"pass time": m.passTime, "fall due": m.fallDue, "send papers": m.sendPapers, "review": m.review, "verify": m.verify,
		"verify all": m.verifyAll, "decide": m.decide, "contract": m.contract, "load": m.load, "letters": m.letters,
		"ask": m.ask, "answer": m.answer, "rarely": m.rarely, "change": m.change,
	}
}

// change has the provider ask for a change of their contract: products of any kind, a Tax ID.
func (m *machine) change(t *rapid.T) {
	p := m.Standing()
	if !p.Running() || p.Frozen() || p.Renewal != nil || p.Load.For != "" || m.File.Application.State.Open() {
		return
	}
	s := m.InForce.Form
	s.Kind, s.Products = form.KindChange, anyProducts(t, p.Market)
	s.Attestation.SignedOn, s.W9.SignedOn = m.today(t), ""
	if !s.W9.Upload {
		s.W9.SignedOn = m.today(t)
	}
	s.Change = &form.ChangeRequest{ProviderNumber: p.ID, EffectiveOn: m.today(t).AddDays(rapid.IntRange(0, 40).Draw(t, "from")),
		What: rapid.SampledFrom([]string{"products-add", "products-add", "products-remove", "irs-name"}).Draw(t, "what")}
	c, err := application.Submit(s, m.NewID(), p.TaxRef, &p, m.Now)
	m.take(t, "change", c, err)
}

// anyProducts are some of a market's products.
func anyProducts(t *rapid.T, marketID string) []string {
	var ids []string
	for _, p := range marketNamed(t, marketID).Products {
		ids = append(ids, p.ID)
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, -1, rapid.ID[string]).Draw(t, "products")
}

func (m *machine) submit(t *rapid.T) {
	marketID := rapid.SampledFrom([]string{"ga", "in", "oh", "ky", "wv", "ar-passe"}).Draw(t, "market")
	today := dayOne
	n := rapid.IntRange(1, 500).Draw(t, "n")
	var s form.Submission
	switch rapid.SampledFrom([]string{"MD", "NP", "LCSW", "organization", "group", "uploaded"}).Draw(t, "who") {
	case "organization":
		s = applicationtest.Organization(n, marketID, today)
	case "group":
		s = applicationtest.Group(n, marketID, today)
	case "MD":
		s = applicationtest.Practitioner(n, marketID, "MD", today)
	case "uploaded":
		s = applicationtest.Uploaded(applicationtest.Practitioner(n, marketID, "PA", today), today)
	default:
		s = applicationtest.Practitioner(n, marketID, "NP", today)
	}
	if rapid.IntRange(0, 9).Draw(t, "vision") == 0 {
		s.Services = []string{"routine-vision"}
	}
	s.Products = anyProducts(t, marketID)
	m.Road = applicationtest.Submitted(t, s)
	m.filed[m.File.Application.ID] = map[casefile.Due]bool{}
	for _, d := range m.File.Application.Dues {
		m.filed[m.File.Application.ID][d] = true
	}
}

// passTime lets a day and a half go by, and all that falls due in it.
func (m *machine) passTime(t *rapid.T) {
	m.Now = m.Now.Add(36 * time.Hour)
	m.sweep(t)
}

// sweep lets every deadline fall whose day has begun.
func (m *machine) sweep(t *rapid.T) {
	today := m.today(t)
	for range 100 {
		due, ok := m.earliest()
		if !ok || due.On > today {
			m.swept = today
			return
		}
		c, err := m.FallDue(due)
		if err != nil {
			t.Fatalf("%v: %v", due, err)
		}
		m.swept = max(m.swept, due.On)
		m.take(t, "swept "+string(due.Kind), c, nil)
	}
	t.Fatalf("the sweep never ends: %v", m.File.Application.Dues)
}

// earliest is the deadline of either case that falls first.
func (m *machine) earliest() (casefile.Due, bool) {
	dues := slices.Concat(m.File.Application.Dues, m.Standing().Dues)
	if len(dues) == 0 {
		return casefile.Due{}, false
	}
	return slices.MinFunc(dues, func(a, b casefile.Due) int { return strings.Compare(string(a.On), string(b.On)) }), true
}

// fallDue goes to the day of the earliest deadline of either case and lets it fall, twice.
func (m *machine) fallDue(t *rapid.T) {
	due, ok := m.earliest()
	if !ok {
		return
	}
	if at := due.On.Start(time.UTC).Add(20 * time.Hour); at.After(m.Now) {
		m.Now = at
	}
	before := m.File.Application.ID
	c, err := m.FallDue(due)
	if err != nil {
		t.Fatalf("%v: %v", due, err)
	}
	m.endsNobody(t, due, c)
	m.swept = max(m.swept, due.On.AddDays(-1))
	m.take(t, "due "+string(due.Kind), c, nil)
	if m.File.Application.ID != before || slices.Contains(m.File.Application.Dues, due) || slices.Contains(m.Standing().Dues, due) {
		return
	}
	events := len(m.File.Events)
	c, err = m.FallDue(due)
	m.take(t, "due again", c, err)
	if len(m.File.Events) != events {
		t.Fatalf("%v had an effect twice", due)
	}
}

// endsNobody: no deadline by itself ends a participation in which the provider owes nothing.
// An end was ordered by a person, or carries out a denial that people decided.
func (m *machine) endsNobody(t *rapid.T, due casefile.Due, c casefile.Change) {
	before := m.Standing()
	if m.Participation == nil || before.Ended() || !m.Participation.Apply(c).Participation.Ended() {
		return
	}
	ordered := before.Ending != nil && (before.Ending.By != casefile.System.Name || before.Ending.Cause == participation.CauseDenied)
	gaveUp := slices.ContainsFunc(before.Terms, func(p participation.Term) bool { return p.EndedOn != "" }) || due.Kind == application.DueChange
	if !ordered && !gaveUp {
		t.Fatalf("%v ended a participation that nobody ordered to end: %+v", due, before.Ending)
	}
	if before.Ending != nil && before.Ending.Cause == participation.CauseLate && m.File.Application.State != application.StateGathering && m.File.Application.State != application.StateWithdrawn {
		t.Fatalf("%v ended for lateness a participation whose recredentialing is %s", due, m.File.Application.State)
	}
}

func (m *machine) sendPapers(t *rapid.T) {
	if rapid.Bool().Draw(t, "signs") {
		c, err := m.File.Attest(m.Attestation(), m.Who.Submission, m.Now)
		m.take(t, "attest", c, err)
	}
	for i, owed := range m.File.Owed() {
		c, err := m.File.RequestUpload(casefile.Upload{Type: owed.Type, FileName: "a.pdf", ContentType: "application/pdf", Size: 10}, m.Now, m.Real)
		if err != nil {
			m.take(t, "upload", c, err)
			return
		}
		m.take(t, "upload", c, nil)
		id := c.Documents[0].ID
		found := casefile.Arrival{ContentType: "application/pdf", Size: 10, SHA256: fmt.Sprint(m.File.Application.Rev, i),
			AwaitScan: rapid.Bool().Draw(t, "scan")}
		if rapid.IntRange(0, 5).Draw(t, "wrong") == 0 {
			found.Reason, found.Fix = "It is not a PDF.", "Send a PDF."
		}
		for range 2 {
			c, err = casefile.ReceiveDocument(m.File, id, found, m.Now)
			m.take(t, "receive", c, err)
		}
		if found.AwaitScan {
			c, err = casefile.ScanDocument(m.File, id, found.Version, rapid.SampledFrom([]casefile.Scan{casefile.ScanClean, casefile.ScanClean, casefile.ScanThreat, casefile.ScanFailed}).Draw(t, "result"), m.Now)
			m.take(t, "scan", c, err)
		}
	}
}

func (m *machine) review(t *rapid.T) {
	for _, d := range slices.Clone(m.File.Documents) {
		r := casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: m.today(t).AddDays(rapid.IntRange(-2, 400).Draw(t, "expires"))}
		if rapid.IntRange(0, 6).Draw(t, "reject") == 0 {
			r = casefile.Review{Verdict: casefile.DocumentBad, Reason: "Page two is missing."}
		}
		c, err := m.File.ReviewDocument(m.somebody(t), d.ID, r, m.Now)
		m.take(t, "review", c, err)
	}
}

func (m *machine) somebody(t *rapid.T) casefile.Actor {
	return rapid.SampledFrom(people).Draw(t, "actor")
}

func (m *machine) verify(t *rapid.T) {
	v := credential.Verification{Source: "board", VerifiedOn: m.today(t).AddDays(-rapid.IntRange(-1, 130).Draw(t, "age")), Note: "seen", Why: "asked again",
		Result:    rapid.SampledFrom([]credential.Result{"met", "met", "met", "met", "not-met", "adverse", "unsuccessful"}).Draw(t, "result"),
		ExpiresOn: m.today(t).AddDays(rapid.IntRange(0, 900).Draw(t, "expires")), InForce: rapid.IntRange(0, 9).Draw(t, "in force") == 0}
	element := rapid.SampledFrom(append(slices.Clone(market.Elements), m.File.Application.Elements...)).Draw(t, "element")
	if products := m.File.Application.Products; len(products) > 0 && rapid.Bool().Draw(t, "screening") {
		could := slices.DeleteFunc(slices.Clone(m.File.Application.Elements), func(name string) bool {
			return !marketNamed(t, m.File.Application.Market).CouldStop(name, products[:1]) && market.Kind(name) != "medicaid-enrollment"
		})
		if len(could) > 0 {
			element = rapid.SampledFrom(could).Draw(t, "stop")
		}
	}
	c, err := m.Story().RecordVerification(m.somebody(t), element, v, m.Now)
	m.take(t, "verify", c, err)
}

func (m *machine) verifyAll(t *rapid.T) {
	for _, name := range m.File.Unverified(m.today(t)) {
		c, err := m.Story().RecordVerification(people[0], name, applicationtest.Met(name, m.today(t)), m.Now)
		m.take(t, "verify", c, err)
	}
}

func (m *machine) decide(t *rapid.T) {
	d := application.Decision{Outcome: rapid.SampledFrom([]application.Outcome{"approved", "approved", "approved", "denied", "deferred", "rescinded"}).Draw(t, "outcome"),
		Provisional: rapid.IntRange(0, 3).Draw(t, "provisional") == 0, Administrative: rapid.IntRange(0, 9).Draw(t, "administrative") == 0}
	if rapid.Bool().Draw(t, "reasons") {
		d.Reasons = []participation.Reason{{Code: "not-eligible", Text: "because"}}
	}
	if rapid.Bool().Draw(t, "committee") {
		d.Meeting = m.meet(t, committee.PurposeDecision, committee.Approve, committee.Deny, committee.Defer)
	}
	c, err := m.File.Decide(m.somebody(t), d, m.Network(), m.Now)
	m.take(t, "decide "+string(d.Outcome), c, err)
}

// meet has some members sit on the file, if enough of them may, and returns their meeting's
// ID; or that of an older meeting.
func (m *machine) meet(t *rapid.T, p committee.Purpose, votes ...committee.Choice) string {
	if m.Meeting != nil && rapid.IntRange(0, 3).Draw(t, "old") == 0 {
		return m.Meeting.ID
	}
	users := []string{"mel", "cora", "cole"}
	if rapid.Bool().Draw(t, "others") {
		users = []string{"max", "pia", "pat"}
	}
	for _, user := range users {
		if committee.Has(m.Story().Barred(p), user) {
			return "MTG-NONE"
		}
	}
	return m.Sat(p, rapid.SampledFrom(votes).Draw(t, "vote"), users...)
}

func (m *machine) contract(t *rapid.T) {
	c, err := m.File.HandleContract(m.somebody(t), application.ContractSend, applicationtest.Paper("sent"), m.Network(), m.Now)
	m.take(t, "send contract", c, err)
	if rapid.IntRange(0, 4).Draw(t, "opened") > 0 {
		c, err = m.File.OpenAgreement(applicationtest.Address, m.Now)
		m.take(t, "open agreement", c, err)
	}
	s := m.Signature()
	s.Accepted = rapid.IntRange(0, 4).Draw(t, "accepted") > 0
	c, err = m.File.SignContract(s, applicationtest.Address, m.Now)
	m.take(t, "sign", c, err)
	c, err = m.File.HandleContract(m.somebody(t), application.ContractCountersign, applicationtest.Paper("executed"), m.Network(), m.Now)
	m.take(t, "countersign", c, err)
}

func (m *machine) load(t *rapid.T) {
	for _, half := range []participation.Half{participation.HalfClaims, participation.HalfDirectory} {
		if m.Participation == nil {
			return
		}
		if rapid.Bool().Draw(t, "fails") {
			c, err := m.Participation.FailLoad(half, "no answer", m.Now)
			m.take(t, "fail", c, err)
			continue
		}
		for range 2 {
			c, err := application.LoadHalf(*m.Participation, m.waiting(), casefile.System, participation.Told{Half: half, Reference: "ref"}, m.Now)
			m.take(t, "load", c, err)
		}
	}
}

// waiting is the application that waits for the load.
func (m *machine) waiting() *application.File {
	for _, f := range []*application.File{&m.File, &m.Former} {
		if f.Application.ID == m.Standing().Load.For {
			return f
		}
	}
	return nil
}

func (m *machine) letters(t *rapid.T) {
	for _, of := range m.cases() {
		for _, l := range slices.Clone(of.Common().Letters) {
			if rapid.Bool().Draw(t, "sent") {
				c, err := casefile.LetterWasSent(m.again(of), l.Number, "m", m.Now)
				m.take(t, "sent", c, err)
			}
			if rapid.IntRange(0, 5).Draw(t, "bounced") == 0 {
				c, err := casefile.LetterDidBounce(m.again(of), l.Number, "unknown", m.Now)
				m.take(t, "bounced", c, err)
			}
		}
	}
}

// cases are the application and, once there is one, its participation.
func (m *machine) cases() []casefile.Case {
	if m.Participation == nil {
		return []casefile.Case{m.File}
	}
	return []casefile.Case{m.File, *m.Participation}
}

// again is a case as it is by now.
func (m *machine) again(of casefile.Case) casefile.Case {
	for _, c := range m.cases() {
		if c.Head().ID == of.Head().ID {
			return c
		}
	}
	return of
}

func (m *machine) ask(t *rapid.T) {
	c, err := m.File.RaiseDiscrepancy(people[0], casefile.Discrepancy{Element: "work-history", Yours: "May", Source: "June", DueOn: m.today(t).AddDays(rapid.IntRange(0, 40).Draw(t, "due"))}, m.Now)
	m.take(t, "ask", c, err)
}

func (m *machine) answer(t *rapid.T) {
	for _, q := range m.File.OpenQuestions() {
		for range 2 {
			c, err := m.File.AnswerDiscrepancy(application.Explanation{DiscrepancyID: q.ID, Answer: "a typing error"}, m.Now)
			m.take(t, "answer", c, err)
		}
	}
}

// rarely does what ends or turns a file, so that most runs get far.
func (m *machine) rarely(t *rapid.T) {
	reasons := []participation.Reason{{Code: "other", Text: "because"}}
	by := m.somebody(t)
	var c casefile.Change
	var err error
	what := rapid.SampledFrom([]string{"withdraw", "reopen", "appeal", "enter", "hear", "suspend", "reinstate", "end", "undo-end", "keep", "request", "assign", "note", "contact", "resend", "remind", "second"}).Draw(t, "what")
	switch what {
	case "withdraw":
		if rapid.IntRange(0, 5).Draw(t, "really") > 0 {
			return
		}
		c, err = m.File.Withdraw("", m.Network(), m.Now)
	case "reopen":
		c, err = m.File.Reopen(by, "asked", m.Network(), m.Now)
	case "appeal":
		c, err = m.Story().FileAppeal(against(m.anyAction(t)), m.Network(), m.Now)
	case "enter":
		c, err = m.Story().EnterAppeal(by, application.Appeal{Statement: "by mail", Against: m.anyAction(t), PostmarkedOn: m.today(t).AddDays(-rapid.IntRange(-1, 40).Draw(t, "posted"))}, m.Network(), m.Now)
	case "hear":
		d := application.AppealDecision{Against: m.anyAction(t), Outcome: rapid.SampledFrom([]string{"upheld", "overturned"}).Draw(t, "outcome"), Reasons: reasons}
		m.Uninvited = rapid.IntRange(0, 9).Draw(t, "uninvited") == 0
		if m.told(d.Against) {
			d.Meeting = m.meet(t, hearingOf[cmp.Or(d.Against, participation.AgainstDenial)], committee.Uphold, committee.Overturn)
		}
		c, err = m.Story().DecideAppeal(by, d, m.Network(), m.Now)
	case "suspend", "reinstate", "end", "undo-end", "keep":
		c, err = m.Story().Obey(by, applicationtest.Order(participation.Action(what)), m.Renewal(), m.Now)
	case "request":
		c, err = m.File.RequestDocuments(by, application.DocumentRequest{Types: []string{"other", "w9"}, Note: "legible, please", DueOn: m.today(t).AddDays(14)}, m.Now)
	case "assign":
		c, err = m.File.Assign(by, "sam", m.Now)
	case "note":
		c, err = m.Story().AddNote(by, "called", m.Now)
	case "contact":
		c, err = m.Story().CorrectContact(by, application.ContactCorrection{Email: "new@example.com", Channel: rapid.SampledFrom([]string{"", "email", "post"}).Draw(t, "channel"), Reason: "by phone"}, m.InForce, m.Now)
	case "resend":
		c, err = m.Story().ResendLetter(by, m.File.Letters[0].Number, m.Now)
	case "remind":
		c, err = m.File.RemindID(m.Now)
	default:
		c, err = m.File.NoteSecondAttempt(m.Now)
	}
	m.take(t, what, c, err)
}
