package application

import (
	"slices"

	"fmt"

	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Network is what a command on an application touches of the network.
type Network struct {
	Number        string              // freshly drawn, given to a provider who joins here
	Participation *participation.File // nil: none yet
	InForce       form.Version        // the form that holds of the participation
	Form          form.Submission     // of the application itself
	Meeting       *committee.Meeting  // of the committee, that a decision names
}

// suits is an error where the application has to do with a participation that was not read:
// a fault of the program.
func (n Network) suits(a Application) error {
	if a.Provider != "" && (n.Participation == nil || n.Participation.Participation.ID != a.Provider) {
		return fmt.Errorf("this command needs the participation that the application has to do with")
	}
	return nil
}

// goesOn is a refusal where the participation has ended: nothing reaches it any more.
func (n Network) goesOn(a Application) error {
	if a.returns() {
		return nil
	}
	if n.Participation != nil && n.Participation.Participation.Ended() {
		return problem.Conflict("The participation has ended: nothing can be handed over to it any more. Close this application.")
	}
	return nil
}

// returns reports whether the application has a participation that a panel gave back to it: it
// set aside the denial of the full decision after a provisional one.
func (a Application) returns() bool {
	return a.Kind == form.KindInitial && a.Overturned != "" && a.Provider != ""
}

// kept is the products approved with the first day they are held from already: recredentialing
// moves none.
func (n Network) kept(approved []participation.Term) []participation.Term {
	out := slices.Clone(approved)
	for i, t := range out {
		for _, held := range n.Participation.Participation.Terms {
			if held.Product == t.Product && held.State != participation.StatusEnded {
				out[i] = held
			}
		}
	}
	return out
}

// handOver puts a change of the participation into the same transaction and notes in this
// chain the hash in which the participation's then ends: that of the change's last event.
// The participation's event names the hash that this chain had before the transaction.
func (e *edit) handOver(c casefile.Change, err error) (participation.Participation, error) {
	p, _ := c.State.(participation.Participation)
	if err != nil || c.Empty() {
		return p, err
	}
	e.Change.Also = append(e.Change.Also, c)
	e.Event(OutcomeHandedOver, "", map[string]any{"providerNumber": p.ID, "participationHash": p.LastHash})
	return p, nil
}

// linked names this application and the hash of its chain as it was read.
func (e *edit) linked() participation.Link {
	return participation.Link{ApplicationID: e.app().ID, Hash: e.was.LastHash, Kind: e.app().Kind}
}

// outcome is what the approved file hands over.
func (e *edit) outcome() participation.Outcome {
	a := e.app()
	o := participation.Outcome{Link: e.linked(), Asked: a.Products, Terms: e.firstDays(), DecidedOn: a.Decision.On,
		Fully: a.fully(), Provisional: a.Decision.Provisional, Name: a.Name, Requirements: a.Requirements, Applies: a.Elements, Elements: e.file.Elements}
	for _, d := range e.file.Documents {
		if d.State == casefile.DocumentGood {
			o.Documents = append(o.Documents, d)
		}
	}
	return o
}

// renewal tells the participation how far the recredentialing is.
func (e *edit) renewal(n Network, stage participation.Stage) error {
	r := participation.Renewal{ApplicationID: e.app().ID, Stage: stage, AppealBy: e.app().AppealBy}
	_, err := e.handOver(n.Participation.Await(e.By, e.linked(), r, e.Now))
	return err
}

// fully reports whether the plan credentials in full here, for a product it approved.
func (a Application) fully() bool {
	m, err := marketOf(a.Market)
	var products []string
	for _, t := range a.Decision.Products {
		products = append(products, t.Product)
	}
	return err == nil && m.Credentials(a.Facts, products)
}

// enroll hands the outcome over once the provider is both contracted and credentialed, and
// the day of a change that waits for it has come; the participation is then loaded.
func (e *edit) enroll(n Network) error {
	a := e.app()
	if a.State != StateApproved || a.Contract != ContractExecuted || a.awaitsItsDay() && a.Change.EffectiveOn > e.Today {
		return nil
	}
	if err := n.goesOn(*a); err != nil {
		return err
	}
	if why := e.keepsOut(n); why != "" {
		return problem.Conflict("Nobody can be enrolled on this approval: %s. Verify again, or rescind it.", why)
	}
	e.redate()
	var err error
	switch {
	case a.returns():
		_, err = e.handOver(n.Participation.Return(e.By, e.outcome(), e.Now))
	case a.Kind == form.KindInitial:
		a.Provider = n.Number
		_, err = e.handOver(participation.Open(e.By, participation.Opening{Outcome: e.outcome(), Number: n.Number, Market: a.Market,
			NPI: a.NPI, TaxRef: a.TaxRef, ProviderType: a.ProviderType, Email: a.Email, Channel: a.Channel, Form: n.Form}, e.Now))
	case a.Kind == form.KindRecredentialing:
		_, err = e.handOver(n.Participation.Renew(e.By, e.outcome(), e.Now))
	default:
		_, err = e.handOver(n.Participation.Amend(e.By, e.amendment(n.Form), n.InForce, e.Now))
	}
	e.move(StateEnrolling)
	return err
}

// amendment is what an approved contract change changes: a delta, and nothing else of the
// form that came with it.
func (e *edit) amendment(s form.Submission) participation.Amendment {
	a := e.app()
	out := participation.Amendment{Link: e.linked(), Delta: s.ChangeDelta(), HoldsFrom: a.Change.EffectiveOn, Why: "change application: " + a.Change.What,
		Applies: a.Elements, Elements: e.file.Elements}
	if a.fully() {
		out.FullyOn = a.Decision.On
	}
	switch a.Change.What {
	case "tax-id":
		out.TaxRef = a.TaxRef
	case "products-add":
		out.Added = e.firstDays()
	case "products-remove":
		for _, t := range a.Decision.Products {
			out.Removed = append(out.Removed, t.Product)
		}
	}
	return out
}

// awaitsItsDay: a change that is loaded on its day, not before. Products that are added
// are loaded at once, since their participation carries the day.
func (a Application) awaitsItsDay() bool {
	return a.Kind == form.KindChange && a.Change.What != "products-add"
}
