package letter

import (
	"bytes"
	"html"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/provider"
)

func render(t testing.TB, c Content) Rendered {
	t.Helper()
	r, err := Render(c)
	if err != nil {
		t.Fatalf("%s: %v", c.Letter.Name, err)
	}
	return r
}

func everyMarket(t testing.TB) []market.Market {
	t.Helper()
	return market.Known().All()
}

func TestEveryLetterOfEveryMarketSaysWhatItMust(t *testing.T) {
	t.Parallel()
	for _, m := range everyMarket(t) {
		for _, name := range names(t) {
			c := sample(t, m.ID, name)
			c.Application.TaxRef = "tax-reference-of-nobody"
			d, page := page(t, c)
			r := Rendered{Subject: d.Subject, HTML: page, Text: renderText(&content{Content: c, Data: c.Letter.Data}, d)}
			forms := map[string]string{"text": r.Text, "HTML": words(r.HTML)}
			if m.ID == "ga" || m.ID == "ar-passe" {
				r.PDF = render(t, c).PDF
				forms["PDF"] = pdfText(t, r.PDF)
				if p := pages(r.PDF); p < 1 || p > 3 {
					t.Errorf("%s %s: %d pages", m.ID, name, p)
				}
			}
			if len(r.Subject) < 10 || utf8.RuneCountInString(r.Subject) > 110 || strings.Contains(r.Subject, "\n") {
				t.Errorf("%s %s: subject %q", m.ID, name, r.Subject)
			}
			if strings.Contains(r.Subject, c.Application.ID) {
				t.Errorf("%s %s: the subject gives the application ID away", m.ID, name)
			}
			for form, text := range forms {
				for _, must := range []string{m.PlanName, m.ProviderServices, c.Letter.Number, "What happens next", "Questions?", "Olive Example", "November 22, 2026"} {
					if !strings.Contains(squeeze(text), must) {
						t.Errorf("%s %s: the %s lacks %q", m.ID, name, form, must)
					}
				}
				for _, never := range []string{"{{", "<no value>", "%!", "tax-reference-of-nobody", "**", "]("} {
					if strings.Contains(text, never) {
						t.Errorf("%s %s: the %s has %q", m.ID, name, form, never)
					}
				}
			}
		}
	}
}

func TestLettersSayWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	for name, must := range map[application.LetterName][]string{
		application.LetterConfirmation:          {"CRD-7K2M-9QXT-4HB8Z", "DEA certificate", "December 22, 2026", "CareSource Marketplace Georgia may see"},
		application.LetterTurnedAway:            {"Avalon Healthcare Solutions", "1-813-751-3940", "independent laboratory"},
		application.LetterDocumentsNeeded:       {"Line 1 is not the name", "signed and dated", "it expired on October 31, 2026", "Please send both pages"},
		application.LetterQuestion:              {"Work history", "March 2021", "April 2021", "December 22, 2026"},
		application.LetterReminder:              {"Form W-9", "March 2021", "December 22, 2026"},
		application.LetterDiscontinued:          {"opened again until December 22, 2026"},
		application.LetterDenied:                {"restricted your license", "appeal", "December 22, 2026", "by mail to CareSource, P.O. Box"},
		application.LetterApproved:              {"December 1, 2026", "November 22, 2029", "sign our contract"},
		application.LetterProvisional:           {"January 21, 2027", "60 days"},
		application.LetterSuspended:             {"restricted your license", "directory"},
		application.LetterWelcome:               {"P00012345", "December 1, 2026", "GACS1", "ECHO Health", "1-888-834-3511", "Provider ID and ZIP code", "payer ID"},
		application.LetterChangeApplied:         {"P00012345", "December 1, 2026"},
		application.LetterDocumentExpiring:      {"January 31, 2027"},
		application.LetterRecredentialingOpened: {"November 22, 2029", "considered recredentialed unless"},
		application.LetterOverdue:               {"January 21, 2027"},
		application.LetterParticipationEnded:    {"January 21, 2027", "another provider"},
	} {
		text := squeeze(render(t, sample(t, "ga", name)).Text)
		for _, m := range must {
			if !strings.Contains(text, m) {
				t.Errorf("%s lacks %q:\n%s", name, m, text)
			}
		}
	}
}

