package application

import (
	"cmp"
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/participation"
)

// Story is an application with the participation it has to do with, once there is one: what
// provider and staff read as one.
type Story struct {
	File          File
	Participation *participation.File
}

// Version is what If-Match guards: it grows with either file.
func (s Story) Version() int {
	if s.Participation == nil {
		return s.File.Application.Version
	}
	return s.File.Application.Version + s.Participation.Participation.Version
}

// Apply is the story as a change leaves it.
func (s Story) Apply(c casefile.Change) Story {
	s.File = s.File.Apply(c)
	if s.Participation == nil {
		if p := (participation.File{}).Apply(c); p.Participation.ID != "" && p.Participation.ID == s.File.Application.Provider {
			s.Participation = &p
		}
		return s
	}
	p := s.Participation.Apply(c)
	s.Participation = &p
	return s
}

// own is the participation's state, empty while there is none.
func (s Story) own() participation.Participation {
	if s.Participation == nil {
		return participation.Participation{}
	}
	return s.Participation.Participation
}

// held reports whether the documents that count are the participation's, not the
// application's.
func (s Story) held() bool { return s.own().Running() && s.File.Application.State == StateEnrolled }

// checklist is what provider and staff see of documents now.
func (s Story) checklist() []casefile.DocumentView {
	if s.held() {
		return s.Participation.Checklist()
	}
	return s.File.Checklist()
}

// Status tells the provider where the application stands at a business time: a right is offered
// as long as it can be used.
func (s Story) Status(now time.Time) (Status, error) {
	a := s.File.Application
	m, err := marketOf(a.Market)
	if err != nil {
		return Status{}, err
	}
	today := calendar.DateOf(now, m.Location())
	told, actions := s.sentence(m, today), s.actions(today)
	if slices.ContainsFunc(actions, Action.must) {
		told.next = nothingToDo.Replace(told.next)
	}
	out := Status{
		ApplicationID: a.ID, Kind: a.Kind, Market: a.Market, ProviderType: a.ProviderType, State: a.State, Since: a.Since,
		Headline: told.headline, Next: told.next, NextBy: told.by,
		Actions: actions, Timeline: s.timeline(), Documents: s.checklist(),
		Letters: s.letters(), Questions: []Question{}, Contract: a.Contract, Agreement: a.agreementView(m), ProviderNumber: a.Provider,
		Collected: s.collected(),
	}
	if p := s.own(); p.Status == participation.StatusPending {
		out.ProviderNumber = "" // not participating until all of it is loaded
	} else {
		out.Participation = p.Terms
	}
	for _, q := range s.File.OpenQuestions() {
		out.Questions = append(out.Questions, Question{DiscrepancyID: q.ID, Element: q.Element, Yours: q.Yours, Source: q.Source, DueOn: q.DueOn})
	}
	return out, nil
}

// letters are those of both, in the order they came to be owed.
func (s Story) letters() []LetterView {
	out := letterViews(s.File.Letters)
	if s.Participation != nil {
		out = append(out, letterViews(s.Participation.Letters)...)
	}
	slices.SortStableFunc(out, func(a, b LetterView) int { return a.At.Compare(b.At) })
	return out
}

func letterViews(letters []casefile.Letter) []LetterView {
	out := make([]LetterView, 0, len(letters))
	for _, l := range letters {
		out = append(out, LetterView{LetterNumber: l.Number, Name: l.Name, At: l.At, Delivery: l.Delivery})
	}
	return out
}

// Letter is a letter of either file, by its number.
func (s Story) Letter(number string) (caseID string, l casefile.Letter, ok bool) {
	if l, ok = s.File.Letter(number); ok {
		return s.File.Application.ID, l, true
	}
	if s.Participation != nil {
		l, ok = s.Participation.Letter(number)
	}
	return s.own().ID, l, ok
}

// Document is a document of either file, by its ID.
func (s Story) Document(id string) (caseID string, d casefile.Document, ok bool) {
	if d, ok = s.File.Document(id); ok {
		return s.File.Application.ID, d, true
	}
	if s.Participation != nil {
		d, ok = s.Participation.Document(id)
	}
	return s.own().ID, d, ok
}

// Owed lists the documents the provider has to send now, or send again.
func (s Story) Owed() []casefile.DocumentView {
	if s.held() {
		return s.Participation.Owed()
	}
	return s.File.Owed()
}

func (s Story) actions(today calendar.Date) []Action {
	a := s.File.Application
	out := []Action{}
	owed, until := s.Owed(), a.WaitUntil
	if s.held() {
		until = ""
	}
	if a.State.undecided() || s.held() {
		for _, d := range owed {
			out = append(out, Action{Type: "upload-document", Label: "Send your " + d.Name, DueOn: until, Ref: d.Type})
		}
	}
	out = append(out, s.File.SignatureActions()...)
	if a.State.undecided() {
		for _, q := range s.File.OpenQuestions() {
			out = append(out, Action{Type: "answer-question", Label: "Answer our question about " + elementWords(q.Element), DueOn: q.DueOn, Ref: q.ID})
		}
	}
	if a.Contract == ContractSent && a.State.Open() {
		out = append(out, Action{Type: "sign-contract", Label: "Read and sign the agreement", DueOn: a.signBy()})
	}
	for _, against := range appeals {
		if r := s.rights()[against]; r.Open(today) {
			out = append(out, Action{Type: "file-appeal", Label: appealLabels[against], DueOn: r.AppealBy, Ref: string(against)})
		}
	}
	switch {
	case a.State == StateAppealed:
		out = append(out, Action{Type: "withdraw", Label: "Withdraw the appeal"})
	case a.State.Open() && a.State != StateEnrolling:
		out = append(out, Action{Type: "withdraw", Label: "Withdraw the application"})
	}
	return out
}

// timeline is what happened to both, in the order it happened.
func (s Story) timeline() []TimelineEntry {
	out := []TimelineEntry{}
	add := func(events []casefile.Event, words map[casefile.EventName]string) {
		for _, e := range events {
			if text, ok := words[e.Event]; ok {
				out = append(out, TimelineEntry{Seq: e.Seq, At: e.At, Event: e.Event, Text: text})
			}
		}
	}
	add(s.File.Events, timelineWords)
	if s.Participation != nil {
		add(s.Participation.Events, participation.TimelineWords)
	}
	slices.SortStableFunc(out, func(a, b TimelineEntry) int { return a.At.Compare(b.At) })
	return out
}

// Tasks are those of both, the soonest first.
func (s Story) Tasks() []casefile.Task {
	out := append([]casefile.Task{}, s.File.Tasks...)
	if s.Participation != nil {
		out = append(out, s.Participation.Tasks...)
	}
	slices.SortStableFunc(out, func(a, b casefile.Task) int { return cmp.Compare(a.DueOn, b.DueOn) })
	return out
}

// Last is the latest event of both.
func (s Story) Last() casefile.Event {
	last := s.File.Events[len(s.File.Events)-1]
	if s.Participation == nil {
		return last
	}
	if own := s.Participation.Events[len(s.Participation.Events)-1]; own.At.After(last.At) {
		return own
	}
	return last
}
