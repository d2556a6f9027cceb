package credential

import (
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/problem"
)

// oldest is how many months before the application a source may have been asked at most, with
// a reason.
const oldest = 12

// Sound holds a result against what makes it one that a decision can rest on. former is what
// it replaces; applied is the day of the application, "" outside of one.
func (v Element) Sound(m market.Market, former []Element, applied calendar.Date) error {
	was, _ := Named(former, v.Element)
	kind := market.Kind(v.Element)
	excepted := slices.ContainsFunc(m.HardStops, func(s market.HardStop) bool { return s.Element == kind && s.Unless == market.InForce })
	signed := slices.Contains(market.RulesOn(v.VerifiedOn).SignedElements, kind)
	switch {
	case v.Result == ResultMet && v.ExpiresOn == "" && slices.Contains(m.ExpiringElements, kind):
		return problem.InvalidField("/expiresOn", "Give the last day on which it holds: %s runs out by itself.", market.ElementName(v.Element))
	case v.VerifiedOn < applied.AddMonths(-oldest):
		return problem.InvalidField("/verifiedOn", "%s is more than %d months before the application of %s. Ask the source again.", v.VerifiedOn, oldest, applied)
	case v.VerifiedOn < applied && strings.TrimSpace(v.Note) == "":
		return problem.InvalidField("/note", "The source was asked before the application of %s: say why the file may rest on that.", applied)
	case v.InForce && (v.Result != ResultAdverse || !excepted):
		return problem.InvalidField("/inForce", "Only an adverse license is told to be in force all the same, say on probation.")
	case signed && v.Since > v.VerifiedOn:
		return problem.InvalidField("/since", "It was signed on %s, after somebody looked at it on %s.", v.Since, v.VerifiedOn)
	case v.Result == ResultUnsuccessful && was.Adverse():
		return problem.InvalidField("/result", "The source said %q on %s. That stands until it answers again.", was.Result, was.VerifiedOn)
	case kind == "disclosures" && strings.TrimSpace(v.Note) == "" && v.Result != ResultUnsuccessful:
		return problem.InvalidField("/note", "Say how the disclosed answers were judged: whoever decides reads it.")
	}
	return nil
}
