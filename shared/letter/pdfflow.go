package letter

import (
	"strings"
	"unicode"
)

// style says how text is set; left is counted from the margin.
type style struct {
	size, leading float64
	left, width   float64
	color         color
	bold          bool
}

// piece is text in one font; cluster is pieces without a space between, which stay on
// one line; textLine is the clusters of one line.
type (
	piece struct {
		text  string
		bold  bool
		url   string
		width float64
	}
	cluster  []piece
	textLine []cluster
)

func (c cluster) width() float64 {
	sum := 0.0
	for _, p := range c {
		sum += p.width
	}
	return sum
}

// flow sets a line of the document at y, over as many lines and pages as it takes.
func (p *pdf) flow(l line, s style) {
	lines := p.wrap(l, s)
	p.room(min(2, float64(len(lines))) * s.leading)
	for _, each := range lines {
		p.room(s.leading)
		p.draw(each, left+s.left, p.y+s.size, s)
		p.y += s.leading
	}
}

// room starts a new page when there is not that much left of this one.
func (p *pdf) room(height float64) {
	if p.y+height > bottom {
		p.AddPage()
		p.y = laterTop
	}
}

// wrap breaks text into lines of the style's width.
func (p *pdf) wrap(l line, s style) []textLine {
	var out []textLine
	var current textLine
	used := 0.0
	space := p.measure(" ", false, s.size)
	for _, c := range p.clusters(l, s) {
		if c == nil { // a break
			out, current, used = append(out, current), nil, 0
			continue
		}
		w := c.width()
		if len(current) > 0 && used+space+w > s.width {
			out, current, used = append(out, current), nil, 0
		}
		if len(current) > 0 {
			used += space
		}
		current, used = append(current, c), used+w
	}
	return append(out, current)
}

// clusters splits text at spaces; nil stands for a break. A cluster wider than the line
// is cut.
func (p *pdf) clusters(l line, s style) []cluster {
	var out []cluster
	glue := false // the next piece belongs to the last cluster
	for _, part := range l {
		if part.Text == "\n" {
			out, glue = append(out, nil), false
			continue
		}
		text := drawable(part.Text, p.has)
		for i, word := range strings.FieldsFunc(text, unicode.IsSpace) {
			w := piece{text: word, bold: part.Bold || s.bold, url: part.URL}
			w.width = p.measure(w.text, w.bold, s.size)
			first := i == 0 && glue && !unicode.IsSpace(rune(text[0]))
			if last := len(out) - 1; first && last >= 0 && out[last] != nil && out[last].width()+w.width <= s.width {
				out[last] = append(out[last], w)
				continue
			}
			out = append(out, p.fit(w, s)...)
		}
		glue = text != "" && !unicode.IsSpace(rune(text[len(text)-1]))
	}
	return out
}

// fit cuts a word that is wider than a line.
func (p *pdf) fit(w piece, s style) []cluster {
	if w.width <= s.width {
		return []cluster{{w}}
	}
	var out []cluster
	rest := []rune(w.text)
	for len(rest) > 0 {
		n, width := 0, 0.0
		for n < len(rest) {
			next := p.measure(string(rest[n]), w.bold, s.size)
			if n > 0 && width+next > s.width {
				break
			}
			n, width = n+1, width+next
		}
		out = append(out, cluster{{text: string(rest[:n]), bold: w.bold, url: w.url, width: width}})
		rest = rest[n:]
	}
	return out
}

func (p *pdf) font(bold bool, size float64) {
	weight := ""
	if bold {
		weight = "B"
	}
	p.SetFont("text", weight, size)
}

func (p *pdf) measure(text string, bold bool, size float64) float64 {
	p.font(bold, size)
	return p.GetStringWidth(text)
}

// draw sets one line with its baseline at y.
func (p *pdf) draw(l textLine, x, y float64, s style) {
	space := p.measure(" ", false, s.size)
	for i, c := range l {
		if i > 0 {
			x += space
		}
		for _, each := range c {
			p.font(each.bold || s.bold, s.size)
			p.ink(s.color)
			if strings.HasPrefix(each.url, "http") {
				p.ink(blue)
				p.LinkString(x, y-s.size, each.width, s.size+2, each.url)
			}
			p.Text(x, y, each.text)
			x += each.width
		}
	}
}

// at sets text that does not wrap.
func (p *pdf) at(x, y float64, text string, s style) {
	p.font(s.bold, s.size)
	p.ink(s.color)
	p.Text(x, y, drawable(text, p.has))
}

func (p *pdf) atRight(x, y float64, text string, s style) {
	text = drawable(text, p.has)
	p.at(x-p.measure(text, s.bold, s.size), y, text, s)
}

// cut shortens text to a width.
func (p *pdf) cut(text string, width, size float64) string {
	text = drawable(text, p.has)
	if p.measure(text, false, size) <= width {
		return text
	}
	used := p.measure("…", false, size)
	for i, r := range text {
		if used += p.measure(string(r), false, size); used > width {
			return strings.TrimSpace(text[:i]) + "…"
		}
	}
	return text
}

func (p *pdf) ink(c color) { p.SetTextColor(c[0], c[1], c[2]) }

func (p *pdf) rule(x, y, to float64, c color, thickness float64) {
	p.SetDrawColor(c[0], c[1], c[2])
	p.SetLineWidth(thickness)
	p.Line(x, y, to, y)
}

func (p *pdf) fill(x, y, w, h float64, c color) {
	p.SetFillColor(c[0], c[1], c[2])
	p.Rect(x, y, w, h, "F")
}
