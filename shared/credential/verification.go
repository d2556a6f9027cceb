package credential

import (
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
	"credo/shared/problem"
)

// ElementVerified is the event of a result that was recorded; what it replaced stands in it.
const ElementVerified casefile.EventName = "ElementVerified"

// Verification is what a primary source said of an element.
type Verification struct {
	Result     Result        `json:"result"`
	Source     string        `json:"source"`
	VerifiedOn calendar.Date `json:"verifiedOn"`
	Since      calendar.Date `json:"since,omitempty"` // first day the credential holds
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"`
	InForce    bool          `json:"inForce,omitempty"` // of an adverse license: it holds all the same
	Note       string        `json:"note,omitempty"`
	Why        string        `json:"why,omitempty"` // a result that still stands is replaced
}

// Verify records a verification in a case under edit. A result that still stands is replaced
// only with a reason, and the former one is kept whole in the event (NCQA CR 8, information
// integrity: who, when, what, why). applies are the elements that apply to the case;
// applied is the day of the application, "" outside of one.
func Verify(e *casefile.Edit, elements *[]Element, applies []string, name string, v Verification, applied calendar.Date) error {
	if err := known(e.Market, applies, name); err != nil {
		return err
	}
	if err := v.check(e.Today); err != nil {
		return err
	}
	next := Element{Element: name, Result: v.Result, Source: v.Source, VerifiedOn: v.VerifiedOn,
		Since: v.Since, ExpiresOn: v.ExpiresOn, InForce: v.InForce, Note: v.Note, Actor: e.By.Name}
	if err := next.Sound(e.Market, *elements, applied); err != nil {
		return err
	}
	facts := casefile.Facts(next)
	former, had := Named(*elements, name)
	if had && former.stands(e.Today) && strings.TrimSpace(v.Why) == "" {
		return problem.InvalidField("/why", "%s has a result that still stands: %s, of %s. Say why it is replaced.", name, former.Result, former.VerifiedOn)
	}
	if had {
		facts["former"] = casefile.Facts(former)
	}
	Record(e, elements, next)
	e.Event(ElementVerified, v.Why, facts)
	return nil
}

// known refuses an element of a state in which the provider does not practise, of who is no
// owner, or of nobody in particular where each state has its own.
func known(m market.Market, applies []string, name string) error {
	if slices.Contains(applies, name) || market.Subject(name) == "" && slices.Contains(market.Elements, name) && !m.Apart(name) {
		return nil
	}
	var has []string
	for _, n := range applies {
		if market.Kind(n) == market.Kind(name) {
			has = append(has, n)
		}
	}
	if len(has) == 0 {
		return problem.NotFound("There is no element %s on this file.", name)
	}
	return problem.NotFound("There is no element %s on this file. Of this kind it has: %s.", name, strings.Join(has, ", "))
}

// stands reports whether a decision on that day could rest on the result, good or bad.
func (v Element) stands(on calendar.Date) bool {
	return v.Result != ResultUnsuccessful && !v.Stale(on)
}

// check holds a verification against the calendar, and asks for words where a decider reads
// them.
func (v Verification) check(today calendar.Date) error {
	switch {
	case v.VerifiedOn > today:
		return problem.InvalidField("/verifiedOn", "%s is in the future. Give the day the source was asked.", v.VerifiedOn)
	case v.Result.Adverse() && strings.TrimSpace(v.Note) == "":
		return problem.InvalidField("/note", "Say what was found: whoever decides reads it.")
	case v.Result == ResultMet && v.ExpiresOn != "" && v.ExpiresOn < today:
		return problem.InvalidField("/expiresOn", "What ran out on %s is not met.", v.ExpiresOn)
	case v.Since != "" && v.ExpiresOn != "" && v.ExpiresOn < v.Since:
		return problem.InvalidField("/expiresOn", "This is before the credential's first day, %s.", v.Since)
	}
	return nil
}
