package letter

import "strings"

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
