package participation

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/problem"
)

// Link ties an event to the application it comes from: its ID and the hash of its chain as
// it stood before the transaction. The application's own event names the hash in which the
// participation's chain ends after it.
type Link struct {
	ApplicationID string    `json:"applicationId"`
	Hash          string    `json:"applicationHash"`
	Kind          form.Kind `json:"-"`
}

// link makes an application the one that people read of the participation in.
func (e *edit) link(l Link) {
	if l.ApplicationID != "" {
		p := e.own()
		p.ApplicationID, p.Kind = l.ApplicationID, l.Kind
	}
}

// Outcome is what an application hands over once it is approved and contracted.
type Outcome struct {
	Link
	Asked        []string // products that the application was about
	Terms        []Term   // approved of them, with their first days
	DecidedOn    calendar.Date
	Fully        bool // the plan credentialed in full
	Provisional  bool
	Name         string // of who joins; later on the form in force names the provider
	Requirements []casefile.Requirement
	Documents    []casefile.Document
	Applies      []string // elements that were asked for
	Elements     []credential.Element
}

// Opening is a participation about to be opened.
type Opening struct {
	Outcome
	Number                                            string
	Market, NPI, TaxRef, ProviderType, Email, Channel string
	Form                                              form.Submission
}

// Open gives the Provider Number: the participation is pending until it is loaded. The form
// in force begins with the contact as it was corrected meanwhile.
func Open(by casefile.Actor, o Opening, now time.Time) (casefile.Change, error) {
	f := File{Participation: Participation{
		Header: casefile.Header{Case: CaseName, ID: o.Number, Market: o.Market, NPI: o.NPI, Name: o.Name, Email: o.Email, Channel: o.Channel},
		TaxRef: o.TaxRef, ProviderType: o.ProviderType,
	}}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Change.Before = casefile.Header{}
	p := e.own()
	p.Status, p.Since, p.Terms = StatusPending, e.Now, o.Terms
	p.Provisional = o.Provisional
	if o.Provisional {
		p.Renewal = &Renewal{ApplicationID: o.ApplicationID, Stage: StageOpen}
	}
	e.take(o.Outcome)
	p.Terms = standing(p.Terms, StatusPending, "")
	e.Event(ParticipationOpened, "", e.facts(o.Link))
	o.Form.Contact.Email, o.Form.Contact.Channel = o.Email, o.Channel
	e.adopt(form.Version{Number: 1, HoldsFrom: o.DecidedOn, By: by.Name, At: e.Now, Why: "contract form", Form: o.Form})
	e.load(o.ApplicationID)
	return e.Finish()
}

// take carries over what keeps the participation current.
func (e *edit) take(o Outcome) {
	p := e.own()
	e.link(o.Link)
	p.CredentialedOn, p.RecredentialBy = o.DecidedOn, CycleFrom(o.DecidedOn).DueOn
	e.settleCycle()
	if o.Fully {
		p.FullyOn = o.DecidedOn
	}
	p.Requirements = o.Requirements
	for _, d := range latest(o.Documents) {
		e.carry(d, o.ApplicationID)
	}
	p.Elements = market.Regard(p.Elements, o.Applies)
	e.elements(o.Elements)
}

// elements files what was verified elsewhere, but for what is known here of a later day.
func (e *edit) elements(found []credential.Element) {
	for _, v := range credential.Latest(e.file.Elements, found) {
		if held, ok := e.file.Element(v.Element); !ok || held != v {
			e.element(v)
		}
	}
}

// latest is the last document of each type: what the participation rests on. Former ones
// stay with the application.
func latest(documents []casefile.Document) []casefile.Document {
	return casefile.Merge(nil, documents, func(d casefile.Document) string { return d.Type })
}

// carry files a document that was accepted in another case; its bytes stay where they are.
// One of a type that was there is superseded by it.
func (e *edit) carry(d casefile.Document, from string) {
	d = d.CarriedFrom(from)
	for _, old := range e.Parts.Documents {
		if old.Origin == d.Origin && old.OriginID == d.OriginID {
			return
		}
	}
	e.Head.LastDocument++
	d.ID = documentID(e.Head.LastDocument)
	e.Document(d)
}

