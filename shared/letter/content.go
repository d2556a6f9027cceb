package letter

import (
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
)

// Content is all a letter is made of. Nothing in it holds a Tax ID or a birth date, so
// no letter can.
type Content struct {
	Market    market.Market
	SiteURL   string // of the providers' pages, without a slash at the end
	Case      casefile.Case
	Letter    casefile.Letter
	Recipient form.Contact // whom the plan writes to
	Words     *Words       // of the kind of case
}

// Sheet is what the words of any kind may use of a letter. A kind's view embeds it.
type Sheet struct{ Content }

// Plan is the plan's name in this market.
func (c *Sheet) Plan() string { return c.Market.PlanName }

// Place is the market without the plan's name, as in "Arkansas".
func (c *Sheet) Place() string {
	return strings.TrimSuffix(c.Market.Name, " ("+c.Market.PlanName+")")
}

// Network is what providers join: "CareSource network in Georgia".
func (c *Sheet) Network() string { return c.Plan() + " network in " + c.Place() }

// ProductName is what the market calls a product.
func (c *Sheet) ProductName(id string) string {
	if p, ok := c.Market.Product(id); ok {
		return p.Name
	}
	return id
}

// Phone is Provider Services'.
func (c *Sheet) Phone() string { return c.Market.ProviderServices }

// Greeting is whom the letter addresses.
func (c *Sheet) Greeting() string {
	if name := strings.TrimSpace(c.Recipient.Name); name != "" {
		return name
	}
	return c.Case.Head().Name
}

// Page is an address on the providers' site.
func (c *Sheet) Page(path string) string { return strings.TrimRight(c.SiteURL, "/") + path }

// MailAddress is the plan's, on one line.
func (c *Sheet) MailAddress() string { return strings.Join(c.Market.Address, ", ") }

// Date is the letter's day in its market.
func (c *Sheet) Date() calendar.Date {
	return calendar.DateOf(c.Letter.At, c.Market.Location())
}

// Reference is the head of a letter: what to name when you call.
func (c *Sheet) Reference() [][2]string {
	of := c.Case.Head()
	out := [][2]string{{"Date", c.Date().Long()}, {"Provider", of.Name}, {"NPI", of.NPI}}
	out = append(out, c.Words.Reference(c)...)
	out = append(out, [2]string{"Letter", c.Letter.Number})
	for i := range out {
		out[i][1], _ = unshield(escape(out[i][1]))
	}
	return out
}

// Signature closes the text part.
func (c *Sheet) Signature() []string {
	return append([]string{c.Plan() + " Provider Services, " + c.Place(), c.Phone()}, c.MailAddress())
}
