package letter

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

// hostile is what people may type, or paste, where a letter repeats it.
var hostile = map[string]string{
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

// everywhere puts text into each field of a letter that people fill in.
func everywhere(c draft, text string) draft {
	d := &c.Data
	d.Note, d.Outcome = text, text
	d.Question = &casefile.Discrepancy{Element: "license", Yours: text, Source: text, DueOn: "2026-12-22"}
	d.Reasons = []participation.Reason{{Code: "other", Text: text}, {Code: "other", Text: text}}
	d.Documents = []casefile.LetterDocument{{Name: text, Why: text, State: casefile.DocumentBad, Reason: text, Fix: text, ExpiresOn: "2026-12-22"}}
	c.Application.Name = text
	c.Recipient.Name = text
	c.Recipient.MailingAddress = &form.Address{Line1: text, Line2: text, City: text, State: text, ZIP: text}
	return c
}

func TestWhatPeopleTypeStaysText(t *testing.T) {
	t.Parallel()
	for title, text := range hostile {
		for _, name := range names(t) {
			plainly := everywhere(sample(t, "ga", name), "benign")
			c := everywhere(sample(t, "ga", name), text)
			c.Data.Outcome, plainly.Data.Outcome = "upheld", "upheld"
			want, wantHTML := page(t, plainly)
			got, gotHTML := page(t, c)
			if title != "empty" && shape(got) != shape(want) {
				t.Errorf("%s changed the shape of %s:\n%s\nwant\n%s", title, name, shape(got), shape(want))
			}
			if a, b := elements(gotHTML), elements(wantHTML); title != "empty" && !reflect.DeepEqual(a, b) {
				t.Errorf("%s brought elements into %s: %v, want %v", title, name, a, b)
			}
			if strings.ContainsAny(got.Subject, "\r\n") {
				t.Errorf("%s broke the subject of %s: %q", title, name, got.Subject)
			}
			if strings.ContainsAny(gotHTML, "\x00\x07\x1b\u202e\u2066\ue041\uf8ff") {
				t.Errorf("%s left control characters in %s", title, name)
			}
		}
	}
}

func page(t *testing.T, c draft) (document, string) {
	t.Helper()
	view, d, err := filled(c.content())
	if err != nil {
		t.Fatal(err)
	}
	html, err := renderHTML(view, d)
	if err != nil {
		t.Fatal(err)
	}
	return d, html
}

func TestWhatPeopleTypePrints(t *testing.T) {
	t.Parallel()
	for title, text := range hostile {
		for _, name := range []casefile.LetterName{application.LetterDenied, application.LetterReminder} {
			r := render(t, everywhere(sample(t, "ga", name), text))
			if printed := pdfText(t, r.PDF); !strings.Contains(letters(printed), "Questions?") {
				t.Errorf("%s: the PDF of %s has no end", title, name)
			}
			if strings.ContainsAny(r.Text, "\x00\x07\x1b\u202e\u2066\ue041") {
				t.Errorf("%s left control characters in the text of %s", title, name)
			}
		}
	}
}

// shape is a document without its text: the blocks, their sizes and the links.
func shape(d document) string {
	var out []string
	for _, b := range d.Blocks {
		s := fmt.Sprintf("%s %d %d", b.Kind, len(b.Items), len(b.Rows))
		for _, l := range b.Items {
			for _, part := range l {
				if part.URL != "" {
					s += " " + part.URL
				}
			}
		}
		for _, row := range b.Rows {
			s += fmt.Sprint(" ", len(row))
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

var tag = regexp.MustCompile(`<[a-z][^>]*>`)

// elements counts a page's elements with their attributes. Breaks, text direction and
// bold text go by the lines of a value.
func elements(page string) map[string]int {
	count := map[string]int{}
	for _, m := range tag.FindAllString(page, -1) {
		if m != "<br>" && m != "<bdi>" && m != "<strong>" {
			count[m]++
		}
	}
	return count
}

func TestLongReasonsFlowOverPages(t *testing.T) {
	t.Parallel()
	for _, name := range []casefile.LetterName{application.LetterDenied, application.LetterQuestion, application.LetterDocumentsNeeded} {
		reason := strings.Repeat("The board restricted the license in March. ", 117)
		c := everywhere(sample(t, "ga", name), reason+"FINAL-WORD")
		c.Application.Name, c.Recipient.Name = "Ada Sample, MD", "Olive Example"
		r := render(t, c)
		if n := pages(r.PDF); n < 2 || n > 20 {
			t.Errorf("%s has %d pages", name, n)
		}
		text := pdfText(t, r.PDF)
		if !strings.Contains(text, "FINAL-WORD") || !strings.Contains(letters(text), fmt.Sprintf("Page%dof%d", pages(r.PDF), pages(r.PDF))) {
			t.Errorf("%s lost its end", name)
		}
	}
}

func TestNamesPrintInTheirOwnLetters(t *testing.T) {
	t.Parallel()
	c := sample(t, "ga", application.LetterWelcome)
	c.Application.Name = "Nguyễn Thị Bích Ngọc, Łukasz Żółć, Юлия Щербакова"
	text := letters(pdfText(t, render(t, c).PDF))
	if !strings.Contains(text, letters(c.Application.Name)) {
		t.Errorf("the name is not in %s", text)
	}
	if strings.Contains(text, unprintable) {
		t.Error("something could not be printed")
	}
	c.Application.Name = "山田太郎 👩🏽‍⚕️"
	if text := pdfText(t, render(t, c).PDF); !strings.Contains(text, "cannot be printed here") {
		t.Error("the letter does not say that it left something out")
	}
}
