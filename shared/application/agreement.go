package application

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// ContractAction is what staff do with the agreement.
type ContractAction string

// The actions.
const (
	ContractSend        ContractAction = "send"
	ContractCountersign ContractAction = "countersign"
)

// Paper is one drawn copy of the agreement.
type Paper struct {
	Version string `json:"version"` // of the text: "ga-2026-01+dsnp"
	SHA256  string `json:"sha256"`  // of the PDF, hexadecimal; it is stored under it
}

// Agreement is the plan's participation agreement as it was sent to this provider.
type Agreement struct {
	Paper
	LegalName  string        `json:"legalName"` // who enters into it: W-9 line 1
	SentOn     calendar.Date `json:"sentOn"`
	OpenedAt   time.Time     `json:"openedAt,omitzero"`
	OpenedFrom string        `json:"openedFrom,omitempty"` // network address
	Signed     *Signed       `json:"signed,omitempty"`
	Executed   *Executed     `json:"executed,omitempty"`
}

// Signature is the provider's, typed on the status page, of the paper with that hash.
type Signature struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Accepted bool   `json:"accepted"`
	SHA256   string `json:"agreement"`
}

// Signed is the signature as it is kept (15 USC 7001; Uniform Electronic Transactions Act
// 7 and 9): who signed what, in which words, when, and from where.
type Signed struct {
	Paper
	Name     string    `json:"name"`
	Title    string    `json:"title"`
	Sentence string    `json:"sentence"`
	At       time.Time `json:"at"`
	From     string    `json:"from"` // network address
}

// Executed is the copy that both have signed.
type Executed struct {
	Paper
	By string        `json:"by"` // "staff:<username>"
	On calendar.Date `json:"on"`
}

// Sentence is what the signer agrees to.
func (a Agreement) Sentence() string {
	return fmt.Sprintf("I have read the participation agreement %s. I may sign for %s, and I agree to it.", a.Version, a.LegalName)
}

// Latest is the copy to read now: the one both signed, else the one that was sent.
func (a Agreement) Latest() Paper {
	if a.Executed != nil {
		return a.Executed.Paper
	}
	return a.Paper
}

