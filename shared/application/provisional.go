package application

import (
	"slices"

	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/problem"
)

// mayBeProvisional: once a practitioner and market, of a first application that is clean so
// far, with everything met and current that could be a hard stop, the license, five years of
// malpractice history, sanctions and the signed application (NCQA CR 3; the days and elements
// are market data).
func (e *edit) mayBeProvisional(d Decision) error {
	a := e.file.Application
	switch {
	case d.Outcome != OutcomeApproved || a.Kind != form.KindInitial || (a.State != StateVerifying && a.State != StateReady):
		return problem.Conflict("Only an initial application whose documents are complete can be approved provisionally.")
	case a.ProviderType != "practitioner" || !e.Market.Credentials(a.Facts, a.Products):
		return problem.Conflict("Only a practitioner whom the plan credentials is approved provisionally.")
	case a.ProvisionalOn != "":
		return problem.Conflict("This practitioner was approved provisionally on %s; that is done once.", a.ProvisionalOn)
	case a.Facts.Disclosed:
		return problem.Conflict("A question of the application was answered yes: the file is decided in full.")
	}
	for _, v := range e.file.Elements {
		if v.Adverse() {
			return problem.Conflict("The result of %s is %s: the file is decided in full.", v.Element, v.Result)
		}
	}
	for _, name := range e.provisionalElements() {
		if v, ok := e.file.Element(name); !ok || v.Result != credential.ResultMet || v.Stale(e.Today) {
			return problem.Conflict("Provisional approval needs a current, met result of %s.", name)
		}
	}
	return nil
}

// provisionalElements are those of the market's list and those that could be a hard stop in a
// product asked for, as far as they apply: each state's and each owner's.
func (e *edit) provisionalElements() []string {
	a := e.file.Application
	return slices.DeleteFunc(slices.Clone(a.Elements), func(name string) bool {
		return !slices.Contains(e.Market.ProvisionalElements, market.Kind(name)) && !e.Market.CouldStop(name, a.Products)
	})
}

// provisionalLock is held for good by the application that was approved provisionally: there
// is one a practitioner and market.
func (a Application) provisionalLock() casefile.Lock {
	return casefile.Lock{Name: "PROVISIONAL#" + a.Market + "#" + a.NPI,
		Refusal: "This practitioner was approved provisionally in this market before; that is done once. Decide in full."}
}
