package wording

import (
	"fmt"
	"slices"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter"
	"credo/shared/market"
	"credo/shared/participation"
)

// view is what the templates see of a letter about an application or a participation.
type view struct {
	*letter.Page
	Data           application.LetterData // a participation's letters use part of it, by the same names
	ApplicationID  string                 // under which people read of the case
	ProviderNumber string                 // once there is one to tell
	Kind           form.Kind              // of the application
	Products       []string
	Change         *form.ChangeRequest
	Agreement      *application.Agreement // once one was sent
	RecredBy       calendar.Date          // last day of the cycle that a recredentialing renews
	Running        bool                   // about a participation, with nothing under decision
}

// says is a view with what the letter itself says.
func says(p *letter.Page) (*view, error) {
	v := &view{Page: p}
	return v, p.Letter.Says(&v.Data)
}

// ofApplication is the view of a letter of an application.
func ofApplication(p *letter.Page) (letter.View, error) {
	f, ok := p.Case.(application.File)
	if !ok {
		return nil, fmt.Errorf("a %T is no application", p.Case)
	}
	a := f.Application
	v, err := says(p)
	v.ApplicationID, v.ProviderNumber, v.Kind = a.ID, v.Data.Provider, a.Kind
	v.Products, v.Change, v.RecredBy, v.Agreement = a.Products, a.Change, a.RecredBy, a.Agreement
	v.Running = a.State == application.StateEnrolled
	if v.ProviderNumber == "" && (a.Kind == form.KindRecredentialing || a.Enrolled != "") {
		v.ProviderNumber = a.Provider
	}
	return v, err
}

// ofParticipation is the view of a letter of a participation, which people read of under
// the application that decided last.
func ofParticipation(p *letter.Page) (letter.View, error) {
	f, ok := p.Case.(participation.File)
	if !ok {
		return nil, fmt.Errorf("a %T is no participation", p.Case)
	}
	own := f.Participation
	v, err := says(p)
	v.ApplicationID, v.Kind, v.Products = own.ApplicationID, own.Kind, participation.Running(own.Terms)
	v.RecredBy, v.Running = own.RecredentialBy, true
	if own.Status != participation.StatusPending {
		v.ProviderNumber = own.ID
	}
	return v, err
}

// Reference is the head of the letter.
func (v *view) Reference() []letter.Entry {
	return v.Headed(letter.Entry{"Provider Number", v.ProviderNumber}, letter.Entry{"Application ID", v.ApplicationID})
}

// Renewal reports whether the letter is about recredentialing, not joining.
func (v *view) Renewal() bool { return v.Data.Renewal || v.Kind == form.KindRecredentialing }

// IsChange reports whether the letter is about a change of a contract.
func (v *view) IsChange() bool { return v.Kind == form.KindChange }

// Request is what the provider asked for.
func (v *view) Request() string {
	switch {
	case v.IsChange():
		return "request to change your contract"
	case v.Renewal():
		return "recredentialing application"
	}
	return "application"
}

// Holds reports whether the letter names a product held with this standing.
func (v *view) Holds(status participation.Status) bool {
	return slices.ContainsFunc(v.Data.Products, func(t participation.Term) bool { return t.State == status })
}

// SomeSuspended names the products that a suspension is about, where others run on.
func (v *view) SomeSuspended() []string {
	var out []string
	for _, t := range v.Data.Products {
		if t.State == participation.StatusSuspended {
			out = append(out, v.ProductName(t.Product))
		}
	}
	if !v.Holds(participation.StatusActive) && !v.Holds(participation.StatusProvisional) && !v.Holds(participation.StatusPending) {
		return nil
	}
	return out
}

// StateCredentials reports whether the state, not the plan, credentials for every product.
func (v *view) StateCredentials() bool { return v.Market.CredentialedByState(v.Products) }

// StateDirections are those of the products that a state credentials itself.
func (v *view) StateDirections() []string {
	var out []string
	for _, id := range v.Products {
		if p, ok := v.Market.Product(id); ok && p.Directions != "" && !slices.Contains(out, p.Directions) {
			out = append(out, p.Directions)
		}
	}
	return out
}

// CCVS reports whether the state's CCVS verifies the provider for the plan, so that nothing
// of the provider is read from CAQH (Arkansas, physicians).
func (v *view) CCVS() bool {
	return market.IsPhysician(v.Facts.Profession) && slices.ContainsFunc(v.Market.Elements, func(r market.ElementRule) bool { return r.Element == "ccvs" })
}

// CAQH reports whether the provider's application is read from CAQH.
func (v *view) CAQH() bool {
	return v.Facts.CredentialingApplication == "caqh" && !v.CCVS() && !v.IsChange()
}

// Standing says where a document stands.
func (v *view) Standing(d casefile.LetterDocument) string {
	if d.State == casefile.DocumentMissing && v.Renewal() {
		return "we need the current one"
	}
	if d.State == casefile.DocumentPast && d.ExpiresOn != "" {
		return "it expired on " + d.ExpiresOn.Long()
	}
	return standings[d.State]
}
