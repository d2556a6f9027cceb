package application

import (
	"time"

	"credo/shared/form"
	"credo/shared/problem"
	"credo/shared/provider"
)

// ContractAction is what staff do with the agreement.
type ContractAction string

// The actions.
const (
	ContractSend        ContractAction = "send"
	ContractCountersign ContractAction = "countersign"
)

// Signature is the provider's, typed on the status page.
type Signature struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Accepted bool   `json:"accepted"`
}

func (s Signature) note() string { return "Agreement signed by " + s.Name + ", " + s.Title + "." }

// HandleContract sends the agreement or countersigns it. number is a freshly drawn
// provider number, used if the enrollment starts here.
func (f File) HandleContract(by Actor, action ContractAction, number string, now time.Time) (Change, error) {
	a := f.Application
	if !a.State.Open() {
		return Change{}, problem.Conflict("This application is %s; its contract is closed.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	switch {
	case action == ContractSend && a.Contract == ContractNone:
		e.app().Contract = ContractSent
		e.event(ContractWasSent, "", nil)
		e.owe(LetterContract, LetterData{Contract: ContractSent})
	case action == ContractCountersign && a.Contract == ContractSigned:
		e.app().Contract = ContractExecuted
		e.event(ContractWasExecuted, "", nil)
		e.enroll(number)
	default:
		return Change{}, problem.Conflict("The contract is %s; it cannot be %s now.", a.Contract, map[ContractAction]string{ContractSend: "sent", ContractCountersign: "countersigned"}[action])
	}
	return e.finish()
}

// SignContract records the provider's signature. The same signature twice changes nothing.
func (f File) SignContract(s Signature, now time.Time) (Change, error) {
	a := f.Application
	if !s.Accepted {
		return Change{}, problem.InvalidField("/accepted", "Accept the agreement to sign it.")
	}
	if a.Contract == ContractSigned || a.Contract == ContractExecuted {
		if f.noted(s.note()) {
			return f.nothing()
		}
		return Change{}, problem.Conflict("The agreement is signed already.")
	}
	if a.Contract != ContractSent || !a.State.Open() {
		return Change{}, problem.Conflict("There is no agreement waiting for your signature. We write to you when there is.")
	}
	e, err := f.edit(Provider, now)
	if err != nil {
		return Change{}, err
	}
	e.app().Contract = ContractSigned
	e.note(s.note())
	e.event(ContractWasSigned, "", map[string]any{"signed": true})
	return e.finish()
}

// enroll starts the load once the provider is both contracted and credentialed, and the
// day of a change that waits for it has come.
func (e *edit) enroll(number string) {
	a := e.app()
	if a.State != StateApproved || a.Contract != ContractExecuted || a.awaitsItsDay() && a.Change.EffectiveOn > e.today {
		return
	}
	if a.Kind == form.KindInitial {
		a.Provider = number
		e.change.Provider = &provider.Provider{
			Number: number, NPI: a.NPI, Market: a.Market, TaxRef: a.TaxRef, ProviderType: a.ProviderType,
			Name: a.Name, ApplicationID: a.ID, Status: provider.StatusPending, Rev: 1,
		}
	}
	a.Load = Load{Claims: HalfPending, Directory: HalfPending}
	e.move(StateEnrolling)
	e.event(EnrollmentStarted, "", map[string]any{"providerNumber": a.Provider})
}
