package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/provider"
)

// Status is what a provider sees of an application: the answer of GET /applications/{id}.
type Status struct {
	ApplicationID  string                   `json:"applicationId"`
	Kind           form.Kind                `json:"kind"`
	Market         string                   `json:"market"`
	ProviderType   string                   `json:"providerType"`
	State          State                    `json:"state"`
	Since          time.Time                `json:"since"`
	Headline       string                   `json:"headline"`
	Next           string                   `json:"next"`
	NextBy         calendar.Date            `json:"nextBy,omitempty"`
	Actions        []Action                 `json:"actions"`
	Timeline       []TimelineEntry          `json:"timeline"`
	Documents      []DocumentView           `json:"documents"`
	Letters        []LetterView             `json:"letters"`
	Questions      []Question               `json:"questions"`
	Contract       Contract                 `json:"contract"`
	ProviderNumber string                   `json:"providerNumber,omitempty"`
	Participation  []provider.Participation `json:"participation,omitempty"`
}

// Action is something the provider must or may do now.
type Action struct {
	Type  string        `json:"type"` // upload-document, answer-question, sign-contract, file-appeal or withdraw
	Label string        `json:"label"`
	DueOn calendar.Date `json:"dueOn,omitempty"`
	Ref   string        `json:"ref,omitempty"` // a document type or a discrepancy's ID
}

// TimelineEntry is one event in the provider's words.
type TimelineEntry struct {
	Seq   int       `json:"seq"`
	At    time.Time `json:"at"`
	Event EventName `json:"event"`
	Text  string    `json:"text"`
}

// LetterView is one line of the list of letters.
type LetterView struct {
	LetterNumber string     `json:"letterNumber"`
	Name         LetterName `json:"name"`
	At           time.Time  `json:"at"`
	Delivery     Delivery   `json:"delivery"`
}

// Question is an open discrepancy.
type Question struct {
	DiscrepancyID string        `json:"discrepancyId"`
	Element       string        `json:"element"`
	Yours         string        `json:"yours"`
	Source        string        `json:"source"`
	DueOn         calendar.Date `json:"dueOn"`
}

// Status tells the provider where the application stands.
func (f File) Status() (Status, error) {
	a := f.Application
	m, err := marketOf(a.Market)
	if err != nil {
		return Status{}, err
	}
	s := f.sentence(m)
	out := Status{
		ApplicationID: a.ID, Kind: a.Kind, Market: a.Market, ProviderType: a.ProviderType, State: a.State, Since: a.Since,
		Headline: s.headline, Next: s.next, NextBy: s.by,
		Actions: f.actions(), Timeline: f.timeline(), Documents: f.Checklist(),
		Letters: make([]LetterView, 0, len(f.Letters)), Questions: []Question{},
		Contract: a.Contract, ProviderNumber: a.Provider, Participation: a.Terms,
	}
	if a.State == StateEnrolling {
		out.ProviderNumber = "" // not participating until all of it is loaded
	}
	for _, l := range f.Letters {
		out.Letters = append(out.Letters, LetterView{LetterNumber: l.Number, Name: l.Name, At: l.At, Delivery: l.Delivery})
	}
	for _, q := range f.OpenQuestions() {
		out.Questions = append(out.Questions, Question{DiscrepancyID: q.ID, Element: q.Element, Yours: q.Yours, Source: q.Source, DueOn: q.DueOn})
	}
	return out, nil
}

func (f File) actions() []Action {
	a := f.Application
	out := []Action{}
	if a.State.undecided() || a.governs() {
		for _, d := range f.Owed() {
			out = append(out, Action{Type: "upload-document", Label: "Send your " + d.Name, DueOn: a.WaitUntil, Ref: d.Type})
		}
	}
	if a.State.undecided() {
		for _, q := range f.OpenQuestions() {
			out = append(out, Action{Type: "answer-question", Label: "Answer our question about " + elementWords(q.Element), DueOn: q.DueOn, Ref: q.ID})
		}
	}
	if a.Contract == ContractSent && a.State.Open() {
		out = append(out, Action{Type: "sign-contract", Label: "Sign the agreement"})
	}
	if a.State == StateDenied && a.AppealBy >= calendar.DateOf(a.Since, time.UTC) {
		out = append(out, Action{Type: "file-appeal", Label: "Appeal the decision", DueOn: a.AppealBy})
	}
	if a.State.Open() && a.State != StateEnrolling {
		out = append(out, Action{Type: "withdraw", Label: "Withdraw the application"})
	}
	return out
}

