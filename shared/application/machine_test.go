package application_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/problem"
	"credo/shared/provider"
)

// machine drives one provider's files by random commands at a moving time and holds
// every change against what must always be true.
type machine struct {
	now      time.Time
	file     application.File
	who      application.Applicant
	provider provider.Provider
	filed    map[application.Due]bool
	drawn    int
}

var people = []application.Actor{
	application.Staff("sam", application.RoleSpecialist), application.Staff("dana", application.RoleMedicalDirector),
	application.Staff("mel", application.RoleCommittee, application.RoleSpecialist), application.Staff("max", application.RoleCommittee),
	application.Staff("ada", application.RoleSpecialist, application.RoleMedicalDirector),
}

func (m *machine) today(t *rapid.T) calendar.Date {
	return calendar.DateOf(m.now, marketNamed(t, m.file.Application.Market).Location())
}

func marketNamed(t *rapid.T, id string) market.Market {
	found, _ := market.Known().Find(id)
	return found
}

func (m *machine) id() string {
	m.drawn++
	return fmt.Sprintf("CRD-TEST-%04d", m.drawn)
}

// take applies a change as the table does, after holding it against the rules.
func (m *machine) take(t *rapid.T, what string, c application.Change, err error) {
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
	m.accept(t, what, c)
	if c.Also != nil { // go on with the file that governs from now on
		m.file, m.who, m.filed = application.File{}, *c.Also.Applicant, map[application.Due]bool{}
		m.accept(t, what+" (opened)", *c.Also)
	}
}

func (m *machine) accept(t *rapid.T, what string, c application.Change) {
	if c.Before.Rev != m.file.Application.Rev {
		t.Fatalf("%s is a change of rev %d, the file is at %d", what, c.Before.Rev, m.file.Application.Rev)
	}
	if c.Empty() {
		return
	}
	from, to := c.Before.State, c.After.State
	if from != to && !slices.Contains(application.Transitions[from], to) {
		t.Fatalf("%s moved %q to %q", what, from, to)
	}
	for _, d := range c.Unfiled {
		delete(m.filed, d)
	}
	for _, d := range c.Filed {
		m.filed[d] = true
	}
	m.file = m.file.Apply(c)
	if c.Provider != nil {
		if c.Provider.Rev != m.provider.Rev+1 {
			t.Fatalf("%s writes provider rev %d over %d", what, c.Provider.Rev, m.provider.Rev)
		}
		m.provider = *c.Provider
	}
	m.holds(t, what, c)
}

func (m *machine) holds(t *rapid.T, what string, c application.Change) {
	f, a := m.file, m.file.Application
	if err := application.VerifyChain(f.Events); err != nil || a.LastSeq != len(f.Events) {
		t.Fatalf("%s: chain %v, %d events, last %d", what, err, len(f.Events), a.LastSeq)
	}
	if len(f.Letters) != a.LastLetter {
		t.Fatalf("%s: %d letters, counted %d", what, len(f.Letters), a.LastLetter)
	}
	owed := map[string]int{}
	for _, e := range f.Events {
		for _, n := range e.Letters {
			owed[n]++
		}
	}
	for _, l := range f.Letters {
		if owed[l.Number] != 1 {
			t.Fatalf("%s: letter %s is owed by %d events", what, l.Number, owed[l.Number])
		}
	}
	if len(a.Dues) != len(m.filed) {
		t.Fatalf("%s: state knows %v, filed are %v", what, a.Dues, m.filed)
	}
	for _, d := range a.Dues {
		if !m.filed[d] {
			t.Fatalf("%s: %v is not filed", what, d)
		}
	}
	for _, d := range c.Filed {
		if d.On == "" || (c.Events != nil && d.On <= "2026-01-01") {
			t.Fatalf("%s files %v", what, d)
		}
	}
	if a.State == application.StateEnrolled || a.State == application.StateEnrolling {
		if a.Contract != application.ContractExecuted || a.Decision == nil || a.Decision.Outcome != application.OutcomeApproved {
			t.Fatalf("%s: %s without contract or approval", what, a.State)
		}
	}
	if d := a.Decision; d != nil && c.Before.Decision == nil {
		for _, v := range f.Elements {
			if v.Actor == d.By {
				t.Fatalf("%s: %s verified %s and decided", what, d.By, v.Element)
			}
		}
	}
	if _, err := f.Status(); err != nil {
		t.Fatalf("%s: status: %v", what, err)
	}
}

func TestNoCommandReachesAnIllegalState(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := &machine{now: time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC), filed: map[application.Due]bool{}}
		m.submit(t)
		t.Repeat(map[string]func(*rapid.T){
			"pass time": m.passTime, "fall due": m.fallDue, "send papers": m.sendPapers, "review": m.review, "verify": m.verify,
			"verify all": m.verifyAll, "decide": m.decide, "contract": m.contract, "load": m.load, "letters": m.letters,
			"ask": m.ask, "answer": m.answer, "rarely": m.rarely,
		})
	})
}

