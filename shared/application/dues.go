package application

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
)

// The deadlines of an application.
const (
	DueReminder    casefile.DueKind = "reminder"           // the provider still owes something
	DueWait        casefile.DueKind = "wait-over"          // gathering is discontinued
	DueExpired     casefile.DueKind = "document-expired"   // a document ran out
	DueAttestation casefile.DueKind = "attestation-old"    // the signed application soon is too old to decide on
	DueStale       casefile.DueKind = "element-stale"      // a verification grew too old to decide on
	DueSurvey      casefile.DueKind = "survey-old"         // the survey no longer stands for an accreditation
	DueDecision    casefile.DueKind = "decision-clock"     // the market's clock for a decision
	DueDeficiency  casefile.DueKind = "deficiency-clock"   // the state's, to tell what an application lacks
	DueHearing     casefile.DueKind = "appeal-clock"       // to hear and answer an appeal
	DueNotice      casefile.DueKind = "decision-notice"    // the letter of a decision was not sent in time
	DueSignature   casefile.DueKind = "agreement-unsigned" // a reminder of the agreement
	DueLapse       casefile.DueKind = "approval-lapses"    // an approval was not contracted in time
	DueChange      casefile.DueKind = "change-effective"   // an approved contract change takes effect
	DueWelcome     casefile.DueKind = "welcome-promise"    // five business days after the load
)

// reminds reports whether the deadline only reminds, so that one that is past is moot.
func reminds(k casefile.DueKind) bool {
	return k == DueReminder || k == DueSignature || k == DueAttestation || isNear(k)
}

func (f File) dues(m market.Market) []casefile.Due {
	a := f.Application
	var out []casefile.Due
	file := func(on calendar.Date, kind casefile.DueKind, ref string) {
		out = append(out, casefile.Due{On: on, Kind: kind, Ref: ref})
	}

	if a.State == StateGathering && a.Kind != form.KindRecredentialing { // a cycle ends that, not a wait
		for _, days := range m.ReminderDays {
			if on := a.RequestedOn.AddDays(days); on < a.WaitUntil {
				file(on, DueReminder, string(on))
			}
		}
		file(a.WaitUntil.AddDays(1), DueWait, "")
	}
	f.documentDues(file)
	f.agreementDues(m, file)
	if last := f.signatureUntil(); a.State.undecided() && last != "" {
		file(last.AddDays(-m.SignatureWarnDays), DueAttestation, "")
	}
	if last := a.surveyUntil(a.SubmittedOn); a.State.undecided() && last != "" {
		file(last.AddDays(1), DueSurvey, "")
	}
	if a.State == StateReady {
		f.staleDues(file)
	}
	f.clockDues(m, file)
	if a.NoticeBy != "" && !slices.Contains(a.Missed, missedNotice) {
		file(a.NoticeBy.AddDays(1), DueNotice, "")
	}
	if a.State == StateApproved && a.awaitsItsDay() && a.Contract == ContractExecuted {
		file(a.Change.EffectiveOn, DueChange, "")
	}
	if a.WelcomeBy != "" && a.Welcomed == "" && !slices.Contains(a.Missed, missedWelcome) {
		file(a.WelcomeBy.AddDays(1), DueWelcome, "")
	}
	return out
}

func (f File) documentDues(file func(calendar.Date, casefile.DueKind, string)) {
	if !f.Application.State.undecided() {
		return
	}
	for _, d := range f.Checklist() {
		if d.Required && d.State == casefile.DocumentGood && d.ExpiresOn != "" {
			file(d.ExpiresOn.AddDays(1), DueExpired, d.DocumentID)
		}
	}
}

// staleDues files the first day on which the file could no longer be decided.
func (f File) staleDues(file func(calendar.Date, casefile.DueKind, string)) {
	var first calendar.Date
	for _, v := range f.Elements {
		if last := v.LastGoodDay(v.VerifiedOn); f.Application.Requires(v.Element) && last != "" && (first == "" || last < first) {
			first = last
		}
	}
	if first != "" {
		file(first.AddDays(1), DueStale, "")
	}
}

// What is noted when a promise or clock runs over; staff see it in the overdue queue.
const (
	missedDecision   = "The market's decision clock has run out."
	missedDeficiency = "The day has passed by which the state wants the provider told what the application lacks: look at what came, and tell them."
	missedHearing    = "The day has passed by which the appeal was to be heard and answered."
	missedNotice     = "The letter of the decision was not sent in time."
	missedWelcome    = "The welcome letter was not sent within five business days."
	missedContact    = "Somebody tried to apply again for this provider with another contact. Find out which contact is right, and note it."
)