func (f File) timeline() []TimelineEntry {
	out := []TimelineEntry{}
	for _, e := range f.Events {
		if text, ok := timelineWords[e.Event]; ok {
			out = append(out, TimelineEntry{Seq: e.Seq, At: e.At, Event: e.Event, Text: text})
		}
	}
	return out
}

// StaffView is what staff see: the provider's view and all that stands behind it.
type StaffView struct {
	Status
	Version       int             `json:"version"`
	Application   form.Submission `json:"application"` // Tax IDs masked, birth dates left out
	Clean         bool            `json:"clean"`
	Elements      []ElementView   `json:"elements"`
	Tasks         []Task          `json:"tasks"`
	Notes         []Note          `json:"notes"`
	Events        []EventView     `json:"events"`
	Uploads       []Document      `json:"uploads"`
	Discrepancies []Discrepancy   `json:"discrepancies"`
	Assignee      string          `json:"assignee,omitempty"`
}

// ElementView is an element with its latest result, if it has one.
type ElementView struct {
	Element    string        `json:"element"`
	Required   bool          `json:"required"`
	Result     Result        `json:"result,omitempty"`
	Source     string        `json:"source,omitempty"`
	VerifiedOn calendar.Date `json:"verifiedOn,omitempty"`
	Since      calendar.Date `json:"since,omitempty"`
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"`
	GoodUntil  calendar.Date `json:"goodUntil,omitempty"` // last day a decision may rest on it
	Stale      bool          `json:"stale"`
	Actor      string        `json:"actor,omitempty"`
	Note       string        `json:"note,omitempty"`
}

// EventView is one entry of the history as staff and auditors read it. With the file's
// applicationId, market and kind it is all that Hash covers.
type EventView struct {
	Seq     int            `json:"seq"`
	At      time.Time      `json:"at"`
	Actor   string         `json:"actor"`
	Event   EventName      `json:"event"`
	Reason  string         `json:"reason,omitempty"`
	Data    map[string]any `json:"data"` // {} where the event has none
	Letters []string       `json:"letters,omitempty"`
	Hash    string         `json:"hash"`
}

// StaffView shows the file to staff at a business time, which decides what is stale.
func (f File) StaffView(s form.Submission, now time.Time) (StaffView, error) {
	m, err := marketOf(f.Application.Market)
	if err != nil {
		return StaffView{}, err
	}
	today := calendar.DateOf(now, m.Location())
	status, err := f.Status()
	if err != nil {
		return StaffView{}, err
	}
	v := StaffView{
		Status: status, Version: f.Application.Version, Application: s.Masked(), Clean: f.Clean(), Assignee: f.Application.Assignee,
		Elements: []ElementView{}, Tasks: append([]Task{}, f.Tasks...), Notes: append([]Note{}, f.Notes...), Events: []EventView{},
		Uploads: append([]Document{}, f.Documents...), Discrepancies: append([]Discrepancy{}, f.Discrepancies...),
	}
	v.ProviderNumber = f.Application.Provider
	v.Application.Contact.Email, v.Application.Contact.Channel = f.Application.Email, f.Application.Channel // as corrected
	for _, name := range market.Elements {
		r, recorded := f.Element(name)
		if required := f.Application.Requires(name); required || recorded {
			v.Elements = append(v.Elements, ElementView{Element: name, Required: required, Result: r.Result, Source: r.Source,
				VerifiedOn: r.VerifiedOn, Since: r.Since, ExpiresOn: r.ExpiresOn, GoodUntil: goodUntil(r, recorded, today), Stale: recorded && r.Stale(today), Actor: r.Actor, Note: r.Note})
		}
	}
	for _, e := range f.Events {
		data := e.Data
		if data == nil {
			data = map[string]any{}
		}
		v.Events = append(v.Events, EventView{Seq: e.Seq, At: e.At, Actor: e.Actor, Event: e.Event, Reason: e.Reason, Data: data, Letters: e.Letters, Hash: e.Hash})
	}
	return v, nil
}

func goodUntil(v Element, recorded bool, today calendar.Date) calendar.Date {
	if !recorded {
		return ""
	}
	return v.LastGoodDay(today)
}
