package agreement_test

import (
	"bytes"
	"strings"
	"testing"

	"credo/shared/agreement"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/letter/lettertest"
	"credo/shared/market"
)

var today = calendartest.Day

// draw is the agreement of a road as it stands.
func draw(t *testing.T, r *applicationtest.Road) agreement.Drawn {
	t.Helper()
	d, err := agreement.Draw(r.File, r.Who.Submission, r.Now)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEveryMarketHasAnAgreementForEachSetOfProducts(t *testing.T) {
	t.Parallel()
	attachments := map[string]string{"medicaid": "Attachment: Medicaid", "dsnp": "Attachment: Medicare and Medicaid together",
		"marketplace": "Attachment: Marketplace", "medicare-advantage": "Attachment: Medicare Advantage"}
	for _, m := range market.Known().All() {
		for _, p := range m.Products {
			s := applicationtest.Practitioner(1, m.ID, "NP", today)
			s.Products, s.MedicaidID = []string{p.ID}, "1234567"
			d := draw(t, applicationtest.Submitted(t, s))
			if want := m.ID + "-2026-01+" + p.LineOfBusiness; d.Version != want {
				t.Errorf("%s: version %s, want %s", p.ID, d.Version, want)
			}
			text := lettertest.Squeeze(lettertest.PDFText(d.PDF))
			for line, title := range attachments {
				if strings.Contains(text, title) != (line == p.LineOfBusiness) {
					t.Errorf("%s: attachment %q is there: %t", p.ID, title, line != p.LineOfBusiness)
				}
			}
			for _, must := range []string{"Sample text, invented", m.ContractWith, p.Name, s.NPI, s.LegalName(), "•••••" + s.TaxID[5:], "to be signed on the status page"} {
				if !strings.Contains(text, must) {
					t.Errorf("%s lacks %q:\n%s", p.ID, must, text)
				}
			}
			if strings.Contains(text, s.TaxID) || strings.Contains(text, "{{") || strings.Contains(text, "**") {
				t.Errorf("%s shows what it must not:\n%s", p.ID, text)
			}
		}
	}
}

func TestTheExecutedCopyHasBothSignatures(t *testing.T) {
	t.Parallel()
	r := applicationtest.Nurse(t, 1)
	sent := draw(t, r)
	r.Signed()
	both, err := r.File.Countersigned(applicationtest.Cora, r.Now)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := agreement.Draw(both, r.Who.Submission, r.Now)
	if err != nil {
		t.Fatal(err)
	}
	text := lettertest.Squeeze(lettertest.PDFText(copied.PDF))
	g := r.File.Application.Agreement
	for _, must := range []string{"Robin Example, Owner", "192.0.2.1", r.Now.Format("January 2, 2006, 15:04:05") + " UTC", "by cora", g.SHA256[:16], "I have read the participation agreement"} {
		if !strings.Contains(text, must) {
			t.Errorf("it lacks %q:\n%s", must, text)
		}
	}
	if copied.SHA256 == sent.SHA256 || r.File.Application.Agreement.Executed != nil {
		t.Error("the executed copy is the one sent, or drawing it changed the file")
	}
}

func TestDrawingIsDeterministic(t *testing.T) {
	t.Parallel()
	r := applicationtest.Nurse(t, 2)
	a, b := draw(t, r), draw(t, r)
	if a.SHA256 != b.SHA256 || !bytes.Equal(a.PDF, b.PDF) || len(a.SHA256) != 64 {
		t.Errorf("%s and %s", a.SHA256, b.SHA256)
	}
}

// A text that was sent is the one that is executed, also when a newer one is in force.
func TestTheTextThatWasSentIsTheOneExecuted(t *testing.T) {
	t.Parallel()
	r := applicationtest.Nurse(t, 3).Signed()
	r.File.Application.Agreement.Version = "in-2026-01+marketplace"
	if d := draw(t, r); !strings.HasPrefix(d.Version, "in-2026-01+") {
		t.Errorf("drawn as %s", d.Version)
	}
	r.File.Application.Agreement = nil
	r.Now = r.Now.AddDate(-3, 0, 0)
	if d := draw(t, r); !strings.HasPrefix(d.Version, "ga-2026-01+") {
		t.Errorf("before any text was in force the first holds, not %s", d.Version)
	}
}

// A signer's words stay text, whatever they say.
func TestWhatASignerTypesStaysText(t *testing.T) {
	t.Parallel()
	r := applicationtest.Nurse(t, 4).Signed()
	r.File.Application.Agreement.Signed.Name = "Robin **Example** [x](https://example.com)"
	text := lettertest.Squeeze(lettertest.PDFText(draw(t, r).PDF))
	if !strings.Contains(text, "Robin **Example** [x](https://example.com)") {
		t.Errorf("the name became markup:\n%s", text)
	}
}
