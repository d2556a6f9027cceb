package letter

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"credo/shared/letter/lettertest"
)

func TestUnknownLetterIsAnError(t *testing.T) {
	t.Parallel()
	c := planned(t, "the ramp")
	c.Letter.Name = "valentine"
	if _, err := Render(c); err == nil || !strings.Contains(err.Error(), "valentine") {
		t.Errorf("error %v does not name the letter", err)
	}
}

func TestALetterThatSaysWhatItsKindCannotReadIsAnError(t *testing.T) {
	t.Parallel()
	c := planned(t, "the ramp")
	c.Letter.Data = map[string]any{"note": 7}
	if _, _, err := RenderText(c); err == nil || !strings.Contains(err.Error(), "planned") {
		t.Errorf("error %v does not name the letter", err)
	}
}

func TestBrokenTemplatesAreAnErrorEachTime(t *testing.T) {
	t.Parallel()
	c := planned(t, "the ramp")
	c.Words = &Words{Templates: fstest.MapFS{"planned.txt": {Data: []byte("{{if}}")}}, View: visitWords.View}
	for range 2 {
		if _, err := Render(c); err == nil || !strings.Contains(err.Error(), "planned") {
			t.Errorf("error %v does not name the letter", err)
		}
	}
}

func TestRenderingIsDeterministic(t *testing.T) {
	t.Parallel()
	a, b := render(t, planned(t, "the ramp")), render(t, planned(t, "the ramp"))
	if !bytes.Equal(a.PDF, b.PDF) || a.HTML != b.HTML || a.Text != b.Text || a.Subject != b.Subject {
		t.Error("it differs from one rendering to the next")
	}
}

func TestTheTextAloneIsThatOfTheLetter(t *testing.T) {
	t.Parallel()
	r := render(t, planned(t, "the ramp"))
	subject, text, err := RenderText(planned(t, "the ramp"))
	if err != nil || subject != r.Subject || text != r.Text {
		t.Errorf("%q, %v:\n%s", subject, err, text)
	}
}

func TestALetterIsHeadedByItsKind(t *testing.T) {
	t.Parallel()
	c := planned(t, "Ada Sample, MD")
	s, err := filled(c)
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{{"Date", "November 22, 2026"}, {"Provider", "Ada Sample, MD"}, {"NPI", "1234567893"}, {"Visit", "VISIT-1"}, {"Letter", "VISIT-1-L01"}}
	if diff := cmp.Diff(want, s.Reference); diff != "" {
		t.Error(diff)
	}
	c.Letter.Data["interpreter"] = "ask for\tNguyễn"
	r := render(t, c)
	for form, text := range map[string]string{"text": r.Text, "HTML": lettertest.Words(r.HTML), "PDF": lettertest.PDFText(r.PDF)} {
		if !strings.Contains(lettertest.Squeeze(text), "ask for Nguyễn") {
			t.Errorf("the %s lacks a line of the head", form)
		}
	}
}

// The three forms are drawn from one document: every word of it is in each, in order.
func TestFormsAgree(t *testing.T) {
	t.Parallel()
	c := planned(t, "the ramp at the door")
	s, err := filled(c)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[kind]bool{}
	for _, b := range s.Blocks {
		kinds[b.Kind] = true
	}
	if len(kinds) != len(markers)+2 {
		t.Errorf("the letter has blocks of %d kinds", len(kinds))
	}
	r := render(t, c)
	for form, text := range map[string]string{"text": r.Text, "HTML": lettertest.Words(r.HTML), "PDF": lettertest.PDFText(r.PDF)} {
		rest := lettertest.Letters(text)
		for _, b := range s.Blocks {
			if b.Kind == grid || b.Kind == facts { // columns interleave where they wrap
				continue
			}
			for _, item := range b.Items {
				for _, w := range strings.Fields(plain(item, " ")) {
					_, after, ok := strings.Cut(rest, lettertest.Letters(w))
					if !ok {
						t.Fatalf("the %s lacks %q of %q", form, w, plain(item, " "))
					}
					rest = after
				}
			}
		}
	}
}

func TestTextLinesAreAtMost76Wide(t *testing.T) {
	t.Parallel()
	for l := range strings.Lines(render(t, planned(t, strings.Repeat("The ramp is steep. ", 20))).Text) {
		if n := utf8.RuneCountInString(strings.TrimRight(l, "\n")); n > width {
			t.Errorf("%d characters: %s", n, l)
		}
	}
}
