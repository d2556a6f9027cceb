package letter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"credo/shared/casefile"
	"credo/shared/letter/lettertest"
)

func TestWhatPeopleTypeStaysText(t *testing.T) {
	t.Parallel()
	want, wantHTML := page(t, planned(t, "benign"))
	for title, text := range lettertest.Hostile {
		got, gotHTML := page(t, planned(t, text))
		if title != "empty" && shape(got) != shape(want) {
			t.Errorf("%s changed the shape:\n%s\nwant\n%s", title, shape(got), shape(want))
		}
		if a, b := lettertest.Elements(gotHTML), lettertest.Elements(wantHTML); title != "empty" && !slices.Equal(a, b) {
			t.Errorf("%s brought elements: %v, want %v", title, a, b)
		}
		if strings.ContainsAny(got.Subject, "\r\n") {
			t.Errorf("%s broke the subject: %q", title, got.Subject)
		}
		if strings.ContainsAny(gotHTML, lettertest.Control) {
			t.Errorf("%s left control characters", title)
		}
	}
}

func page(t *testing.T, c Content) (document, string) {
	t.Helper()
	s, err := filled(c)
	if err != nil {
		t.Fatal(err)
	}
	html, err := renderHTML(s)
	if err != nil {
		t.Fatal(err)
	}
	return s.document, html
}

func TestWhatPeopleTypePrints(t *testing.T) {
	t.Parallel()
	for title, text := range lettertest.Hostile {
		r := render(t, planned(t, text))
		if printed := lettertest.PDFText(r.PDF); !strings.Contains(lettertest.Letters(printed), "Questions?") {
			t.Errorf("%s: the PDF has no end", title)
		}
		if strings.ContainsAny(r.Text, lettertest.Control) {
			t.Errorf("%s left control characters in the text", title)
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

func TestLongTextsFlowOverPages(t *testing.T) {
	t.Parallel()
	c := named(planned(t, strings.Repeat("The board restricted the license in March. ", 117)+"FINAL-WORD"), "Ada Sample, MD")
	c.Recipient.Name = "Olive Example"
	r := render(t, c)
	n := lettertest.Pages(r.PDF)
	if n < 2 || n > 20 {
		t.Errorf("it has %d pages", n)
	}
	text := lettertest.PDFText(r.PDF)
	if !strings.Contains(text, "FINAL-WORD") || !strings.Contains(lettertest.Letters(text), fmt.Sprintf("Page%dof%d", n, n)) {
		t.Error("it lost its end")
	}
}

func TestNamesPrintInTheirOwnLetters(t *testing.T) {
	t.Parallel()
	name := "Nguyễn Thị Bích Ngọc, Łukasz Żółć, Юлия Щербакова"
	text := lettertest.Letters(lettertest.PDFText(render(t, named(planned(t, "the ramp"), name)).PDF))
	if !strings.Contains(text, lettertest.Letters(name)) {
		t.Errorf("the name is not in %s", text)
	}
	if strings.Contains(text, unprintable) {
		t.Error("something could not be printed")
	}
	if text := lettertest.PDFText(render(t, named(planned(t, "the ramp"), "山田太郎 👩🏽‍⚕️")).PDF); !strings.Contains(text, "cannot be printed here") {
		t.Error("the letter does not say that it left something out")
	}
}

// named is the letter of another provider.
func named(c Content, name string) Content {
	head := c.Case.Head()
	head.Name = name
	c.Case = visit{Header: head, Parts: casefile.Parts{}}
	return c
}
