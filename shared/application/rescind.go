package application

import (
	"slices"

	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/problem"
)

// needNotWait reports whether a denial may be made before every element is verified: who is
// not eligible, or is barred by a hard stop from every product asked for, need not wait for it.
func (e *edit) needNotWait(d Decision, n Network) bool {
	a := e.file.Application
	if d.Outcome != OutcomeDenied || !a.State.undecided() && !a.Deciding {
		return false
	}
	return d.Administrative || e.barredEverywhere(n)
}

// barredEverywhere: a hard stop holds in every product that the file is about.
func (e *edit) barredEverywhere(n Network) bool {
	concerned := e.file.Application.concerns(n.Participation)
	open := slices.ContainsFunc(concerned, func(p string) bool {
		return len(e.file.stops(e.Market, n.Participation, []string{p}, e.Today)) == 0
	})
	return len(concerned) > 0 && !open
}

// mayDenyNow: an administrative denial is the medical director's or the committee's. Without
// a hard stop its reasons say that the provider is not eligible; anything that takes a
// judgment of quality is the committee's (NCQA CR 2, CR 6).
func (e *edit) mayDenyNow(d Decision, n Network) error {
	if len(d.Reasons) == 0 {
		return problem.InvalidField("/reasons", "Give at least one reason.")
	}
	if e.app().Overturned != "" && !e.barredEverywhere(n) || d.Meeting != "" {
		return e.mayDecideAlone(d)
	}
	if !e.By.Is(casefile.RoleMedicalDirector) {
		return e.committees("Only the medical director denies alone who is not eligible.")
	}
	for _, r := range d.Reasons {
		if !slices.Contains(e.Market.EligibilityReasons, r.Code) && !e.barredEverywhere(n) {
			return problem.InvalidField("/reasons/0/code", "An administrative denial is for who is not eligible: %v. Anything else the committee decides.", e.Market.EligibilityReasons)
		}
	}
	return nil
}

// mayRescind: the medical director takes back an approval until it is loaded, with a reason.
// What was handed over to a participation that runs is undone there.
func (e *edit) mayRescind(d Decision) error {
	a := e.file.Application
	joins := a.Kind == form.KindInitial && a.State == StateEnrolling
	switch {
	case !e.By.Is(casefile.RoleMedicalDirector):
		return problem.Forbidden("Only the medical director rescinds an approval.")
	case a.State != StateApproved && !joins:
		return problem.Conflict("This file is %s; only an approval that is not loaded yet is rescinded. Suspend or end the participation instead.", a.State.plain())
	case len(d.Reasons) == 0:
		return problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	}
	return nil
}

// rescind takes back an approval: the file is decided anew, and a Provider Number that was
// given ends before it began.
func (e *edit) rescind(d Decision, n Network) (casefile.Change, error) {
	a := e.app()
	handedOver := a.State == StateEnrolling
	a.Decision, a.NoticeBy, a.ProvisionalOn, a.Missed = nil, "", "", nil
	a.Deferred = true
	e.move(e.file.standing(e.Today))
	e.Event(ApprovalRescinded, d.Reasons[0].Text, d)
	e.Owe(LetterRescinded, LetterData{Reasons: d.Reasons, Provider: a.Provider})
	if handedOver {
		if _, err := e.handOver(n.Participation.Annul(e.By, d.Reasons[0].Text, e.linked(), e.Now)); err != nil {
			return casefile.Change{}, err
		}
		if !a.returns() {
			a.Provider = ""
		}
	}
	return e.Finish()
}

// freeze keeps an approval from being handed over, and tells staff once.
func (e *edit) freeze(why string) {
	if !slices.Contains(e.app().Missed, why) {
		e.Miss(why, casefile.Due{On: e.Today, Kind: DueChange})
	}
}