func documentID(n int) string { return casefile.Numbered("held", 3, n) }

// Renew starts a new cycle: the recredentialing was approved. A provider who is suspended
// stays so; products that were added while it was open stay, too.
func (f File) Renew(by casefile.Actor, o Outcome, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if f.Participation.Ended() {
		return casefile.Change{}, problem.Conflict("This participation has ended. The provider applies anew.")
	}
	p := e.own()
	e.take(o)
	e.leave(o)
	p.Renewal = nil
	e.inTime()
	if p.Ending != nil && p.Ending.Cause == CauseLate {
		e.restore()
		e.undoDuty(DutyMembers)
	}
	e.Event(ParticipationRenewed, "", e.facts(o.Link))
	e.load(o.ApplicationID)
	return e.Finish()
}

// leave ends the products that were asked about and not approved, with their notice.
func (e *edit) leave(o Outcome) {
	p := e.own()
	p.Terms = slices.Clone(p.Terms)
	for i, t := range p.Terms {
		left := slices.Contains(o.Asked, t.Product) && !slices.ContainsFunc(o.Terms, func(n Term) bool { return n.Product == t.Product })
		if left && t.State != StatusEnded && t.EndedOn == "" {
			p.Terms[i].EndedOn = e.earliestEnd(e.Today, []string{t.Product})
			e.tellMembers(p.Terms[i].EndedOn)
		}
	}
}

// Confirm turns a provisional participation into a full one.
func (f File) Confirm(by casefile.Actor, o Outcome, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	p := e.own()
	e.take(o)
	e.leave(o)
	p.Renewal, p.Provisional = nil, false
	e.settleWarnings()
	if p.Status == StatusProvisional {
		e.move(StatusActive)
	}
	e.Event(ParticipationConfirmed, "", e.facts(o.Link))
	e.load("")
	return e.Finish()
}

// Return makes a participation a full one whose denial, of the full decision after a provisional
// one, a panel set aside: under the same Provider Number. One that ended meanwhile is loaded
// anew, from its new first day.
func (f File) Return(by casefile.Actor, o Outcome, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	p, over := e.own(), f.Participation.Ended()
	if p.Ending != nil && !over {
		e.restore()
		e.undoDuty(DutyMembers)
	}
	e.take(o)
	p.Ending, p.Renewal, p.Provisional = nil, nil, false
	switch {
	case over:
		p.Terms, p.EnrolledOn, p.Suspension = o.Terms, "", nil
		e.move(StatusPending)
	case p.Status == StatusProvisional:
		e.leave(o)
		e.move(StatusActive)
	}
	e.Event(ParticipationConfirmed, "", e.facts(o.Link))
	e.load(o.ApplicationID)
	return e.Finish()
}

// facts of an event that an application hands over.
func (e *edit) facts(l Link) map[string]any {
	p := e.own()
	out := casefile.Facts(l)
	out["products"], out["status"] = p.Terms, p.Status
	if p.RecredentialBy != "" {
		out["recredentialBy"] = p.RecredentialBy
	}
	return casefile.Facts(out)
}

// Await notes that an application is under way that the participation waits for, and how
// far it is. An appeal that was posted in time and entered late takes back the end that its
// denial led to meanwhile (NCQA CR 6).
func (f File) Await(by casefile.Actor, l Link, r Renewal, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	late := r.Stage == StageAppealed && e.own().Ending != nil && e.own().Ending.Cause == CauseDenied
	if late {
		e.revive()
	}
	if was := e.own().Renewal; r.Stage == StageDenied {
		r.DeniedOn = e.Today
	} else if was != nil {
		r.DeniedOn, r.Told, r.Late = was.DeniedOn, was.Told, was.Late
	}
	e.own().Renewal = &r
	e.Event(RenewalMoved, "", stageFacts(l, r.Stage))
	if late {
		e.spare("You appealed in time: you stay until your appeal is decided.")
	}
	return e.Finish()
}

func stageFacts(l Link, s Stage) map[string]any {
	return map[string]any{"applicationId": l.ApplicationID, "applicationHash": l.Hash, "stage": s}
}
