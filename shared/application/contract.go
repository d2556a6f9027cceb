package application

import (
	"time"

	"credo/shared/casefile"
	"credo/shared/problem"
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

// HandleContract sends the agreement or countersigns it. n is what the countersignature
// touches of the network if the enrollment starts with it.
func (f File) HandleContract(by casefile.Actor, action ContractAction, n Network, now time.Time) (casefile.Change, error) {
	a := f.Application
	if !a.State.Open() {
		return casefile.Change{}, problem.Conflict("This application is %s; its contract is closed.", a.State.plain())
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	switch {
	case action == ContractSend && a.Contract == ContractNone:
		e.app().Contract = ContractSent
		e.Event(ContractWasSent, "", nil)
		e.Owe(LetterContract, LetterData{Contract: ContractSent})
	case action == ContractCountersign && a.Contract == ContractSigned:
		e.app().Contract = ContractExecuted
		e.Event(ContractWasExecuted, "", nil)
		if err := e.enroll(n); err != nil {
			return casefile.Change{}, err
		}
	default:
		return casefile.Change{}, problem.Conflict("The contract is %s; it cannot be %s now.", a.Contract, map[ContractAction]string{ContractSend: "sent", ContractCountersign: "countersigned"}[action])
	}
	return e.Finish()
}

// SignContract records the provider's signature. The same signature twice changes nothing.
func (f File) SignContract(s Signature, now time.Time) (casefile.Change, error) {
	a := f.Application
	if !s.Accepted {
		return casefile.Change{}, problem.InvalidField("/accepted", "Accept the agreement to sign it.")
	}
	if a.Contract == ContractSigned || a.Contract == ContractExecuted {
		if f.noted(s.note()) {
			return casefile.Nothing(f.Head())
		}
		return casefile.Change{}, problem.Conflict("The agreement is signed already.")
	}
	if a.Contract != ContractSent || !a.State.Open() {
		return casefile.Change{}, problem.Conflict("There is no agreement waiting for your signature. We write to you when there is.")
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	e.app().Contract = ContractSigned
	e.Note(e.By, s.note())
	e.Event(ContractWasSigned, "", map[string]any{"signed": true})
	return e.Finish()
}