func TestVariantsOfALetter(t *testing.T) {
	t.Parallel()
	for title, v := range map[string]struct {
		name         application.LetterName
		with         func(*Content)
		must, mustnt string
	}{
		"complete from the start": {application.LetterConfirmation, func(c *Content) { c.Letter.Data.Documents = nil }, "Nothing right now", "Please send these"},
		"state credentialed":      {application.LetterConfirmation, func(c *Content) { c.Market, c.Application.Products = findMarket(t, "oh"), []string{"oh-medicaid"} }, "Provider Network Management", ""},
		"state approved":          {application.LetterApproved, func(c *Content) { c.Market, c.Application.Products = findMarket(t, "oh"), []string{"oh-medicaid"} }, "Your state has checked", "We have checked the credentials"},
		"change received":         {application.LetterConfirmation, func(c *Content) { c.Application.Kind = application.KindChange }, "contract stays as it is", "welcome letter"},
		"recredentialed":          {application.LetterApproved, func(c *Content) { c.Letter.Data.Renewal = true }, "goes on without a break", "not in our network"},
		"full after provisional": {application.LetterApproved, func(c *Content) {
			c.Letter.Data.Products = []provider.Participation{{Product: "ga-marketplace", EffectiveOn: "2026-12-01", State: provider.StatusActive}}
		}, "now on you take part fully", "not in our network"},
		"recredentialing denied": {application.LetterDenied, func(c *Content) { c.Letter.Data.Renewal = true }, "You stay in our network while you can appeal", ""},
		"renewal withdrawn":      {application.LetterWithdrawn, func(c *Content) { c.Letter.Data.Renewal, c.Application.RecredBy = true, "2029-11-23" }, "November 23, 2029. It then ends", "You are not in our network"},
		"a document ran out": {application.LetterDocumentsNeeded, func(c *Content) {
			c.Application.State, c.Application.Status = application.StateEnrolled, provider.StatusActive
		}, "Your participation goes on meanwhile", "stop work"},
		"ended, nothing decided": {application.LetterParticipationEnded, func(c *Content) { c.Letter.Data.DueOn = "" }, "call us", "right to appeal"},
		"ended by a decision":    {application.LetterParticipationEnded, func(*Content) {}, "We must have your appeal by December 22, 2026", ""},
		"appeal overturned":      {application.LetterAppealDecided, func(c *Content) { c.Letter.Data.Outcome = "overturned" }, "set aside", "final"},
		"portal not open":        {application.LetterWelcome, func(c *Content) { c.Market = findMarket(t, "ar-passe") }, "coming soon", "Register for the portal"},
		"one document expiring":  {application.LetterDocumentExpiring, func(c *Content) { c.Letter.Data.Documents = c.Letter.Data.Documents[:1] }, "Please send it by", "them"},
	} {
		c := sample(t, "ga", v.name)
		v.with(&c)
		text := squeeze(render(t, c).Text)
		if !strings.Contains(text, v.must) || v.mustnt != "" && strings.Contains(text, v.mustnt) {
			t.Errorf("%s: want %q, not %q:\n%s", title, v.must, v.mustnt, text)
		}
	}
}

// Bare letters never come from the domain, but must not break the queue of letters.
func TestLettersWithoutTheirDataStillRender(t *testing.T) {
	t.Parallel()
	for _, name := range names(t) {
		render(t, Content{Market: findMarket(t, "oh"), Letter: application.Letter{Name: name, At: time.Unix(0, 0)}})
	}
}

func TestUnknownLetterIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := Render(Content{Market: findMarket(t, "ga"), Letter: application.Letter{Name: "valentine"}}); err == nil || !strings.Contains(err.Error(), "valentine") {
		t.Errorf("error %v does not name the letter", err)
	}
}

func TestRenderingIsDeterministic(t *testing.T) {
	t.Parallel()
	for _, name := range names(t) {
		a, b := render(t, sample(t, "ga", name)), render(t, sample(t, "ga", name))
		if !bytes.Equal(a.PDF, b.PDF) || a.HTML != b.HTML || a.Text != b.Text || a.Subject != b.Subject {
			t.Errorf("%s differs from one rendering to the next", name)
		}
	}
}

// The three forms are drawn from one document: every word of it is in each, in order.
func TestFormsAgree(t *testing.T) {
	t.Parallel()
	for _, name := range names(t) {
		c := sample(t, "in", name)
		_, d, err := filled(c)
		if err != nil {
			t.Fatal(err)
		}
		r := render(t, c)
		for form, text := range map[string]string{"text": r.Text, "HTML": words(r.HTML), "PDF": pdfText(t, r.PDF)} {
			rest := letters(text)
			for _, b := range d.Blocks {
				if b.Kind == grid || b.Kind == facts { // columns interleave where they wrap
					continue
				}
				for _, item := range b.Items {
					for _, w := range strings.Fields(plain(item, " ")) {
						_, after, ok := strings.Cut(rest, letters(w))
						if !ok {
							t.Fatalf("%s: the %s lacks %q of %q", name, form, w, plain(item, " "))
						}
						rest = after
					}
				}
			}
		}
	}
}

func TestTextLinesAreAtMost76Wide(t *testing.T) {
	t.Parallel()
	for _, name := range names(t) {
		for l := range strings.Lines(render(t, sample(t, "ar-passe", name)).Text) {
			if n := utf8.RuneCountInString(strings.TrimRight(l, "\n")); n > width {
				t.Errorf("%s: %d characters: %s", name, n, l)
			}
		}
	}
}

// No letter can hold a Tax ID or a birth date, because nothing it is made of does.
func TestContentHasNoFieldForATaxIDOrBirthDate(t *testing.T) {
	t.Parallel()
	var look func(typ reflect.Type, path string, seen map[reflect.Type]bool)
	look = func(typ reflect.Type, path string, seen map[reflect.Type]bool) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] || typ == reflect.TypeFor[calendar.Date]() || typ == reflect.TypeFor[time.Time]() {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			if name := strings.ToLower(f.Name); name == "taxid" || strings.Contains(name, "birth") {
				t.Errorf("%s.%s", path, f.Name)
			}
			look(f.Type, path+"."+f.Name, seen)
		}
	}
	look(reflect.TypeFor[Content](), "Content", map[reflect.Type]bool{})
}

var tags = regexp.MustCompile(`(?s)<style>.*?</style>|<[^>]*>`)

// words is the text of an HTML page.
func words(page string) string { return html.UnescapeString(tags.ReplaceAllString(page, " ")) }

// squeeze joins wrapped lines; the space before punctuation comes from removed tags.
func squeeze(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\n> ", " ")), " ")
	return regexp.MustCompile(` ([.,:])`).ReplaceAllString(s, "$1")
}

// letters drops all space: where lines are broken does not matter.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

func BenchmarkRender(b *testing.B) {
	c := sample(b, "ga", application.LetterWelcome)
	for range b.N {
		if _, err := Render(c); err != nil {
			b.Fatal(err)
		}
	}
}
