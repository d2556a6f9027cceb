package participation

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/problem"
)

// Finding is something a source said against a provider who takes part: the medical director
// judges it on the same day (NCQA CR 5, ongoing monitoring).
type Finding struct {
	Element string            `json:"element"`
	Result  credential.Result `json:"result"`
	FoundOn calendar.Date     `json:"foundOn"`
}

// RecordVerification files what a source said of an element of a provider who takes part.
func (f File) RecordVerification(by casefile.Actor, element string, v credential.Verification, now time.Time) (casefile.Change, error) {
	if !f.Participation.Running() {
		return casefile.Change{}, problem.Conflict("This participation is %s; there is nothing left to verify.", f.Participation.Status)
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if err := credential.Verify(e.Edit, &e.file.Elements, f.Participation.Elements, element, v, ""); err != nil {
		return casefile.Change{}, err
	}
	e.find(element, v.Result)
	return e.Finish()
}

// Find takes over what was found in an application of a provider who takes part meanwhile, or
// is about to: what bars them suspends at once.
func (f File) Find(by casefile.Actor, v credential.Element, l Link, now time.Time) (casefile.Change, error) {
	if f.Participation.Ended() {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.element(v)
	e.find(v.Element, v.Result)
	facts := casefile.Facts(l)
	facts["element"], facts["result"], facts["verifiedOn"] = v.Element, v.Result, v.VerifiedOn
	name := ResultHandedOver
	if v.Adverse() {
		name = AdverseFound
	}
	e.Event(name, "", facts)
	return e.Finish()
}

// find puts a result before the director, or takes back an earlier one of the element.
func (e *edit) find(element string, result credential.Result) {
	p := e.own()
	if element == medicaid && result != credential.ResultUnsuccessful {
		e.Settle(missedMedicaid)
	}
	p.Findings = slices.DeleteFunc(slices.Clone(p.Findings), func(o Finding) bool { return o.Element == element })
	if result.Adverse() {
		p.Findings = append(p.Findings, Finding{element, result, e.Today})
	}
}
