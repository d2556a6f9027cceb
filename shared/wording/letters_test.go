package wording

import (
	"bytes"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/letter"
	"credo/shared/letter/lettertest"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/store"
)

func render(t testing.TB, s *sampled) letter.Rendered {
	t.Helper()
	r, err := letter.Render(s.content())
	if err != nil {
		t.Fatalf("%s: %v", s.Letter.Name, err)
	}
	return r
}

func everyMarket(t testing.TB) []market.Market {
	t.Helper()
	markets := market.Known()
	return markets.All()
}

func TestEveryLetterOfEveryMarketSaysWhatItMust(t *testing.T) {
	t.Parallel()
	for _, m := range everyMarket(t) {
		for _, n := range names(t) {
			t.Run(m.ID+"/"+n.String(), func(t *testing.T) {
				t.Parallel()
				saysWhatItMust(t, m, n)
			})
		}
	}
}

func saysWhatItMust(t *testing.T, m market.Market, n named) {
	t.Helper()
	s := sample(t, m.ID, n)
	s.app.TaxRef, s.own.TaxRef = "tax-reference-of-nobody", "tax-reference-of-nobody"
	r := render(t, s)
	if p := lettertest.Pages(r.PDF); p < 1 || p > 3 {
		t.Errorf("%d pages", p)
	}
	if len(r.Subject) < 10 || utf8.RuneCountInString(r.Subject) > 110 || strings.Contains(r.Subject, "\n") {
		t.Errorf("subject %q", r.Subject)
	}
	if strings.Contains(r.Subject, sampleApplication) {
		t.Error("the subject gives the application ID away")
	}
	must := append([]string{m.PlanName, m.ProviderServices, s.Letter.Number, "What happens next", "Questions?", "Olive Example", "November 22, 2026"}, drawings[n.kind].must...)
	for form, text := range map[string]string{"text": r.Text, "HTML": lettertest.Words(r.HTML), "PDF": lettertest.PDFText(r.PDF)} {
		for _, must := range must {
			if !strings.Contains(lettertest.Squeeze(text), must) {
				t.Errorf("the %s lacks %q", form, must)
			}
		}
		for _, never := range []string{"{{", "<no value>", "%!", "tax-reference-of-nobody", "**", "]("} {
			if strings.Contains(text, never) {
				t.Errorf("the %s has %q", form, never)
			}
		}
	}
}

// ofApp and ofOwn are the letters of either kind.
func ofApp(name casefile.LetterName) named { return named{application.CaseName, name} }
func ofOwn(name casefile.LetterName) named { return named{participation.CaseName, name} }

func TestLettersSayWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	for n, must := range map[named][]string{
		ofApp(application.LetterConfirmation):          {"CRD-7K2M-9QXT-4HB8Z", "DEA certificate", "December 22, 2026", "CareSource Marketplace Georgia may see"},
		ofApp(application.LetterTurnedAway):            {"Avalon Healthcare Solutions", "1-813-751-3940", "independent laboratory"},
		ofApp(application.LetterDocumentsNeeded):       {"Line 1 is not the name", "signed and dated", "it expired on October 31, 2026", "Please send both pages"},
		ofOwn(participation.LetterDocumentsNeeded):     {"Line 1 is not the name", "signed and dated", "it expired on October 31, 2026", "Your participation goes on meanwhile"},
		ofApp(application.LetterQuestion):              {"Work history", "March 2021", "April 2021", "December 22, 2026"},
		ofApp(application.LetterReminder):              {"Form W-9", "March 2021", "December 22, 2026"},
		ofApp(application.LetterDiscontinued):          {"opened again until December 22, 2026"},
		ofApp(application.LetterDenied):                {"restricted your license", "appeal", "December 22, 2026", "by mail to CareSource, P.O. Box"},
		ofApp(application.LetterApproved):              {"December 1, 2026", "November 22, 2029", "sign our agreement", "May 21, 2027", "not before"},
		ofApp(application.LetterContract):              {"Open the agreement and read it", "CareSource Georgia Co.", "December 22, 2026"},
		ofApp(application.LetterContractReminder):      {"December 22, 2026", "waits for you"},
		ofApp(application.LetterContractExecuted):      {"Robin Example, Owner", "November 22, 2026", "ga-2026-01+marketplace"},
		ofApp(application.LetterApprovalLapsed):        {"until December 22, 2026", "not a denial"},
		ofApp(application.LetterProvisional):           {"January 21, 2027", "60 days"},
		ofOwn(participation.LetterSuspended):           {"restricted your license", "directory", "The board lifts the restriction.", "looks at it again by December 7, 2026", "your appeal by December 22, 2026", "by mail to CareSource, P.O. Box"},
		ofApp(application.LetterWelcome):               {"P00012345", "December 1, 2026", "GACS1", "ECHO Health", "1-888-834-3511", "Provider ID and ZIP code", "payer ID"},
		ofApp(application.LetterChangeApplied):         {"P00012345", "December 1, 2026"},
		ofOwn(participation.LetterDocumentExpiring):    {"January 31, 2027"},
		ofApp(application.LetterRecredentialingOpened): {"November 22, 2029", "considered recredentialed unless"},
		ofOwn(participation.LetterOverdue):             {"November 22, 2029", "We would write to you before", "you stay in our network meanwhile"},
		ofOwn(participation.LetterParticipationEnded):  {"January 21, 2027", "another provider", "Until that day nothing changes", "We write to our members"},
	} {
		text := lettertest.Squeeze(render(t, sample(t, "ga", n)).Text)
		for _, m := range must {
			if !strings.Contains(text, m) {
				t.Errorf("%s lacks %q:\n%s", n, m, text)
			}
		}
	}
}

