package letter

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/provider"
)

// Content is all a letter is made of. Nothing in it holds a Tax ID or a birth date, so
// no letter can.
type Content struct {
	Market      market.Market
	SiteURL     string // of the providers' pages, without a slash at the end
	Application application.Application
	Letter      application.Letter
	Recipient   application.Contact // whom the plan writes to
}

// For is what a letter of an application is made of. contact is the submission's; the
// letter goes to the address now on file. The error names a market without data.
func For(a application.Application, l application.Letter, contact application.Contact, siteURL string) (Content, error) {
	m, ok := market.Known().Find(a.Market)
	if !ok {
		return Content{}, fmt.Errorf("no market data for %q", a.Market)
	}
	contact.Email = a.Email
	return Content{Market: m, SiteURL: siteURL, Application: a, Letter: l, Recipient: contact}, nil
}

// content is what templates see: Content with the words made of it.
type content struct {
	Content
	Data application.LetterData
}

// Plan is the plan's name in this market.
func (c *content) Plan() string { return c.Market.PlanName }

// Place is the market without the plan's name, as in "Arkansas".
func (c *content) Place() string {
	return strings.TrimSuffix(c.Market.Name, " ("+c.Market.PlanName+")")
}

// Network is what providers join: "CareSource network in Georgia".
func (c *content) Network() string { return c.Plan() + " network in " + c.Place() }

// ProductName is what the market calls a product.
func (c *content) ProductName(id string) string {
	if p, ok := c.Market.Product(id); ok {
		return p.Name
	}
	return id
}

// Phone is Provider Services'.
func (c *content) Phone() string { return c.Market.ProviderServices }

// Greeting is whom the letter addresses.
func (c *content) Greeting() string {
	if name := strings.TrimSpace(c.Recipient.Name); name != "" {
		return name
	}
	return c.Application.Name
}

// Page is an address on the providers' site.
func (c *content) Page(path string) string { return strings.TrimRight(c.SiteURL, "/") + path }

// Renewal reports whether the letter is about recredentialing, not joining.
func (c *content) Renewal() bool {
	return c.Data.Renewal || c.Application.Kind == application.KindRecredentialing
}

// Running reports whether the letter is about a participation, with nothing under decision.
func (c *content) Running() bool {
	return c.Application.State == application.StateEnrolled && c.Application.Status != ""
}

// IsChange reports whether the letter is about a change of a contract.
func (c *content) IsChange() bool { return c.Application.Kind == application.KindChange }

// Request is what the provider asked for.
func (c *content) Request() string {
	switch {
	case c.IsChange():
		return "request to change your contract"
	case c.Renewal():
		return "recredentialing application"
	}
	return "application"
}

// Holds reports whether the letter names a product held with this standing.
func (c *content) Holds(status provider.Status) bool {
	return slices.ContainsFunc(c.Data.Products, func(p provider.Participation) bool { return p.State == status })
}

// StateCredentials reports whether the state, not the plan, credentials for every product.
func (c *content) StateCredentials() bool {
	return c.Market.CredentialedByState(c.Application.Products)
}

// MailAddress is the plan's, on one line.
func (c *content) MailAddress() string { return strings.Join(c.Market.Address, ", ") }

// ProviderNumber is the provider's, once there is one to tell.
func (c *content) ProviderNumber() string {
	if a := c.Application; c.Data.Provider == "" && a.Status != "" && a.Status != provider.StatusPending {
		return a.Provider
	}
	return c.Data.Provider
}

// Date is the letter's day in its market.
func (c *content) Date() calendar.Date {
	return calendar.DateOf(c.Letter.At, c.Market.Location())
}

// StateDirections are those of the products that a state credentials itself.
func (c *content) StateDirections() []string {
	var out []string
	for _, id := range c.Application.Products {
		if p, ok := c.Market.Product(id); ok && p.Directions != "" && !slices.Contains(out, p.Directions) {
			out = append(out, p.Directions)
		}
	}
	return out
}

// Reference is the head of a letter: what to name when you call.
func (c *content) Reference() [][2]string {
	out := [][2]string{{"Date", c.Date().Long()}, {"Provider", c.Application.Name}, {"NPI", c.Application.NPI}}
	if number := c.ProviderNumber(); number != "" {
		out = append(out, [2]string{"Provider Number", number})
	}
	out = append(out, [2]string{"Application ID", c.Application.ID}, [2]string{"Letter", c.Letter.Number})
	for i := range out {
		out[i][1], _ = unshield(escape(out[i][1]))
	}
	return out
}

// Signature closes the text part.
func (c *content) Signature() []string {
	return append([]string{c.Plan() + " Provider Services, " + c.Place(), c.Phone()}, c.MailAddress())
}
