package letter

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// width is the longest line of the text part, as mail programs expect it.
const width = 76

// renderText draws the text part.
func renderText(s *sheet) string {
	var b strings.Builder
	b.WriteString(wrap(s.Title, "", "") + "\n\n")
	for _, f := range s.Reference {
		b.WriteString(wrap(f[0]+": "+f[1], "", "  ") + "\n")
	}
	b.WriteString("\n")
	for _, block := range s.Blocks {
		textBlock(&b, block)
		b.WriteString("\n")
	}
	b.WriteString("-- \n")
	for _, each := range s.Signature() {
		b.WriteString(wrap(each, "", "") + "\n")
	}
	return b.String()
}

func textBlock(b *strings.Builder, block block) {
	switch block.Kind {
	case heading:
		text := plain(block.Items[0], " ")
		fmt.Fprintf(b, "%s\n%s\n", text, strings.Repeat("-", min(width, utf8.RuneCountInString(text))))
	case notice:
		b.WriteString(wrap(written(block.Items[0]), "* ", "  ") + "\n")
	case quote:
		b.WriteString(wrap(written(block.Items[0]), "> ", "> ") + "\n")
	case bullets:
		for _, item := range block.Items {
			b.WriteString(wrap(written(item), "- ", "  ") + "\n")
		}
	case steps:
		for i, item := range block.Items {
			b.WriteString(wrap(written(item), fmt.Sprintf("%d. ", i+1), "   ") + "\n")
		}
	case facts:
		for _, row := range block.Rows {
			b.WriteString(wrap(written(row[0])+": "+written(row[1]), "", "  ") + "\n")
		}
	case grid:
		for _, row := range block.Rows[1:] {
			for i, cell := range row {
				first, rest := "- ", "  "
				if i > 0 {
					first, rest = "  ", "    "
				}
				b.WriteString(wrap(written(block.Rows[0][i])+": "+written(cell), first, rest) + "\n")
			}
		}
	default:
		b.WriteString(wrap(written(block.Items[0]), "", "") + "\n")
	}
}

// written writes links out: "label: address".
func written(l line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
		if s.URL != "" && !strings.HasPrefix(s.URL, "tel:") && !strings.HasSuffix(s.URL, s.Text) {
			b.WriteString(" (" + s.URL + ")")
		}
	}
	return b.String()
}

// wrap fills lines up to width; a word that is longer than a line stays whole, so that
// addresses can be clicked.
func wrap(text, first, rest string) string {
	var out []string
	prefix := first
	for part := range strings.SplitSeq(text, "\n") {
		current := prefix
		empty := true
		for _, word := range strings.Fields(part) {
			if !empty && utf8.RuneCountInString(current)+1+utf8.RuneCountInString(word) > width {
				out = append(out, current)
				current, empty = rest, true
			}
			if !empty {
				current += " "
			}
			current += word
			empty = false
		}
		out = append(out, strings.TrimRight(current, " "))
		prefix = rest
	}
	return strings.Join(out, "\n")
}
