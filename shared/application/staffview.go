package application

import (
	"slices"
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
)

// Record is the participation as staff and auditors read it beside an application: its own
// chain, documents, elements, letters and notes.
type Record struct {
	ProviderNumber string                    `json:"providerNumber"`
	Status         participation.Status      `json:"status"`
	Since          time.Time                 `json:"since"`
	Version        int                       `json:"version"`
	CredentialedOn calendar.Date             `json:"credentialedOn,omitempty"`
	RecredentialBy calendar.Date             `json:"recredentialBy,omitempty"`
	RenewalID      string                    `json:"renewalApplicationId,omitempty"`
	FormVersion    int                       `json:"formVersion"`
	Suspension     *participation.Suspension `json:"suspension,omitempty"`
	Ending         *participation.Ending     `json:"ending,omitempty"`
	Duties         []participation.Duty      `json:"duties,omitempty"`
	Load           participation.Load        `json:"load"`
	Elements       []ElementView             `json:"elements"`
	Documents      []casefile.Document       `json:"documents"`
	Tasks          []casefile.Task           `json:"tasks"`
	Notes          []casefile.Note           `json:"notes"`
	Events         []EventView               `json:"events"`
	Letters        []LetterView              `json:"letters"`
}

// StaffView shows the story to staff at a business time, which decides what is stale. f is
// the submission of the application.
func (s Story) StaffView(f form.Submission, now time.Time) (StaffView, error) {
	a := s.File.Application
	m, err := marketOf(a.Market)
	if err != nil {
		return StaffView{}, err
	}
	today := calendar.DateOf(now, m.Location())
	status, err := s.Status(now)
	if err != nil {
		return StaffView{}, err
	}
	elements := s.File.Elements
	if s.held() && !a.Deciding {
		elements = s.Participation.Elements
	}
	v := StaffView{
		Status: status, Version: s.Version(), Application: f.Masked(), Clean: s.File.Clean(), Alerts: s.alerts(f, m, today), Assignee: a.Assignee,
		Elements: elementViews(elements, a.Elements, f, today), Tasks: s.Tasks(), Notes: append([]casefile.Note{}, s.File.Notes...),
		Events: eventViews(s.File.Events), Uploads: s.Uploads(),
		Discrepancies: append([]casefile.Discrepancy{}, s.File.Discrepancies...), Record: s.record(f, today),
	}
	v.ProviderNumber = a.Provider
	v.Application.Contact.Email, v.Application.Contact.Channel = a.Email, a.Channel // as corrected
	return v, nil
}

// alerts lists what must not be overlooked: hard stops, disclosed answers, adverse results.
func (s Story) alerts(f form.Submission, m market.Market, today calendar.Date) []Alert {
	out, a := []Alert{}, s.File.Application
	products := a.concerns(s.Participation)
	for _, stop := range s.File.stops(m, s.Participation, products, today) {
		out = append(out, Alert{"hard-stop", stop.Product + ": " + stop.Text + " (" + stop.Source + "). Nobody can approve this."})
	}
	for _, d := range f.Disclosed() {
		out = append(out, Alert{"disclosure", "Answered yes: " + strings.ReplaceAll(d.Question, "-", " ") + ". " + d.Explanation})
	}
	for _, v := range s.File.held(s.Participation).Elements {
		if v.Adverse() {
			out = append(out, Alert{"adverse", f.ElementName(v.Element) + ": " + strings.ReplaceAll(string(v.Result), "-", " ") + ". " + v.Note})
		}
	}
	return out
}

// Uploads are the files that were sent to either; what was carried over is listed once.
func (s Story) Uploads() []casefile.Document {
	out := append([]casefile.Document{}, s.File.Documents...)
	if s.Participation == nil {
		return out
	}
	for _, d := range s.Participation.Documents {
		if d.Origin == "" {
			out = append(out, d)
		}
	}
	return out
}

func (s Story) record(form form.Submission, today calendar.Date) *Record {
	if s.Participation == nil {
		return nil
	}
	f, p := s.Participation, s.own()
	r := Record{ProviderNumber: p.ID, Status: p.Status, Since: p.Since, Version: p.Version, CredentialedOn: p.CredentialedOn,
		RecredentialBy: p.RecredentialBy, FormVersion: p.Form, Load: p.Load, Suspension: p.Suspension, Ending: p.Ending, Duties: p.Duties, Elements: elementViews(f.Elements, nil, form, today),
		Documents: append([]casefile.Document{}, f.Documents...), Tasks: append([]casefile.Task{}, f.Tasks...),
		Notes: append([]casefile.Note{}, f.Notes...), Events: eventViews(f.Events), Letters: letterViews(f.Letters)}
	if p.Renewal != nil {
		r.RenewalID = p.Renewal.ApplicationID
	}
	return &r
}

// elementViews shows the elements that apply and those that were recorded, with the names of
// the owners whom the form tells of.
func elementViews(elements []credential.Element, applies []string, f form.Submission, today calendar.Date) []ElementView {
	names := slices.Clone(applies)
	for _, v := range elements {
		casefile.Put(&names, v.Element, func(o string) bool { return o == v.Element })
	}
	slices.SortFunc(names, market.ByElement)
	out := make([]ElementView, 0, len(names))
	for _, name := range names {
		r, recorded := credential.Named(elements, name)
		out = append(out, ElementView{Element: name, Of: f.Whose(name), Required: slices.Contains(applies, name), Result: r.Result, Source: r.Source,
			VerifiedOn: r.VerifiedOn, Since: r.Since, ExpiresOn: r.ExpiresOn, GoodUntil: goodUntil(r, recorded, today),
			InForce: r.InForce, Stale: recorded && r.Stale(today), Actor: r.Actor, Note: r.Note})
	}
	return out
}

func eventViews(events []casefile.Event) []EventView {
	out := make([]EventView, 0, len(events))
	for _, e := range events {
		data := e.Data
		if data == nil {
			data = map[string]any{}
		}
		out = append(out, EventView{Seq: e.Seq, At: e.At, Actor: e.Actor, Event: e.Event, Reason: e.Reason, Data: data, Letters: e.Letters, Hash: e.Hash})
	}
	return out
}

func goodUntil(v credential.Element, recorded bool, today calendar.Date) calendar.Date {
	if !recorded {
		return ""
	}
	return v.LastGoodDay(today)
}
