package identifier

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func drawID(t *rapid.T, draw func(io.Reader) (string, error)) string {
	seed := rapid.SliceOfN(rapid.Byte(), 160, 160).Draw(t, "random")
	id, err := draw(io.MultiReader(bytes.NewReader(seed), rand.Reader))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestOneWrongDigitIsFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		npi := NPIFrom(fmt.Sprint(rapid.IntRange(100_000_000, 299_999_999).Draw(t, "nine")))
		number := drawID(t, NewProviderNumber)
		if err := CheckNPI(npi); err != nil {
			t.Fatal(err)
		}
		if err := CheckProviderNumber(number); err != nil {
			t.Fatal(err)
		}
		if CheckNPI(number) == nil || CheckProviderNumber(npi) == nil {
			t.Fatal("a provider number and an NPI are confused")
		}
		i := rapid.IntRange(0, 9).Draw(t, "place")
		digit := byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		for name, c := range map[string]struct {
			id    string
			check func(string) error
		}{"NPI": {npi, CheckNPI}, "provider number": {number, CheckProviderNumber}} {
			b := []byte(c.id)
			b[i] = digit
			if wrong := string(b); wrong != c.id && c.check(wrong) == nil {
				t.Fatalf("%s %s passes for %s", name, wrong, c.id)
			}
		}
	})
}

func TestApplicationIDIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		id := drawID(t, NewApplicationID)
		if len(id) != len("CRD-XXXX-XXXX-XXXXX") || strings.Trim(id[4:], crockford+"-") != "" {
			t.Fatalf("drawn %q", id)
		}
		b := strings.Builder{}
		for _, r := range id {
			switch rapid.IntRange(0, 4).Draw(t, "spelling") {
			case 0:
				r = []rune(strings.ToLower(string(r)))[0]
			case 1:
				b.WriteString(rapid.SampledFrom([]string{" ", "-", "–", "\u00a0"}).Draw(t, "gap"))
			case 2:
				if r == '1' {
					r = rapid.SampledFrom([]rune("IiLl1")).Draw(t, "one")
				} else if r == '0' {
					r = rapid.SampledFrom([]rune("Oo0")).Draw(t, "zero")
				}
			}
			b.WriteRune(r)
		}
		for _, written := range []string{b.String(), strings.TrimPrefix(id, "CRD-")} {
			if got, err := ParseApplicationID(written); err != nil || got != id {
				t.Fatalf("%q read as %q, %v; want %s", written, got, err, id)
			}
		}
	})
}

func TestOneWrongLetterOfAnApplicationIDIsFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		id := drawID(t, NewApplicationID)
		b := []byte(strings.ReplaceAll(id, "-", ""))
		i := rapid.IntRange(3, len(b)-1).Draw(t, "place")
		b[i] = rapid.SampledFrom([]byte(crockford+"U*")).Draw(t, "letter")
		wrong := string(b)
		if got, err := ParseApplicationID(wrong); err == nil && got != id {
			t.Fatalf("%s passes for %s", got, id)
		}
	})
}

func TestNoRandomnessIsAnError(t *testing.T) {
	t.Parallel()
	if id, err := NewApplicationID(strings.NewReader("short")); err == nil {
		t.Errorf("application ID %s from five bytes", id)
	}
	if number, err := NewProviderNumber(strings.NewReader("")); err == nil {
		t.Errorf("provider number %s from nothing", number)
	}
}

func FuzzParseApplicationID(f *testing.F) {
	f.Add("CRD-0000-0000-00000")
	f.Add("crd 7k3m 9qxt 2b4fw")
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ParseApplicationID(s)
		if err != nil {
			return
		}
		if again, err := ParseApplicationID(id); err != nil || again != id {
			t.Fatalf("%q read as %q, which reads as %q, %v", s, id, again, err)
		}
	})
}

func FuzzCheckNPI(f *testing.F) {
	f.Add("1234567893")
	f.Fuzz(func(t *testing.T, s string) {
		if CheckNPI(s) == nil && (len(s) != 10 || NPIFrom(s[:9]) != s) {
			t.Fatalf("%q passes", s)
		}
	})
}

func FuzzDEA(f *testing.F) {
	f.Add("AP5836727", "Peters")
	f.Fuzz(func(t *testing.T, number, name string) {
		if CheckDEA(number) != nil && DEAWarning(number, name, false) != "" {
			t.Fatalf("%q is refused and warned of", number)
		}
	})
}

func FuzzTaxID(f *testing.F) {
	f.Add("12-3456789")
	f.Fuzz(func(t *testing.T, s string) {
		if CheckTaxID(s, "EIN") == nil && (len(NormalizeTaxID(s)) != 9 || strings.Contains(MaskTaxID(s), NormalizeTaxID(s)[:5])) {
			t.Fatalf("%q passes", s)
		}
	})
}

func FuzzNormalizePhone(f *testing.F) {
	f.Add("(614) 555-0142 x12")
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := NormalizePhone(s); ok {
			if again, ok := NormalizePhone(n); !ok || again != n {
				t.Fatalf("%q is %q, which is %q", s, n, again)
			}
		}
	})
}

func FuzzCheckEmail(f *testing.F) {
	f.Add("office@example.com")
	f.Fuzz(func(t *testing.T, s string) {
		if CheckEmail(s) == nil && (strings.ContainsAny(s, "\r\n<> ") || !strings.Contains(s, "@")) {
			t.Fatalf("%q passes", s)
		}
	})
}

func FuzzFoldName(f *testing.F) {
	f.Add("O'Brien-Núñez, M.D.")
	f.Add("ŉ İ ǅ ﬃ ß")
	f.Fuzz(func(t *testing.T, s string) {
		once := FoldName(s)
		if twice := FoldName(once); twice != once {
			t.Fatalf("%q folds to %q, then %q", s, once, twice)
		}
	})
}