func (m *machine) submit(t *rapid.T) {
	marketID := rapid.SampledFrom([]string{"ga", "in", "oh", "ky", "wv", "ar-passe"}).Draw(t, "market")
	today := calendar.DateOf(m.now, time.UTC)
	n := rapid.IntRange(1, 500).Draw(t, "n")
	var s application.Submission
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
	m.who = application.Applicant{Submission: s}
	c, err := application.Submit(s, m.id(), "ref", nil, m.now)
	m.take(t, "submit", c, err)
	if m.file.Application.Rev == 0 {
		t.Fatalf("a valid form was refused: %v", err)
	}
}

func (m *machine) passTime(*rapid.T) { m.now = m.now.Add(36 * time.Hour) }

// fallDue goes to the day of the earliest deadline and lets it fall, twice.
func (m *machine) fallDue(t *rapid.T) {
	dues := m.file.Application.Dues
	if len(dues) == 0 {
		return
	}
	due := dues[0]
	for _, d := range dues {
		if d.On < due.On {
			due = d
		}
	}
	if at := due.On.Start(time.UTC).Add(20 * time.Hour); at.After(m.now) {
		m.now = at
	}
	with := application.Context{Provider: &m.provider, Applicant: &m.who, NewID: m.id()}
	before := m.file.Application.ID
	c, err := m.file.FallDue(due, due.On, with, m.now)
	if err != nil {
		t.Fatalf("%v: %v", due, err)
	}
	m.take(t, "due "+string(due.Kind), c, nil)
	if m.file.Application.ID != before || slices.Contains(m.file.Application.Dues, due) {
		return
	}
	events := len(m.file.Events)
	c, err = m.file.FallDue(due, due.On, with, m.now)
	m.take(t, "due again", c, err)
	if len(m.file.Events) != events {
		t.Fatalf("%v had an effect twice", due)
	}
}

func (m *machine) sendPapers(t *rapid.T) {
	for i, owed := range m.file.Owed() {
		c, err := m.file.RequestUpload(application.Upload{Type: owed.Type, FileName: "a.pdf", ContentType: "application/pdf", Size: 10}, m.now)
		if err != nil {
			m.take(t, "upload", c, err)
			return
		}
		m.take(t, "upload", c, nil)
		id := c.Documents[0].ID
		found := application.Arrival{ContentType: "application/pdf", Size: 10, SHA256: fmt.Sprint(m.file.Application.Rev, i),
			AwaitScan: rapid.Bool().Draw(t, "scan")}
		if rapid.IntRange(0, 5).Draw(t, "wrong") == 0 {
			found.Reason, found.Fix = "It is not a PDF.", "Send a PDF."
		}
		for range 2 {
			c, err = m.file.ReceiveDocument(id, found, m.now)
			m.take(t, "receive", c, err)
		}
		if found.AwaitScan {
			c, err = m.file.ScanDocument(id, found.Version, rapid.SampledFrom([]application.Scan{application.ScanClean, application.ScanClean, application.ScanThreat, application.ScanFailed}).Draw(t, "result"), m.now)
			m.take(t, "scan", c, err)
		}
	}
}

func (m *machine) review(t *rapid.T) {
	for _, d := range slices.Clone(m.file.Documents) {
		r := application.Review{Verdict: application.DocumentGood, ExpiresOn: m.today(t).AddDays(rapid.IntRange(-2, 400).Draw(t, "expires"))}
		if rapid.IntRange(0, 6).Draw(t, "reject") == 0 {
			r = application.Review{Verdict: application.DocumentBad, Reason: "Page two is missing."}
		}
		c, err := m.file.ReviewDocument(m.somebody(t), d.ID, r, m.now)
		m.take(t, "review", c, err)
	}
}

func (m *machine) somebody(t *rapid.T) application.Actor {
	return rapid.SampledFrom(people).Draw(t, "actor")
}

func (m *machine) verify(t *rapid.T) {
	v := application.Verification{Source: "board", VerifiedOn: m.today(t).AddDays(-rapid.IntRange(-1, 130).Draw(t, "age")), Note: "seen",
		Result: rapid.SampledFrom([]application.Result{"met", "not-met", "adverse", "unsuccessful"}).Draw(t, "result")}
	element := rapid.SampledFrom(market.Elements).Draw(t, "element")
	c, err := m.file.RecordVerification(m.somebody(t), element, v, m.now)
	m.take(t, "verify", c, err)
}

func (m *machine) verifyAll(t *rapid.T) {
	for _, name := range m.file.Unverified(m.today(t)) {
		c, err := m.file.RecordVerification(people[0], name, application.Verification{Result: "met", Source: "board", VerifiedOn: m.today(t)}, m.now)
		m.take(t, "verify", c, err)
	}
}

