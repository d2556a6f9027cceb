package letter

import (
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
	Facts     market.Facts // of the form, as far as words go by them
	Words     *Words       // of the case's kind
	Sort      string       // what the footer calls it; "" is "Letter"
}