func TestVariantsOfALetter(t *testing.T) {
	t.Parallel()
	for title, v := range map[string]struct {
		named
		with         func(*sampled)
		must, mustnt string
	}{
		"complete from the start":      {ofApp(application.LetterConfirmation), func(s *sampled) { s.data.Documents = nil }, "Nothing right now", "Please send these"},
		"lapsed by the plan":           {ofApp(application.LetterApprovalLapsed), func(s *sampled) { s.data.DueOn = "" }, "our delay, not yours", "Call us by"},
		"a change's agreement":         {ofApp(application.LetterContract), func(s *sampled) { s.app.Kind, s.app.Change = form.KindChange, &form.ChangeRequest{What: "tax-id"} }, "one legal name and one Tax ID", "welcome letter"},
		"state credentialed":           {ofApp(application.LetterConfirmation), ohio(t), "Provider Network Management", ""},
		"state approved":               {ofApp(application.LetterApproved), ohio(t), "Your state has checked", "We have checked the credentials"},
		"change received":              {ofApp(application.LetterConfirmation), func(s *sampled) { s.app.Kind = form.KindChange }, "contract stays as it is", "welcome letter"},
		"recredentialed":               {ofApp(application.LetterApproved), func(s *sampled) { s.data.Renewal = true }, "goes on without a break", "not in our network"},
		"recredentialed, suspended":    {ofApp(application.LetterApproved), func(s *sampled) { s.data.Renewal, s.data.Suspended = true, true }, "still suspended", "without a break"},
		"nothing to send, to sign":     {ofApp(application.LetterRecredentialingOpened), func(s *sampled) { s.data.Documents = nil }, "The practitioner signs in person", "Nothing right now"},
		"signed, nothing to send":      {ofApp(application.LetterRecredentialingOpened), func(s *sampled) { s.data.Documents, s.data.Attest = nil, false }, "Nothing right now", "answer our questions"},
		"a reminder to sign":           {ofOwn(participation.LetterRecredentialingReminder), func(s *sampled) { s.data.Documents = nil }, "Please answer our questions again and sign by", "We have all your documents"},
		"a group signs late":           {ofOwn(participation.LetterOverdue), func(s *sampled) { s.Facts.ProviderType = "group" }, "An officer signs, with a title", "The practitioner signs"},
		"signed, documents missing":    {ofOwn(participation.LetterOverdue), func(s *sampled) { s.data.Attest = false }, "What we still need from you", "answer our questions"},
		"a license ran out":            {ofOwn(participation.LetterDocumentsNeeded), func(s *sampled) { s.data.Suspended = true }, "Your participation is suspended", "goes on meanwhile"},
		"a license runs out":           {ofOwn(participation.LetterDocumentExpiring), func(s *sampled) { s.data.Freezes = true }, "we suspend your participation until we do", "we write to you again"},
		"suspended for danger":         {ofOwn(participation.LetterSuspended), func(s *sampled) { s.data.Summary = true }, "a danger to our members", ""},
		"suspended for another reason": {ofOwn(participation.LetterSuspended), func(*sampled) {}, "looks at it again", "danger"},
		"an end that may fall away":    {ofOwn(participation.LetterParticipationEnded), func(s *sampled) { s.data.OnlyIfLate = true }, "You can still stay", ""},
		"a notice taken back":          {ofOwn(participation.LetterReinstated), func(s *sampled) { s.data.Undone = true }, "We take that back: it goes on without a gap", "The suspension is over"},
		"full after provisional": {ofApp(application.LetterApproved), func(s *sampled) {
			s.data.Products = []participation.Term{{Product: "ga-marketplace", EffectiveOn: "2026-12-01", State: participation.StatusActive}}
		}, "now on you take part fully", "not in our network"},
		"recredentialing denied":       {ofApp(application.LetterDenied), func(s *sampled) { s.data.Renewal = true }, "You stay in our network while you can appeal", ""},
		"renewal withdrawn":            {ofApp(application.LetterWithdrawn), func(s *sampled) { s.data.Renewal, s.app.RecredBy = true, "2029-11-23" }, "November 23, 2029. After that day we may end it", "You are not in our network"},
		"a document ran out":           {ofOwn(participation.LetterDocumentsNeeded), func(*sampled) {}, "Your participation goes on meanwhile", "stop work"},
		"one ran out, provisionally":   {ofApp(application.LetterDocumentsNeeded), func(s *sampled) { s.app.State = application.StateEnrolled }, "Your participation goes on meanwhile", "stop work"},
		"documents before a decision":  {ofApp(application.LetterDocumentsNeeded), func(*sampled) {}, "stop work", "Your participation goes on meanwhile"},
		"ended, nothing decided":       {ofOwn(participation.LetterParticipationEnded), func(s *sampled) { s.data.DueOn = "" }, "call us", "right to appeal"},
		"ended by a decision":          {ofOwn(participation.LetterParticipationEnded), func(*sampled) {}, "We must have your appeal by December 22, 2026", ""},
		"appeal overturned":            {ofApp(application.LetterAppealDecided), func(s *sampled) { s.data.Outcome = "overturned" }, "set aside", "final"},
		"portal not open":              {ofApp(application.LetterWelcome), func(s *sampled) { s.Market = findMarket(t, "ar-passe") }, "coming soon", "Register for the portal"},
		"one document expiring":        {ofOwn(participation.LetterDocumentExpiring), func(s *sampled) { s.data.Documents = s.data.Documents[:1] }, "Please send it by", "them"},
		"reminded, with CAQH":          {ofOwn(participation.LetterRecredentialingReminder), func(s *sampled) { s.data.Documents, s.data.Attest = nil, false }, "attested to your CAQH profile", ""},
		"a physician of PASSE applies": {ofApp(application.LetterConfirmation), passe(t, "MD"), "current and that CareSource PASSE may see it", "CAQH profile"},
		"a physician of PASSE renews":  {ofApp(application.LetterRecredentialingOpened), passe(t, "DO"), "CCVS", "CAQH profile"},
		"a physician of PASSE is reminded": {ofOwn(participation.LetterRecredentialingReminder), func(s *sampled) {
			passe(t, "MD")(s)
			s.data.Attest = false
		}, "CCVS", "CAQH profile"},
		"a nurse of PASSE applies":  {ofApp(application.LetterConfirmation), passe(t, "NP"), "CAQH profile", "CCVS"},
		"a reminder of a question":  {ofApp(application.LetterReminder), func(s *sampled) { s.data.Documents = nil }, "Answer on the status page", "Send your documents"},
		"an unanswered question":    {ofApp(application.LetterQuestion), func(*sampled) {}, "a person judges it", "stop work"},
		"a name that ends in a dot": {ofApp(application.LetterConfirmation), func(s *sampled) { s.app.Name = "Sample Clinic, Inc." }, "form for Sample Clinic, Inc. Keep", "Inc.."},
		"reminded, without CAQH": {ofOwn(participation.LetterRecredentialingReminder), func(s *sampled) {
			s.data.Documents, s.data.Attest, s.Facts.CredentialingApplication = nil, false, "uploaded"
		}, "We have all your documents", "CAQH"},
	} {
		s := sample(t, "ga", v.named)
		v.with(s)
		text := lettertest.Squeeze(render(t, s).Text)
		if !strings.Contains(text, v.must) || v.mustnt != "" && strings.Contains(text, v.mustnt) {
			t.Errorf("%s: want %q, not %q:\n%s", title, v.must, v.mustnt, text)
		}
	}
}