func (m *machine) decide(t *rapid.T) {
	d := application.Decision{Outcome: rapid.SampledFrom([]application.Outcome{"approved", "approved", "denied", "deferred"}).Draw(t, "outcome"),
		Provisional: rapid.IntRange(0, 3).Draw(t, "provisional") == 0}
	if rapid.Bool().Draw(t, "reasons") {
		d.Reasons = []application.Reason{{Code: "other", Text: "because"}}
	}
	if rapid.Bool().Draw(t, "committee") {
		d.Committee = &application.Committee{MetOn: m.today(t), Present: []string{"a", "b", "c"}, Votes: application.Votes{For: 2, Abstained: 1}}
		if d.Outcome == application.OutcomeDenied {
			d.Committee.Votes = application.Votes{Against: 3}
		}
	}
	c, err := m.file.Decide(m.somebody(t), d, fmt.Sprint("P", m.drawn), &m.provider, m.now)
	m.take(t, "decide "+string(d.Outcome), c, err)
}

func (m *machine) contract(t *rapid.T) {
	c, err := m.file.HandleContract(people[0], application.ContractSend, "P", m.now)
	m.take(t, "send contract", c, err)
	c, err = m.file.SignContract(application.Signature{Name: "Ada", Title: "MD", Accepted: rapid.IntRange(0, 4).Draw(t, "accepted") > 0}, m.now)
	m.take(t, "sign", c, err)
	c, err = m.file.HandleContract(people[0], application.ContractCountersign, fmt.Sprint("P", m.drawn), m.now)
	m.take(t, "countersign", c, err)
}

func (m *machine) load(t *rapid.T) {
	for _, half := range []application.Half{application.HalfClaims, application.HalfDirectory} {
		if rapid.Bool().Draw(t, "fails") {
			c, err := m.file.FailLoad(half, "no answer", m.now)
			m.take(t, "fail", c, err)
			continue
		}
		for range 2 {
			c, err := m.file.LoadHalf(application.System, half, "ref", m.provider, m.now)
			m.take(t, "load", c, err)
		}
	}
}

func (m *machine) letters(t *rapid.T) {
	for _, l := range slices.Clone(m.file.Letters) {
		if rapid.Bool().Draw(t, "sent") {
			c, err := m.file.LetterWasSent(l.Number, "m", m.now)
			m.take(t, "sent", c, err)
		}
		if rapid.IntRange(0, 5).Draw(t, "bounced") == 0 {
			c, err := m.file.LetterDidBounce(l.Number, "unknown", m.now)
			m.take(t, "bounced", c, err)
		}
	}
}

func (m *machine) ask(t *rapid.T) {
	c, err := m.file.RaiseDiscrepancy(people[0], application.Discrepancy{Element: "work-history", Yours: "May", Source: "June", DueOn: m.today(t).AddDays(rapid.IntRange(0, 40).Draw(t, "due"))}, m.now)
	m.take(t, "ask", c, err)
}

func (m *machine) answer(t *rapid.T) {
	for _, q := range m.file.OpenQuestions() {
		for range 2 {
			c, err := m.file.AnswerDiscrepancy(application.Explanation{DiscrepancyID: q.ID, Answer: "a typing error"}, m.now)
			m.take(t, "answer", c, err)
		}
	}
}

// rarely does what ends or turns a file, so that most runs get far.
func (m *machine) rarely(t *rapid.T) {
	reasons := []application.Reason{{Code: "other", Text: "because"}}
	by := m.somebody(t)
	var c application.Change
	var err error
	what := rapid.SampledFrom([]string{"withdraw", "reopen", "appeal", "hear", "suspend", "reinstate", "end", "request", "assign", "note", "contact", "resend", "remind", "second"}).Draw(t, "what")
	switch what {
	case "withdraw":
		if rapid.IntRange(0, 5).Draw(t, "really") > 0 {
			return
		}
		c, err = m.file.Withdraw("", m.now)
	case "reopen":
		c, err = m.file.Reopen(by, "asked", m.now)
	case "appeal":
		c, err = m.file.FileAppeal("please", m.now)
	case "hear":
		var p *provider.Provider
		if m.file.Application.Kind == application.KindRecredentialing {
			p = &m.provider
		}
		c, err = m.file.DecideAppeal(by, application.AppealDecision{Outcome: rapid.SampledFrom([]string{"upheld", "overturned"}).Draw(t, "outcome"), Reasons: reasons}, p, m.now)
	case "suspend", "reinstate", "end":
		c, err = m.file.ChangeParticipation(by, application.ParticipationChange{Action: what, Reasons: reasons}, m.provider, m.now)
	case "request":
		c, err = m.file.RequestDocuments(by, application.DocumentRequest{Types: []string{"other", "w9"}, Note: "legible, please", DueOn: m.today(t).AddDays(14)}, m.now)
	case "assign":
		c, err = m.file.Assign(by, "sam", m.now)
	case "note":
		c, err = m.file.AddNote(by, "called", m.now)
	case "contact":
		c, err = m.file.CorrectContact(by, application.ContactCorrection{Email: "new@example.com", Channel: rapid.SampledFrom([]string{"", "email", "post"}).Draw(t, "channel"), Reason: "by phone"}, m.now)
	case "resend":
		c, err = m.file.ResendLetter(by, m.file.Letters[0].Number, m.now)
	case "remind":
		c, err = m.file.RemindID(m.now)
	default:
		c, err = m.file.NoteSecondAttempt(m.now)
	}
	m.take(t, what, c, err)
}
