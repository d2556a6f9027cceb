package letter

import (
	"slices"

	"credo/shared/application"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
)

// Road are the words of applications and participations: one set, since providers read
// both as one story.
var Road = NewWords(roadTemplates, map[string]any{
	"service": word(services),
	"changed": word(changes),
	"element": market.ElementName,
}, viewOf, referenceOf)

// roadView is what the road's templates see: the page, and the words made of the case.
type roadView struct {
	*Sheet
	Application application.Application // of a participation: the one that decided last
	Status      participation.Status    // "" without a participation
	Data        application.LetterData
}

func viewOf(p *Sheet) (any, error) {
	c := roadView{Sheet: p}
	switch f := p.Case.(type) {
	case application.File:
		c.Application = f.Application
	case participation.File:
		own := f.Participation
		c.Application = application.Application{Header: own.Header, Kind: own.Kind, Products: participation.Running(own.Terms),
			State: application.StateEnrolled, Provider: own.ID, RecredBy: own.RecredentialBy}
		c.Application.ID, c.Status = own.ApplicationID, own.Status
	}
	return &c, p.Letter.Says(&c.Data)
}

func referenceOf(p *Sheet) [][2]string {
	view, err := viewOf(p)
	if err != nil {
		return nil
	}
	c := view.(*roadView)
	var out [][2]string
	if number := c.ProviderNumber(); number != "" {
		out = append(out, [2]string{"Provider Number", number})
	}
	return append(out, [2]string{"Application ID", c.Application.ID})
}

// Renewal reports whether the letter is about recredentialing, not joining.
func (c *roadView) Renewal() bool {
	return c.Data.Renewal || c.Application.Kind == form.KindRecredentialing
}

// Running reports whether the letter is about a participation, with nothing under decision.
func (c *roadView) Running() bool {
	return c.Status != ""
}

// IsChange reports whether the letter is about a change of a contract.
func (c *roadView) IsChange() bool { return c.Application.Kind == form.KindChange }

// Request is what the provider asked for.
func (c *roadView) Request() string {
	switch {
	case c.IsChange():
		return "request to change your contract"
	case c.Renewal():
		return "recredentialing application"
	}
	return "application"
}

// Holds reports whether the letter names a product held with this standing.
func (c *roadView) Holds(status participation.Status) bool {
	return slices.ContainsFunc(c.Data.Products, func(p participation.Term) bool { return p.State == status })
}

// StateCredentials reports whether the state, not the plan, credentials for every product.
func (c *roadView) StateCredentials() bool {
	return c.Market.CredentialedByState(c.Application.Products)
}

// ProviderNumber is the provider's, once there is one to tell.
func (c *roadView) ProviderNumber() string {
	running := c.Status != "" && c.Status != participation.StatusPending || c.Application.Kind == form.KindRecredentialing
	if c.Data.Provider == "" && running {
		return c.Application.Provider
	}
	return c.Data.Provider
}

// StateDirections are those of the products that a state credentials itself.
func (c *roadView) StateDirections() []string {
	var out []string
	for _, id := range c.Application.Products {
		if p, ok := c.Market.Product(id); ok && p.Directions != "" && !slices.Contains(out, p.Directions) {
			out = append(out, p.Directions)
		}
	}
	return out
}