// passe is a market where the state verifies physicians and CAQH everybody else.
func passe(t *testing.T, profession string) func(*sampled) {
	return func(s *sampled) {
		s.Market, s.app.Products, s.Facts.Profession, s.data.Documents = findMarket(t, "ar-passe"), []string{"ar-passe"}, profession, nil
	}
}

func ohio(t *testing.T) func(*sampled) {
	return func(s *sampled) { s.Market, s.app.Products = findMarket(t, "oh"), []string{"oh-medicaid"} }
}

func TestTheProviderNumberIsToldOnceItHolds(t *testing.T) {
	t.Parallel()
	for title, v := range map[string]struct {
		named
		with func(*sampled)
		told bool
	}{
		"being loaded":      {ofApp(application.LetterApplicationID), func(s *sampled) { s.app.State = application.StateEnrolling }, false},
		"enrolled":          {ofApp(application.LetterApplicationID), func(s *sampled) { s.app.Enrolled = "2026-11-20" }, true},
		"a change is asked": {ofApp(application.LetterConfirmation), func(s *sampled) { s.app.Kind = form.KindChange }, false},
		"being renewed":     {ofApp(application.LetterDocumentsNeeded), func(s *sampled) { s.app.Kind = form.KindRecredentialing }, true},
		"takes part":        {ofOwn(participation.LetterSuspended), func(*sampled) {}, true},
		"not loaded yet":    {ofOwn(participation.LetterSuspended), func(s *sampled) { s.own.Status = participation.StatusPending }, false},
	} {
		s := sample(t, "ga", v.named)
		s.app.Provider, s.Letter.Number = "P00012345", "X-L01"
		v.with(s)
		if text := render(t, s).Text; strings.Contains(text, "Provider Number: P00012345\n") != v.told {
			t.Errorf("%s: want told %v:\n%s", title, v.told, text)
		}
	}
}

// Bare letters never come from the domain, but must not break the queue of letters.
func TestLettersWithoutTheirDataStillRender(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		bare := &sampled{kind: n.kind, Content: letter.Content{Market: findMarket(t, "oh"), Letter: casefile.Letter{Name: n.name, At: time.Unix(0, 0)}}}
		render(t, bare)
		c := bare.content()
		c.Letter.Data = nil
		if _, err := letter.Render(c); err != nil {
			t.Errorf("%s: %v", n, err)
		}
	}
}

func TestEachKindOfCaseHasItsWords(t *testing.T) {
	t.Parallel()
	owed := map[named]bool{}
	for _, n := range names(t) { // names a kind without words
		owed[n] = true
	}
	for kind := range All {
		if !slices.ContainsFunc(store.Kinds, func(k casefile.Kind) bool { return k.Name == kind }) {
			t.Errorf("All has words of a %s, which is no kind of case: take them away, or add the kind to shared/store/kinds.go", kind)
		}
	}
	// kinds may share templates: one that no kind owes is left over
	kindsOf := map[string][]string{}
	for _, kind := range store.Kinds {
		if w := All[kind.Name].Words; w != nil {
			templates, err := fs.Glob(w.Templates, "*.txt")
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range templates {
				kindsOf[file] = append(kindsOf[file], kind.Name)
			}
		}
	}
	for file, kinds := range kindsOf {
		name := strings.TrimSuffix(file, ".txt")
		of := func(kind string) bool { return owed[named{kind, casefile.LetterName(name)}] }
		if name != "parts" && !slices.ContainsFunc(kinds, of) {
			t.Errorf("templates/%s is of no letter: declare a casefile.LetterName %q in one of the kinds %v, or take the template away", file, name, kinds)
		}
	}
	for n := range owed {
		if !slices.Contains(kindsOf[string(n.name)+".txt"], n.kind) {
			t.Errorf("the letter %s has no template: write shared/wording/templates/%s.txt", n, n.name)
		}
	}
}

