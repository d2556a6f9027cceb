package market

import (
	"slices"

	"credo/shared/calendar"
)

// Rules is the accreditation rules in force for decisions from a day on.
type Rules struct {
	From                  calendar.Date `json:"from"`
	Verification          []Age         `json:"-"`                     // how old a verification may be; in order of the elements
	SignedElements        []string      `json:"signedElements"`        // their age counts from the signature (NCQA CR 3)
	DecisionNoticeDays    int           `json:"decisionNoticeDays"`    // from the decision to its letter
	RecredentialingMonths int           `json:"recredentialingMonths"` // a cycle, to the day
	OpenDays              int           `json:"openDays"`              // recredentialing opens that long before it is due
	LateDays              int           `json:"lateDays"`              // after the due day it still is recredentialing, but late
	WorkHistoryYears      int           `json:"workHistoryYears"`
	SurveyMonths          int           `json:"surveyMonths"` // how old a survey may stand for an accreditation
}

// Age is how many days old a verification of an element may be.
type Age struct {
	Element string
	Days    int
}

// VerificationDays is how many days old a verification of the element may be on the
// day of the decision; 0 when it does not go stale by age.
func (r Rules) VerificationDays(element string) int {
	i := slices.IndexFunc(r.Verification, func(a Age) bool { return a.Element == Kind(element) })
	if i < 0 {
		return 0
	}
	return r.Verification[i].Days
}

// SurveyUntil is the last day on which a survey stands for an accreditation (NCQA CR 7); "" for
// none.
func SurveyUntil(surveyedOn, decision calendar.Date) calendar.Date {
	return surveyedOn.AddMonths(RulesOn(decision).SurveyMonths)
}

// RulesOn returns the rules for a decision made on that day.
func RulesOn(decision calendar.Date) Rules {
	inForce := rules[0]
	for _, r := range rules[1:] {
		if r.From <= decision {
			inForce = r
		}
	}
	return inForce
}
