package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter/lettertest"
	"credo/shared/participation"
)

// everywhere puts text into each field of a letter that people fill in.
func everywhere(s *sampled, text string) *sampled {
	d := &s.data
	d.Note, d.Outcome = text, text
	d.Question = &casefile.Discrepancy{Element: "license", Yours: text, Source: text, DueOn: "2026-12-22"}
	d.Reasons = []participation.Reason{{Code: "other", Text: text}, {Code: "other", Text: text}}
	d.Documents = []casefile.LetterDocument{{Name: text, Why: text, State: casefile.DocumentBad, Reason: text, Fix: text, ExpiresOn: "2026-12-22"}}
	s.rename(text)
	s.Recipient.Name = text
	s.Recipient.MailingAddress = &form.Address{Line1: text, Line2: text, City: text, State: text, ZIP: text}
	return s
}

func TestWhatPeopleTypeStaysText(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		t.Run(n.String(), func(t *testing.T) {
			t.Parallel()
			plainly := everywhere(sample(t, "ga", n), "benign")
			plainly.data.Outcome = "upheld"
			want := lettertest.Elements(render(t, plainly).HTML)
			for title, text := range lettertest.Hostile {
				s := everywhere(sample(t, "ga", n), text)
				s.data.Outcome = "upheld"
				got := render(t, s)
				if a := lettertest.Elements(got.HTML); title != "empty" && !slices.Equal(a, want) {
					t.Errorf("%s brought elements: %v, want %v", title, a, want)
				}
				if strings.ContainsAny(got.Subject, "\r\n") {
					t.Errorf("%s broke the subject: %q", title, got.Subject)
				}
				if strings.ContainsAny(got.HTML+got.Text, lettertest.Control) {
					t.Errorf("%s left control characters", title)
				}
				if printed := lettertest.PDFText(got.PDF); !strings.Contains(lettertest.Letters(printed), "Questions?") {
					t.Errorf("%s: the PDF has no end", title)
				}
			}
		})
	}
}

func TestLongReasonsFlowOverPages(t *testing.T) {
	t.Parallel()
	for _, name := range []casefile.LetterName{application.LetterDenied, application.LetterQuestion, application.LetterDocumentsNeeded} {
		reason := strings.Repeat("The board restricted the license in March. ", 117)
		s := everywhere(sample(t, "ga", ofApp(name)), reason+"FINAL-WORD")
		s.rename("Ada Sample, MD")
		s.Recipient.Name = "Olive Example"
		r := render(t, s)
		n := lettertest.Pages(r.PDF)
		if n < 2 || n > 20 {
			t.Errorf("%s has %d pages", name, n)
		}
		text := lettertest.PDFText(r.PDF)
		if !strings.Contains(text, "FINAL-WORD") || !strings.Contains(lettertest.Letters(text), fmt.Sprintf("Page%dof%d", n, n)) {
			t.Errorf("%s lost its end", name)
		}
	}
}

func TestNamesPrintInTheirOwnLetters(t *testing.T) {
	t.Parallel()
	for _, n := range []named{ofApp(application.LetterWelcome), ofOwn(participation.LetterReinstated)} {
		name := "Nguyễn Thị Bích Ngọc, Łukasz Żółć, Юлия Щербакова"
		s := sample(t, "ga", n)
		s.rename(name)
		text := lettertest.Letters(lettertest.PDFText(render(t, s).PDF))
		if !strings.Contains(text, lettertest.Letters(name)) {
			t.Errorf("the name is not in %s", text)
		}
		if strings.Contains(text, "□") {
			t.Error("something could not be printed")
		}
		s.rename("山田太郎 👩🏽‍⚕️")
		if text := lettertest.PDFText(render(t, s).PDF); !strings.Contains(text, "cannot be printed here") {
			t.Error("the letter does not say that it left something out")
		}
	}
}
