package wording

import (
	"regexp"
	"strings"
	"testing"

	"credo/shared/letter/lettertest"
)

// item is a piece of running text of a letter's page: not a table.
type item struct{ kind, text string }

var (
	body   = regexp.MustCompile(`(?s)<div role="main">.*</div></td></tr>\n<tr>`)
	tables = regexp.MustCompile(`(?s)<table class="f".*?</table>`)
	pieces = regexp.MustCompile(`(?s)<(h2|p|li|blockquote|div)( [^>]*)>(.*?)</(?:h2|p|li|blockquote|div)>`)
	lists  = regexp.MustCompile(`(?s)<ol .*?</ol>`)
)

// items reads a letter's page back, in order: "p" is a paragraph, "notice" what must not be
// missed, "step" one of a numbered list.
func items(t testing.TB, page string) []item {
	t.Helper()
	main := body.FindString(page)
	steps := lists.FindAllStringIndex(tables.ReplaceAllString(main, ""), -1)
	main = tables.ReplaceAllString(main, "")
	var out []item
	for _, m := range pieces.FindAllStringSubmatchIndex(main, -1) {
		kind, attributes := main[m[2]:m[3]], main[m[4]:m[5]]
		if strings.Contains(attributes, `class="m"`) || kind == "div" && !strings.Contains(attributes, `role="note"`) {
			continue // the head
		}
		switch kind {
		case "div":
			kind = "notice"
		case "p":
			if strings.Contains(main[m[6]:m[7]], `class="b"`) {
				kind = "button"
			}
		case "li":
			for _, in := range steps {
				if m[0] > in[0] && m[0] < in[1] {
					kind = "step"
				}
			}
		}
		text := lettertest.Words(strings.ReplaceAll(strings.ReplaceAll(main[m[6]:m[7]], "<strong>", ""), "</strong>", ""))
		out = append(out, item{kind, text})
	}
	if len(out) < 5 {
		t.Fatalf("read only %d pieces of a page", len(out))
	}
	return out
}
