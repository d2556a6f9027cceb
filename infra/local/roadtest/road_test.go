package roadtest

import (
	"testing"
	"time"

	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application/applicationtest"
	"credo/shared/form"
)

// TestTheRoad walks one provider of each kind, then two hundred at once. It needs the whole
// machine; the other systems of this package share it afterwards.
func TestTheRoad(t *testing.T) {
	s := start(t, supervisor.Options{})
	today := road.Day(s.Now())
	t.Run("of every kind of provider ends in the welcome letter", func(t *testing.T) {
		travellers, err := s.walk(t.Context(),
			applicationtest.Practitioner(1, "ga", "NP", today),
			applicationtest.Uploaded(applicationtest.Practitioner(2, "ga", "PA", today), today),
			applicationtest.Practitioner(3, "ar-passe", "MD", today),
			applicationtest.Organization(4, "in", today),
			applicationtest.Group(5, "ky", today),
			applicationtest.Practitioner(6, "wv", "LCSW", today),
			applicationtest.Practitioner(7, "oh", "MD", today),
			applicationtest.Practitioner(8, "ar-passe", "OD", today),
			applicationtest.Practitioner(9, "in", "NP", today),
		)
		if err != nil {
			t.Fatal(err)
		}
		s.holdsLetters(t, travellers, 1)
	})
	t.Run("of two hundred at once loses nothing", func(t *testing.T) {
		var forms []form.Submission
		for i := range 200 {
			sent := applicationtest.Practitioner(1000+i, "oh", "PT", today)
			sent.Products = []string{"oh-medicaid"} // the state credentials: one document, one element
			sent.W9 = form.W9{Upload: true, Line1: sent.W9.Line1}
			forms = append(forms, sent)
		}
		s.walker.Pause = 5 * time.Second // two hundred who look all the time hold up the table they wait for
		begun := time.Now()
		travellers, err := s.walk(t.Context(), forms...)
		if err != nil {
			t.Fatal(err)
		}
		s.holdsLetters(t, travellers, 1)
		t.Logf("%d providers from the form to the welcome letter in %s", len(travellers), time.Since(begun).Round(time.Second))
	})
	t.Run("is told in numbers that open their files", s.holdsNumbers)
}

func BenchmarkTheRoadOfOneProvider(b *testing.B) {
	s := start(b, supervisor.Options{})
	today := road.Day(s.Now())
	n := 5000
	for b.Loop() {
		n++
		if _, err := s.walk(b.Context(), applicationtest.Practitioner(n, "ga", "NP", today)); err != nil {
			b.Fatal(err)
		}
	}
}
