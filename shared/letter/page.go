package letter

import (
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// Page is what the templates of every kind see of a letter. A kind's own view embeds it.
type Page struct{ Content }

// Head is the case's header.
func (p *Page) Head() casefile.Header { return p.Case.Head() }

// Plan is the plan's name in this market.
func (p *Page) Plan() string { return p.Market.PlanName }

// Place is the market without the plan's name, as in "Arkansas".
func (p *Page) Place() string {
	return strings.TrimSuffix(p.Market.Name, " ("+p.Market.PlanName+")")
}

// Network is what providers join: "CareSource network in Georgia".
func (p *Page) Network() string { return p.Plan() + " network in " + p.Place() }

// ProductName is what the market calls a product.
func (p *Page) ProductName(id string) string {
	if product, ok := p.Market.Product(id); ok {
		return product.Name
	}
	return id
}

// Phone is Provider Services'.
func (p *Page) Phone() string { return p.Market.ProviderServices }

// Greeting is whom the letter addresses.
func (p *Page) Greeting() string {
	if name := strings.TrimSpace(p.Recipient.Name); name != "" {
		return name
	}
	return p.Head().Name
}

// Link is an address on the providers' site.
func (p *Page) Link(path string) string { return strings.TrimRight(p.SiteURL, "/") + path }

// MailAddress is the plan's, on one line.
func (p *Page) MailAddress() string { return strings.Join(p.Market.Address, ", ") }

// Date is the letter's day in its market.
func (p *Page) Date() calendar.Date { return calendar.DateOf(p.Letter.At, p.Market.Location()) }

// Signature closes the text part.
func (p *Page) Signature() []string {
	return []string{p.Plan() + " Provider Services, " + p.Place(), p.Phone(), p.MailAddress()}
}

// Headed is the head of a letter: what to name when you call. A kind's own entries stand
// between those of every letter; one without a value is left out.
func (p *Page) Headed(own ...Entry) []Entry {
	out := []Entry{{"Date", p.Date().Long()}, {"Provider", p.Head().Name}, {"NPI", p.Head().NPI}}
	for _, e := range own {
		if e[1] != "" {
			out = append(out, e)
		}
	}
	return append(out, Entry{"Letter", p.Letter.Number})
}