// HandleContract sends the agreement or countersigns it; drawn is the copy sent, or the one
// with both signatures. n is what the countersignature touches of the network if the
// enrollment starts with it.
func (f File) HandleContract(by casefile.Actor, action ContractAction, drawn Paper, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if err := f.MayHandle(by, action); err != nil {
		return casefile.Change{}, err
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if action == ContractSend {
		e.app().Contract, e.app().Agreement = ContractSent, &Agreement{Paper: drawn, LegalName: n.Form.LegalName(), SentOn: e.Today}
		e.Event(ContractWasSent, "", drawn)
		e.Owe(LetterContract, LetterData{Contract: ContractSent, DueOn: a.lapsesAfter(e.Market)})
		return e.Finish()
	}
	signed := *a.Agreement
	signed.Executed = &Executed{Paper: drawn, By: by.Name, On: e.Today}
	e.app().Contract, e.app().Agreement = ContractExecuted, &signed
	e.Event(ContractWasExecuted, "", map[string]any{"version": drawn.Version, "sha256": drawn.SHA256, "signedSha256": signed.SHA256})
	e.Owe(LetterContractExecuted, LetterData{Contract: ContractExecuted})
	if err := e.enroll(n); err != nil {
		return casefile.Change{}, err
	}
	return e.Finish()
}

// MayHandle says whether a member of staff may do the next step of the agreement now.
func (f File) MayHandle(by casefile.Actor, action ContractAction) error {
	a := f.Application
	switch {
	case !a.State.Open():
		return problem.Conflict("This application is %s; its contract is closed.", a.State.plain())
	case action == ContractSend && a.Contract == ContractNone:
		return nil
	case action != ContractCountersign || a.Contract != ContractSigned:
		return problem.Conflict("The contract is %s; it cannot be %s now.", a.Contract, map[ContractAction]string{ContractSend: "sent", ContractCountersign: "countersigned"}[action])
	case f.worked(by):
		return problem.Forbidden("You sent this agreement, or reviewed or verified this file. Somebody else countersigns it.")
	}
	return nil
}

// worked reports whether somebody sent the agreement, or reviewed or verified anything of
// this file, by its history: they do not also bind the plan (two persons, 42 CFR 438.608 and
// the plan's own control).
func (f File) worked(by casefile.Actor) bool {
	own := []casefile.EventName{ContractWasSent, credential.ElementVerified, casefile.DocumentAccepted, casefile.DocumentRejected}
	return slices.ContainsFunc(f.Events, func(e casefile.Event) bool { return e.Actor == by.Name && slices.Contains(own, e.Event) })
}

// Countersigned is the file as the copy with both signatures shows it. Nothing is decided or
// kept by it.
func (f File) Countersigned(by casefile.Actor, now time.Time) (File, error) {
	m, err := marketOf(f.Application.Market)
	if err != nil || f.Application.Agreement == nil {
		return f, err
	}
	both := *f.Application.Agreement
	both.Executed = &Executed{By: by.Name, On: calendar.DateOf(now, m.Location())}
	f.Application.Agreement = &both
	return f, nil
}

// OpenAgreement notes that the provider opened the copy that waits for a signature; from is
// the network address it was opened from. Later openings change nothing.
func (f File) OpenAgreement(from string, now time.Time) (casefile.Change, error) {
	a := f.Application
	if a.Agreement == nil {
		return casefile.Change{}, problem.NotFound("There is no agreement to read yet. We write to you when there is.")
	}
	if a.Contract != ContractSent || !a.State.Open() || !a.Agreement.OpenedAt.IsZero() {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Quiet = true
	opened := *a.Agreement
	opened.OpenedAt, opened.OpenedFrom = e.Now, from
	e.app().Agreement = &opened
	e.Event(AgreementOpened, "", map[string]any{"sha256": opened.SHA256, "from": from})
	return e.Finish()
}

// SignContract records the provider's signature, given from a network address. The same
// signature twice changes nothing.
func (f File) SignContract(s Signature, from string, now time.Time) (casefile.Change, error) {
	a := f.Application
	if err := s.check(); err != nil {
		return casefile.Change{}, err
	}
	if signed := a.signed(); signed != nil && (a.Contract == ContractSigned || a.Contract == ContractExecuted) {
		if signed.Name == s.Name && signed.Title == s.Title && signed.SHA256 == s.SHA256 {
			return casefile.Nothing(f.Head())
		}
		return casefile.Change{}, problem.Conflict("The agreement is signed already.")
	}
	switch {
	case a.Contract != ContractSent || !a.State.Open():
		return casefile.Change{}, problem.Conflict("There is no agreement waiting for your signature. We write to you when there is.")
	case s.SHA256 != a.Agreement.SHA256:
		return casefile.Change{}, problem.InvalidField("/agreement", "This is not the agreement we sent. Open it on your status page, and sign that one.")
	case a.Agreement.OpenedAt.IsZero():
		return casefile.Change{}, problem.Conflict("Open the agreement and read it first. Then sign it.")
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	next := *a.Agreement
	next.Signed = &Signed{Paper: next.Paper, Name: s.Name, Title: s.Title, Sentence: next.Sentence(), At: e.Now, From: from}
	e.app().Contract, e.app().Agreement = ContractSigned, &next
	e.Event(ContractWasSigned, "", next.Signed)
	return e.Finish()
}

func (a Application) signed() *Signed {
	if a.Agreement == nil {
		return nil
	}
	return a.Agreement.Signed
}

// check refuses what is no signature: a person's name has two words at least, one of them
// with more than one letter, and a title says what lets them sign.
func (s Signature) check() error {
	words := strings.Fields(s.Name)
	switch {
	case !s.Accepted:
		return problem.InvalidField("/accepted", "Accept the agreement to sign it.")
	case len(words) < 2 || !slices.ContainsFunc(words, func(w string) bool { return letters(w) > 1 }) || letters(s.Name) < 4:
		return problem.InvalidField("/name", "Type your first and last name, as you sign.")
	case identifier.CheckPlain(s.Name) != nil:
		return problem.InvalidField("/name", "%s", identifier.CheckPlain(s.Name))
	case identifier.CheckPlain(s.Title) != nil:
		return problem.InvalidField("/title", "%s", identifier.CheckPlain(s.Title))
	case letters(s.Title) < 2:
		return problem.InvalidField("/title", "Say what lets you sign for the provider, such as Owner, MD or Office manager.")
	}
	return nil
}

func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// lapsesAfter is the last day on which an approval can still be contracted; "" before there
// is one, and for what needs no agreement.
func (a Application) lapsesAfter(m market.Market) calendar.Date {
	if a.Decision == nil || a.State != StateApproved {
		return ""
	}
	return a.Decision.On.AddDays(m.Agreement.LapseDays).OrNextBusinessDay()
}

// agreementDues file the reminders of an agreement that is not signed, and the day on which
// an approval without a contract lapses.
func (f File) agreementDues(m market.Market, file func(calendar.Date, casefile.DueKind, string)) {
	a := f.Application
	if a.Contract == ContractSent && a.State.Open() {
		for _, days := range m.Agreement.RemindDays {
			on := a.Agreement.SentOn.AddDays(days)
			file(on, DueSignature, string(on))
		}
	}
	if a.State == StateApproved && a.Contract != ContractExecuted {
		file(a.lapsesAfter(m).AddDays(1), DueLapse, "")
	}
}

// lapse takes back an approval that was not contracted in time: what it rests on has grown
// old. Where the provider did not sign, the application ends; where the plan is behind, it
// goes back to be verified and decided anew, and the provider does nothing again.
func (e *edit) lapse() {
	a := e.app()
	a.Decision, a.NoticeBy = nil, ""
	data := LetterData{Contract: a.Contract, DueOn: reopenUntil(e.Today, e.Market)}
	if a.Contract == ContractSent {
		e.move(StateDiscontinued)
		a.Discontinued = e.Today
	} else {
		e.move(e.file.standing(e.Today))
		data.DueOn = ""
	}
	e.Event(ApprovalLapsed, "The agreement was not complete in time.", map[string]any{"contract": a.Contract})
	e.Owe(LetterApprovalLapsed, data)
}

// wantsAgreement: a contract is with a legal name and a Tax ID, so a change of either wants
// a new agreement.
func wantsAgreement(change string) bool { return change == "tax-id" || change == "irs-name" }

// firstDays are the approved terms with the days they begin on: nobody takes part before
// the decision and both signatures, except as far back as the product allows.
func (e *edit) firstDays() []participation.Term {
	a := e.app()
	terms := slices.Clone(a.Decision.Products)
	if a.Agreement == nil || a.Agreement.Executed == nil || a.Kind == form.KindRecredentialing {
		return terms
	}
	for i, t := range terms {
		product, _ := e.Market.Product(t.Product)
		terms[i].EffectiveOn = max(t.EffectiveOn, a.Agreement.Executed.On.AddDays(-product.RetroactiveDays))
	}
	return terms
}

// lastReminder is the day after which only a call helps.
func (a Application) lastReminder(m market.Market) calendar.Date {
	days := m.Agreement.RemindDays
	return a.Agreement.SentOn.AddDays(days[len(days)-1])
}

// signBy is the last day to sign before an approval lapses; "" while nothing runs out.
func (a Application) signBy() calendar.Date {
	m, err := marketOf(a.Market)
	if err != nil || a.Contract == ContractExecuted {
		return ""
	}
	return a.lapsesAfter(m)
}

func (a Application) agreementView(m market.Market) *AgreementView {
	g := a.Agreement
	if g == nil {
		return nil
	}
	v := &AgreementView{Version: g.Version, SHA256: g.Latest().SHA256, Sentence: g.Sentence(), SentOn: g.SentOn, Opened: !g.OpenedAt.IsZero()}
	if a.Contract == ContractSent {
		v.SignBy = a.lapsesAfter(m)
	}
	if g.Signed != nil {
		v.SignedBy, v.SignedAt = g.Signed.Name+", "+g.Signed.Title, g.Signed.At
	}
	if g.Executed != nil {
		v.ExecutedOn = g.Executed.On
	}
	return v
}
