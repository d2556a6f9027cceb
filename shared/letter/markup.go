package letter

import (
	"fmt"
	"strings"
)

// kind names a block of a letter.
type kind string

// The blocks, with the markup each is written in. Lines that belong together are
// joined; blank lines part blocks; a line that starts with two spaces continues a list
// item on a new line.
const (
	heading   kind = "heading"   // ## text
	paragraph kind = "paragraph" // text
	notice    kind = "notice"    // ! text: what must not be missed
	quote     kind = "quote"     // > text: somebody's own words
	bullets   kind = "bullets"   // - text
	steps     kind = "steps"     // + text, numbered
	facts     kind = "facts"     // name | value
	grid      kind = "grid"      // | a | b, the first row being the header
	button    kind = "button"    // => [label](address)
)

// block is one part of a letter. Items has one line for each item of a list, one for
// any other block; Rows is used by facts and grid alone.
type block struct {
	Kind  kind
	Items []line
	Rows  [][]line
}

// line is a run of text; a span whose text is "\n" breaks it.
type line []span

// span is text set in one way: **bold**, or [a link](address).
type span struct {
	Text string
	Bold bool
	URL  string
}

// document is a letter read from its filled template.
type document struct {
	Subject string
	Title   string
	Preview string // what an inbox shows beside the subject
	Blocks  []block
}

// read parses a filled template: header lines "Name: text", a blank line, the body.
func read(source string) (document, error) {
	head, body, ok := strings.Cut(strings.TrimLeft(source, "\n"), "\n\n")
	if !ok {
		return document{}, fmt.Errorf("letter has no body")
	}
	var d document
	for entry := range strings.Lines(head) {
		name, value, _ := strings.Cut(entry, ":")
		text := plain(inline(strings.TrimSpace(value)), " ")
		switch name {
		case "Subject":
			d.Subject = text
		case "Title":
			d.Title = text
		case "Preview":
			d.Preview = text
		default:
			return document{}, fmt.Errorf("letter has an unknown header %q", name)
		}
	}
	if d.Subject == "" || d.Title == "" || d.Preview == "" {
		return document{}, fmt.Errorf("letter lacks a Subject, Title or Preview")
	}
	d.Blocks = blocks(body)
	return d, nil
}

// markers are what a line of each block starts with.
var markers = []struct {
	mark string
	kind kind
}{
	{"## ", heading}, {"! ", notice}, {"> ", quote}, {"- ", bullets}, {"+ ", steps}, {"| ", grid}, {"=> ", button},
}

func blocks(body string) []block {
	var out []block
	open := false // the last block may take another line
	for source := range strings.Lines(body) {
		source = strings.TrimRight(source, "\n ")
		if source == "" {
			open = false
			continue
		}
		kind, text := recognise(source)
		last := len(out) - 1
		switch {
		case last >= 0 && strings.HasPrefix(source, "  ") && len(out[last].Items) > 0:
			items := out[last].Items
			items[len(items)-1] = append(append(items[len(items)-1], span{Text: "\n"}), inline(strings.TrimSpace(source))...)
		case kind == paragraph && open && len(out[last].Items) > 0:
			items := out[last].Items
			items[len(items)-1] = append(append(items[len(items)-1], span{Text: " "}), inline(text)...)
		case kind == facts || kind == grid:
			if last < 0 || out[last].Kind != kind {
				out = append(out, block{Kind: kind})
				last++
			}
			out[last].Rows = append(out[last].Rows, cells(text))
		case last >= 0 && out[last].Kind == kind && (kind == bullets || kind == steps):
			out[last].Items = append(out[last].Items, inline(text))
		default:
			out = append(out, block{Kind: kind, Items: []line{inline(text)}})
		}
		open = true
	}
	return out
}

func recognise(source string) (kind, string) {
	for _, m := range markers {
		if text, ok := strings.CutPrefix(source, m.mark); ok {
			return m.kind, text
		}
	}
	if strings.Contains(source, " | ") {
		return facts, source
	}
	return paragraph, source
}

func cells(row string) []line {
	var out []line
	for cell := range strings.SplitSeq(row, " | ") {
		out = append(out, inline(strings.TrimSpace(cell)))
	}
	return out
}
