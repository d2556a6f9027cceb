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

// inline reads bold text and links.
func inline(source string) line {
	var out line
	bold := false
	for source != "" {
		next := strings.IndexAny(source, "*[")
		switch {
		case next < 0:
			return out.add(source, bold, "")
		case strings.HasPrefix(source[next:], "**"):
			out = out.add(source[:next], bold, "")
			bold = !bold
			source = source[next+2:]
		default:
			label, address, rest, ok := link(source[next:])
			if !ok {
				out = out.add(source[:next+1], bold, "")
				source = source[next+1:]
				continue
			}
			out = out.add(source[:next], bold, "").add(label, bold, address)
			source = rest
		}
	}
	return out
}

func link(source string) (label, address, rest string, ok bool) {
	label, rest, ok = strings.Cut(strings.TrimPrefix(source, "["), "](")
	if !ok || !strings.HasPrefix(source, "[") {
		return "", "", "", false
	}
	address, rest, ok = strings.Cut(rest, ")")
	return label, address, rest, ok
}

// add appends text, with the breaks of a value as spans of their own. What the template
// itself says gets typographic apostrophes.
func (l line) add(source string, bold bool, url string) line {
	url, _ = unshield(url)
	if !safe(url) {
		url = ""
	}
	text, _ := unshield(strings.ReplaceAll(source, "'", "’"))
	for i, part := range strings.Split(text, "\n") {
		if i > 0 {
			l = append(l, span{Text: "\n"})
		}
		if part != "" {
			l = append(l, span{Text: part, Bold: bold, URL: url})
		}
	}
	return l
}

// safe reports whether an address may be linked.
func safe(url string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(url, scheme) {
			return true
		}
	}
	return false
}

// plain is the text of a line, with what stands for its breaks.
func plain(l line, breaks string) string {
	var b strings.Builder
	for _, s := range l {
		if s.Text == "\n" {
			b.WriteString(breaks)
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}
