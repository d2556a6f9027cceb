package participation

import (
	"slices"
	"strconv"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
)

// expiry is one thing of a participation that runs out on a day: a document, or a credential
// as its source told of it.
type expiry struct {
	on       calendar.Date
	name     string // as people read it
	document string // its ID; "" for a credential
	element  string // that it is or proves: of a document only the kind where each state has its own; "" for neither
}

// expiries are all that runs out. A credential whose document runs out the same day is listed
// once, by the document.
func (f File) expiries(m market.Market) []expiry {
	var out []expiry
	for _, d := range f.Checklist() {
		if d.Required && d.State == casefile.DocumentGood && d.ExpiresOn != "" {
			out = append(out, expiry{d.ExpiresOn, d.Name, d.DocumentID, f.proves(m.WatchedBy(d.Type).Element)})
		}
	}
	for _, v := range f.applying() {
		same := func(x expiry) bool {
			return (x.element == v.Element || x.element == market.Kind(v.Element)) && x.on == v.ExpiresOn
		}
		if v.Result == credential.ResultMet && v.ExpiresOn != "" && !slices.ContainsFunc(out, same) {
			out = append(out, expiry{on: v.ExpiresOn, name: market.ElementName(v.Element), element: v.Element})
		}
	}
	return out
}

// proves is the element of a kind that a document proves: the only one there is of it.
func (f File) proves(kind string) string {
	var of []string
	for _, name := range f.Participation.Elements {
		if market.Kind(name) == kind {
			of = append(of, name)
		}
	}
	if len(of) == 1 {
		return of[0]
	}
	return kind
}

// on is what runs out on one day.
func on(day calendar.Date, all []expiry) []expiry {
	return slices.DeleteFunc(slices.Clone(all), func(x expiry) bool { return x.on != day })
}

// watchDues files the warnings, and the day after the last one (NCQA CR 5; 42 CFR 438.214(b)).
func (f File) watchDues(m market.Market, file filing) {
	seen := map[calendar.Date]bool{}
	for _, x := range f.expiries(m) {
		if seen[x.on] {
			continue
		}
		seen[x.on] = true
		for _, days := range m.WarnDays {
			file(x.on.AddDays(-days), DueExpiring, string(x.on)+" "+strconv.Itoa(days))
		}
		if !slices.Contains(f.Participation.RanOut, x.on) {
			file(x.on.AddDays(1), DueExpired, string(x.on))
		}
	}
	if until := f.Participation.AskedUntil; until != "" && !f.Participation.late(missedDocuments) {
		file(until.AddDays(1), DueAsked, "")
	}
}

// expiring warns the provider of all that runs out on the day it is about.
func (e *edit) expiring(due casefile.Due, _ Beside) {
	day, _, _ := strings.Cut(due.Ref, " ")
	soon := on(calendar.Date(day), e.file.expiries(e.Market))
	e.Quiet = true
	e.Event(casefile.DeadlineReached, "Something runs out soon.", due)
	e.Owe(LetterDocumentExpiring, LetterData{Documents: lettered(soon), DueOn: calendar.Date(day), Freezes: freezes(e.Market, soon)})
}

// expired acts by the market's rule on what ran out: it is asked for, and where nobody may
// practise without it the participation is suspended until a person reinstates. Nothing ends.
func (e *edit) expired(due casefile.Due, _ Beside) {
	day := calendar.Date(due.Ref)
	gone := on(day, e.file.expiries(e.Market))
	for _, x := range gone {
		if d, ok := e.Parts.Document(x.document); ok {
			e.Document(d.Expired())
		}
	}
	p := e.own()
	p.RanOut = append(slices.Clone(p.RanOut), day)
	e.Event(DocumentExpired, "", map[string]any{"expiredOn": day, "what": named(gone)})
	freeze := e.frozen(gone) && p.Status.Participating()
	e.ask(gone, freeze || p.Status == StatusSuspended)
	if freeze {
		reason := Reason{Code: "ran-out", Text: "It ran out on " + day.Long() + ": " + named(gone) + "."}
		e.Event(ProviderSuspended, reason.Text, map[string]any{"rule": "ran-out", "expiredOn": day})
		e.suspend(Suspension{EndsWhen: "We have seen the current one, or the body that gives it out confirms it."}, []Reason{reason})
	}
}

// freezes reports whether nobody may go on without one of them, by the market data.
func freezes(m market.Market, all []expiry) bool {
	return slices.ContainsFunc(all, func(x expiry) bool { return m.Freezes(x.element) })
}

// frozen reports whether nobody may go on without one of them, and no later day of it is known
// from its source or its document: of what may be any state's, of each.
func (e *edit) frozen(gone []expiry) bool {
	later := func(element string) bool {
		return slices.ContainsFunc(e.file.expiries(e.Market), func(o expiry) bool { return o.element == element && o.on >= e.Today })
	}
	return slices.ContainsFunc(gone, func(x expiry) bool {
		each := slices.DeleteFunc(slices.Clone(e.own().Elements), func(name string) bool { return market.Kind(name) != x.element })
		known := later(x.element) || len(each) > 0 && !slices.ContainsFunc(each, func(name string) bool { return !later(name) })
		return e.Market.Freezes(x.element) && !known
	})
}

func named(all []expiry) string {
	names := make([]string, 0, len(all))
	for _, x := range all {
		names = append(names, x.name)
	}
	return strings.Join(names, ", ")
}

func lettered(all []expiry) []casefile.LetterDocument {
	out := make([]casefile.LetterDocument, 0, len(all))
	for _, x := range all {
		out = append(out, casefile.LetterDocument{Name: x.name, State: casefile.DocumentGood, ExpiresOn: x.on})
	}
	return out
}

// ask writes to the provider for what is owed, and for credentials that ran out, by a day that
// escalates when it passes.
func (e *edit) ask(gone []expiry, suspended bool) {
	docs := casefile.LetterDocuments(e.file.Owed())
	for _, x := range gone {
		if x.document == "" {
			docs = append(docs, casefile.LetterDocument{Name: x.name, State: casefile.DocumentPast, ExpiresOn: x.on, Fix: "Renew it, then send us what shows it, or call us: we ask the body that gives it out."})
		}
	}
	e.own().AskedUntil = e.LastDay(e.Market.DocumentDays)
	e.Owe(LetterDocumentsNeeded, LetterData{Documents: docs, DueOn: e.own().AskedUntil, Suspended: suspended})
}

// settleWatch forgets what was asked for once it is here.
func (e *edit) settleWatch() {
	p := e.own()
	lacks := len(e.file.Owed()) > 0 || slices.ContainsFunc(e.file.expiries(e.Market), func(x expiry) bool { return x.on < e.Today })
	if !lacks {
		p.AskedUntil, p.RanOut = "", nil
		e.Settle(missedDocuments)
	}
}

// toVerify names the credentials that ran out or do so within thirty days, and a Medicaid
// enrollment that is to be asked for again.
func (f File) toVerify(m market.Market, today calendar.Date) string {
	var soon []expiry
	for _, x := range f.expiries(m) {
		if x.document == "" && x.on < today.AddDays(30) {
			soon = append(soon, x)
		}
	}
	if f.Participation.late(missedMedicaid) {
		soon = append(soon, expiry{name: market.ElementName(medicaid)})
	}
	return named(soon)
}
