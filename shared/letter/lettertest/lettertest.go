// Package lettertest reads the forms of a letter back, and holds what people may type into
// one, for tests of the engine and of each kind's words.
package lettertest

import (
	"html"
	"regexp"
	"strings"
)

// Hostile is what people may type, or paste, where a letter repeats it.
var Hostile = map[string]string{
	"markup":    "**bold** [click](https://evil.example/x) ## head\n## Heading\n- item\n+ step\n! notice\n> quote\n| a | b\n=> [go](https://evil.example)",
	"html":      `<script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;</td></table>`,
	"template":  `{{.Market.PlanName}} {{template "dear" .}} {{end}} ${7*7} %s %d`,
	"header":    "Subject\r\nBcc: everyone@evil.example\r\n\r\nbody",
	"bidi":      "abc\u202Egnp.exe\u2066 שלום עולם مرحبا",
	"emoji":     "👩🏽‍⚕️ thanks 🙏 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U000E0041",
	"scripts":   "Nguyễn Thị Bích Ngọc · Łukasz Żółć · Ștefan Țîrlea · Юлия Щербакова · Ελένη · 山田太郎",
	"combining": "e\u0301 a\u0323\u0302 Z\u0351\u036b\u0343\u036a\u0302",
	"control":   "a\x00b\x07c\x1b[31md\ue000\ue041e\xff\xfe",
	"long word": strings.Repeat("x", 1000),
	"long":      strings.Repeat("The board restricted the license in March. ", 117),
	"newlines":  strings.Repeat("\n", 300) + "end" + strings.Repeat("\r\n", 50),
	"empty":     " \n\t ",
}

// Control are characters of the hostile texts that no form may keep.
const Control = "\x00\x07\x1b\u202e\u2066\ue041\uf8ff"

var (
	tags = regexp.MustCompile(`(?s)<style>.*?</style>|<[^>]*>`)
	tag  = regexp.MustCompile(`<[a-z][^>]*>`)
)

// Words is the text of an HTML page.
func Words(page string) string { return html.UnescapeString(tags.ReplaceAllString(page, " ")) }

// Elements are a page's elements with their attributes, in order. Breaks, text direction
// and bold text are left out: they go by the lines of a value.
func Elements(page string) []string {
	var out []string
	for _, m := range tag.FindAllString(page, -1) {
		if m != "<br>" && m != "<bdi>" && m != "<strong>" {
			out = append(out, m)
		}
	}
	return out
}

// Squeeze joins wrapped lines; the space before punctuation comes from removed tags.
func Squeeze(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\n> ", " ")), " ")
	return regexp.MustCompile(` ([.,:])`).ReplaceAllString(s, "$1")
}

// Letters drops all space: where lines are broken does not matter.
func Letters(s string) string { return strings.Join(strings.Fields(s), "") }
