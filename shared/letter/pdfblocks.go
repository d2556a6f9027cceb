package letter

import "fmt"

// block draws one block and the space after it.
func (p *pdf) block(b block) {
	body := style{size: size, leading: leading, color: black, width: right - left}
	switch b.Kind {
	case heading:
		p.y += 6
		p.room(20 + 2*leading) // never alone at the foot of a page
		p.flow(b.Items[0], style{size: 12.5, leading: 18, color: navy, bold: true, width: right - left})
		p.y += 1
		return
	case notice:
		body.width -= 24
		p.strip(b.Items[0], body, cream, amber)
	case quote:
		body.width -= 24
		p.strip(b.Items[0], body, color{255, 255, 255}, rule)
	case bullets, steps:
		p.list(b, body)
	case facts, grid:
		p.table(b)
	case button:
		s := b.Items[0][0]
		p.flow(line{{Text: "→ "}, {Text: s.Text + ": ", Bold: true}, {Text: s.URL, URL: s.URL}}, body)
	default:
		p.flow(b.Items[0], body)
	}
	p.y += 7
}

func (p *pdf) list(b block, body style) {
	body.left, body.width = 18, body.width-18
	for i, item := range b.Items {
		mark := "•"
		if b.Kind == steps {
			mark = fmt.Sprintf("%d.", i+1)
		}
		p.room(leading)
		p.at(left+4, p.y+body.size, mark, body)
		p.flow(item, body)
		p.y += 3
	}
}

// strip draws text on a ground with a bar at its left, line by line, so that it may go
// on over the page.
func (p *pdf) strip(l line, body style, ground, bar color) {
	lines := p.wrap(l, body)
	p.room(min(float64(len(lines)), 3)*leading + 12)
	for i, each := range lines {
		above, below := 0.0, 0.0
		if i == 0 {
			above = 6
		}
		if i == len(lines)-1 {
			below = 6
		}
		p.room(leading + above + below)
		p.fill(left, p.y, right-left, above+leading+below, ground)
		p.fill(left, p.y, 3, above+leading+below, bar)
		p.draw(each, left+14, p.y+above+body.size, body)
		p.y += above + leading + below
	}
}

// table draws rows whose cells wrap; a row may go on over the page.
func (p *pdf) table(b block) {
	columns := len(b.Rows[0])
	label := style{size: 9.5, leading: leading, color: gray}
	value := style{size: size, leading: leading, color: black}
	for i, row := range b.Rows {
		var cells [][]textLine
		var styles []style
		for j, cell := range row {
			s := value
			if b.Kind == grid && i == 0 || b.Kind == facts && j == 0 {
				s = label
			}
			s.bold = b.Kind == facts && j > 0 || b.Kind == grid && i > 0 && j == 0
			s.left, s.width = column(b.Kind, j, columns)
			cells = append(cells, p.wrap(cell, s))
			styles = append(styles, s)
		}
		p.row(cells, styles)
	}
}

// column is where a column starts and how wide its text may be.
func column(k kind, j, columns int) (start, wide float64) {
	const all, gap = right - left, 12.0
	if k == facts {
		const name = 0.32 * all
		if j == 0 {
			return 0, name - gap
		}
		return name, all - name
	}
	first := 0.5 * all
	rest := (all - first) / float64(max(columns-1, 1))
	if j == 0 {
		return 0, first - gap
	}
	return first + float64(j-1)*rest, rest - gap
}

func (p *pdf) row(cells [][]textLine, styles []style) {
	most := 1
	for _, lines := range cells {
		most = max(most, len(lines))
	}
	p.room(leading + 6)
	p.y += 2
	for i := range most {
		p.room(leading + 4)
		for j, lines := range cells {
			if i < len(lines) {
				p.draw(lines[i], left+styles[j].left, p.y+size, styles[j])
			}
		}
		p.y += leading
	}
	p.y += 2
	p.rule(left, p.y, right, rule, 0.5)
}
