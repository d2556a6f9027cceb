package letter

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// The page in points, 72 an inch. Folded in three, the address stands in the window of a
// number 10 envelope (7/8 inch from the left, 1/2 inch from the bottom) and nothing else.
const (
	pageWidth, pageHeight = 612.0, 792.0
	left, right           = 63.0, 549.0
	bottom                = 734.0 // of the text; the footer is below
	windowTop             = 178.0
	windowWidth           = 300.0
	factsLeft, factsTop   = 400.0, 118.0
	bodyTop               = 292.0
	laterTop              = 84.0 // of the text on later pages
	size, leading         = 10.5, 15.0
)

type color [3]int

var (
	black = color{27, 27, 27}
	navy  = color{22, 46, 81}
	gray  = color{86, 92, 101}
	blue  = color{0, 94, 162}
	rule  = color{200, 204, 209}
	amber = color{229, 160, 0}
	cream = color{250, 243, 209}
)

// pdf draws a document from top to bottom; y is the top of what comes next.
type pdf struct {
	*fpdf.Fpdf
	sheet *sheet
	has   func(rune) bool
	y     float64
}

// renderPDF draws the letter on the plan's letterhead.
func renderPDF(s *sheet) ([]byte, error) {
	has, err := glyphs()
	if err != nil {
		return nil, err
	}
	p := &pdf{Fpdf: fpdf.New("P", "pt", "Letter", ""), sheet: s, has: has}
	p.SetAutoPageBreak(false, 0)
	p.AddUTF8FontFromBytes("text", "", regular)
	p.AddUTF8FontFromBytes("text", "B", bold)
	p.SetCatalogSort(true)
	p.SetCreationDate(s.Letter.At.UTC())
	p.SetModificationDate(s.Letter.At.UTC())
	p.SetLang("en-US")
	p.SetTitle(s.Title, true)
	p.SetAuthor(s.Plan(), true)
	p.SetProducer("Credo", true)
	p.AddPage()
	p.letterhead()
	p.window()
	p.reference()
	p.y = bodyTop
	p.flow(line{{Text: s.Title, Bold: true}}, style{size: 17, leading: 21, color: navy, width: right - left})
	p.y += 6
	for _, b := range s.Blocks {
		p.block(b)
	}
	p.explainUnprintable()
	p.footers()
	var out bytes.Buffer
	err = p.Output(&out)
	return out.Bytes(), err
}

func (p *pdf) letterhead() {
	m := p.sheet.Market
	p.at(left, 62, m.PlanName, style{size: 20, color: navy, bold: true})
	p.at(left, 76, strings.Join(m.Address, " · "), style{size: 8.5, color: gray})
	p.atRight(right, 54, "Provider Services", style{size: 8.5, color: gray})
	p.atRight(right, 67, m.ProviderServices, style{size: 12, color: navy, bold: true})
	p.atRight(right, 79, p.sheet.Place(), style{size: 8.5, color: gray})
	p.rule(left, 88, right, navy, 1.2)
	p.rule(12, pageHeight/3, 20, rule, 0.6) // where to fold
	p.rule(12, pageHeight*2/3, 20, rule, 0.6)
}

// window prints the address; four lines are surely seen through the envelope's window.
func (p *pdf) window() {
	to := []string{p.sheet.Greeting()}
	if a := p.sheet.Recipient.MailingAddress; a != nil {
		to = append(to, a.Line1)
		if a.Line2 != "" {
			to = append(to, a.Line2)
		}
		to = append(to, fmt.Sprintf("%s, %s %s", a.City, a.State, a.ZIP))
	}
	for i, text := range to {
		text, _ = unshield(escape(text))
		text = strings.ReplaceAll(text, "\n", " ")
		p.at(left, windowTop+10+float64(i)*12.5, p.cut(text, windowWidth, 10.5), style{size: 10.5, color: black})
	}
}

// reference prints what to name when you call, beside the window.
func (p *pdf) reference() {
	p.y = factsTop
	for _, fact := range p.sheet.Reference {
		p.at(factsLeft, p.y+8, fact[0], style{size: 8, color: gray})
		p.y += 9
		value := p.cut(fact[1], 2*(right-factsLeft)-20, 10)
		for _, l := range p.wrap(line{{Text: value}}, style{size: 10, width: right - factsLeft}) {
			p.draw(l, factsLeft, p.y+9.5, style{size: 10, color: black})
			p.y += 11.5
		}
		p.y += 3
	}
}

func (p *pdf) footers() {
	for page := 1; page <= p.PageCount(); page++ {
		p.SetPage(page)
		small := style{size: 8.5, color: gray}
		p.rule(left, 750, right, rule, 0.6)
		p.at(left, 763, fmt.Sprintf("%s Provider Services %s", p.sheet.Plan(), p.sheet.Phone()), small)
		p.atRight(right, 763, fmt.Sprintf("%s %s · Page %d of %d", cmp.Or(p.sheet.Sort, "Letter"), p.sheet.Letter.Number, page, p.PageCount()), small)
		if page > 1 {
			p.at(left, 54, p.sheet.Plan(), style{size: 10.5, color: navy, bold: true})
			p.atRight(right, 54, p.cut(p.sheet.Head().Name, 320, 8.5)+" · "+p.sheet.Date().Long(), small)
			p.rule(left, 62, right, rule, 0.6)
		}
	}
}

// explainUnprintable tells what the boxes in a letter are, if there are any.
func (p *pdf) explainUnprintable() {
	all := func(l line) bool { return strings.Contains(drawable(plain(l, ""), p.has), unprintable) }
	for _, b := range p.sheet.Blocks {
		lines := b.Items
		for _, row := range b.Rows {
			lines = append(lines, row...)
		}
		for _, l := range lines {
			if all(l) {
				p.y += 8
				p.flow(line{{Text: unprintable + " stands for writing that cannot be printed here. The email and the status page show it."}},
					style{size: 8.5, leading: 12, color: gray, width: right - left})
				return
			}
		}
	}
}