func TestUnknownLetterIsAnError(t *testing.T) {
	t.Parallel()
	for kind := range All {
		if _, err := letter.Render(sample(t, "ga", named{kind, "valentine"}).content()); err == nil || !strings.Contains(err.Error(), "valentine") {
			t.Errorf("error %v does not name the letter", err)
		}
	}
}

func TestACaseOfAnotherKindIsAnError(t *testing.T) {
	t.Parallel()
	for _, n := range []named{ofApp(application.LetterWelcome), ofOwn(participation.LetterSuspended)} {
		c := sample(t, "ga", n).content()
		for kind, w := range All {
			if c.Words = w.Words; kind == n.kind {
				continue
			}
			if _, err := letter.Render(c); err == nil || !strings.Contains(err.Error(), kind) {
				t.Errorf("error %v does not name the kind %s", err, kind)
			}
		}
	}
}

func TestRenderingIsDeterministic(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		a, b := render(t, sample(t, "ga", n)), render(t, sample(t, "ga", n))
		if !bytes.Equal(a.PDF, b.PDF) || a.HTML != b.HTML || a.Text != b.Text || a.Subject != b.Subject {
			t.Errorf("%s differs from one rendering to the next", n)
		}
	}
}

// The three forms are drawn from one document: every word of the page is in the others, in
// order.
func TestFormsAgree(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		r := render(t, sample(t, "in", n))
		for form, text := range map[string]string{"text": r.Text, "PDF": lettertest.PDFText(r.PDF)} {
			rest := lettertest.Letters(text)
			for _, item := range items(t, r.HTML) {
				for _, w := range strings.Fields(item.text) {
					_, after, ok := strings.Cut(rest, lettertest.Letters(w))
					if !ok {
						t.Fatalf("%s: the %s lacks %q of %q", n, form, w, item.text)
					}
					rest = after
				}
			}
		}
	}
}

func TestTextLinesAreAtMost76Wide(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		for l := range strings.Lines(render(t, sample(t, "ar-passe", n)).Text) {
			if n := utf8.RuneCountInString(strings.TrimRight(l, "\n")); n > 76 {
				t.Errorf("%s: %d characters: %s", l, n, l)
			}
		}
	}
}

// No letter can hold a Tax ID or a birth date, because nothing it is made of does.
func TestContentHasNoFieldForATaxIDOrBirthDate(t *testing.T) {
	t.Parallel()
	seen := map[reflect.Type]bool{reflect.TypeFor[calendar.Date](): true, reflect.TypeFor[time.Time](): true, reflect.TypeFor[letter.Words](): true}
	var look func(typ reflect.Type, path string)
	look = func(typ reflect.Type, path string) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			if name := strings.ToLower(f.Name); name == "taxid" || strings.Contains(name, "birth") {
				t.Errorf("%s.%s", path, f.Name)
			}
			look(f.Type, path+"."+f.Name)
		}
	}
	drawn := []any{letter.Content{}, view{}, participation.LetterData{}}
	for _, kind := range store.Kinds {
		drawn = append(drawn, kind.New().Done())
	}
	for _, made := range drawn {
		look(reflect.TypeOf(made), reflect.TypeOf(made).String())
	}
}

func BenchmarkRender(b *testing.B) {
	c := sample(b, "ga", ofApp(application.LetterWelcome)).content()
	for range b.N {
		if _, err := letter.Render(c); err != nil {
			b.Fatal(err)
		}
	}
}
