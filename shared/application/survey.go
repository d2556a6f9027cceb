package application

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/problem"
)

// accreditation is the element of an organization that a survey may stand for.
const accreditation = "accreditation"

// surveyUntil is the last day on which a decision may rest on the survey that stands for an
// accreditation: 36 months after it, whenever the application came (NCQA CR 7). "" where none does.
func (a Application) surveyUntil(on calendar.Date) calendar.Date {
	if !a.Facts.Surveyed || a.Facts.Accredited {
		return ""
	}
	return market.SurveyUntil(a.Facts.SurveyedOn, on)
}

// settleSurvey: where the survey has grown too old to decide on, the site is visited instead, and
// its report is asked for no longer.
func (e *edit) settleSurvey() {
	a := e.app()
	if last := a.surveyUntil(e.Today); last == "" || e.Today <= last {
		return
	}
	a.Facts.Surveyed = false
	a.Elements = e.Market.ElementsFor(a.Facts, a.Products)
	asked := e.Market.DocumentsFor(a.Facts, a.Products)
	a.Requirements = slices.DeleteFunc(slices.Clone(a.Requirements), func(q casefile.Requirement) bool {
		return q.Type == accreditation && q.By == "market" && !slices.ContainsFunc(asked, func(d market.DocumentRule) bool { return d.Type == q.Type })
	})
}

// surveyed dates a met accreditation that rests on the survey, and refuses a later day.
func (a Application) surveyed(v credential.Verification, on calendar.Date) (credential.Verification, error) {
	last := a.surveyUntil(on)
	switch {
	case last == "" || v.Result != credential.ResultMet:
	case v.ExpiresOn == "":
		v.ExpiresOn = last
	case v.ExpiresOn > last:
		return v, problem.InvalidField("/expiresOn", "The survey of %s counts until %s.", a.Facts.SurveyedOn, last)
	}
	return v, nil
}
