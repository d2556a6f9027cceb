package identifier

import (
	"strings"
	"testing"
)

func TestChecks(t *testing.T) {
	t.Parallel()
	ein := func(s string) error { return CheckTaxID(s, "EIN") }
	ssn := func(s string) error { return CheckTaxID(s, "SSN") }
	for _, c := range []struct {
		name      string
		check     func(string) error
		good, bad []string
	}{
		{"NPI", CheckNPI,
			[]string{"1234567893", "1679576722", NPIFrom("200000000")},
			[]string{"", "0000000006", "1234567890", "123456789", "12345678931", "1234 567893", "3234567895", "１234567893"}},
		{"DEA", CheckDEA,
			[]string{"AP5836727", "ap5836727", "F91234563", "MP5836727", "B91234563"},
			[]string{"", "AP5836728", "XP5836727", "A15836727", "AP583672", "AP58367270", "9P5836727"}},
		{"EIN", ein,
			[]string{"12-3456789", "123456789", " 98-7654321 "},
			[]string{"", "000000000", "12345678", "1234567890", "12 3456789", "1-23456789", "12-000000a", "12-0000000"}},
		{"SSN", ssn,
			[]string{"123-45-6789", "123456789", "912-70-1234"},
			[]string{"000-12-3456", "666-12-3456", "123-00-4567", "123-45-0000", "912-10-1234"}},
		{"CLIA", CheckCLIA, []string{"11D2030405"}, []string{"", "11E2030405", "11d2030405", "1D12030405", "11D203040"}},
		{"CCN", CheckCCN, []string{"361234", "36T123", "11D2030405"}, []string{"", "3612", "ABCDEF"}},
		{"CAQH ID", CheckCAQHID, []string{"12345678", "123456"}, []string{"", "1234567A", "12345678901"}},
		{"taxonomy", CheckTaxonomy, []string{"207Q00000X", "363LF0000X", "1041C0700X"}, []string{"", "207Q00000", "207q00000X", "207Q000000", "Family"}},
		{"Medicaid ID", CheckMedicaidID, []string{"1234567", "AR-998877"}, []string{"", "12", "12 34 56"}},
		{"provider number", CheckProviderNumber, []string{"1234567897"}, []string{"", "1234567890", "0234567890", "123456789"}},
		{"phone", CheckPhone,
			[]string{"614-555-0142", "(614) 555-0142", "6145550142", "+1 614 555 0142", "614.555.0142 x12", "614-555-0142 ext. 3"},
			[]string{"", "555-0142", "114-555-0142", "614-555-014", "614-155-0142", "call me"}},
		{"ZIP", CheckZIP, []string{"43215", "43215-1234"}, []string{"", "4321", "432151234", "43215-"}},
		{"email", CheckEmail,
			[]string{"office@example.com", "a.b+c@mail.example.org"},
			[]string{"", "office", "office@", "office@example", "Office <office@example.com>", "a@b.com, c@d.com", "a b@example.com", "a@[127.0.0.1]", "a@example.com\r\nBcc: x@example.com"}},
		{"state", CheckState, []string{"OH", "DC", "PR"}, []string{"", "oh", "XX", "OHI", " O", "H "}},
	} {
		for _, s := range c.good {
			if err := c.check(s); err != nil {
				t.Errorf("%s %q: %v", c.name, s, err)
			}
		}
		for _, s := range c.bad {
			err := c.check(s)
			if err == nil {
				t.Errorf("%s %q passes", c.name, s)
			} else if !strings.HasSuffix(err.Error(), ".") {
				t.Errorf("%s: %q is no sentence", c.name, err)
			}
		}
	}
	if CheckTaxID("123456789", "TIN") == nil {
		t.Error("a Tax ID of an unknown kind passes")
	}
}

func TestDEAWarning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		number, last string
		midlevel     bool
		want         string // part of the warning, "" for none
	}{
		{"AP5836727", "Peters", false, ""},
		{"AP5836727", "de la Peña", false, ""},
		{"AP5836727", "Ortiz-Pérez", false, ""},
		{"F91234563", "Clinic", false, ""},
		{"AP5836727", "Sample", false, "initial"},
		{"MP5836727", "Peters", true, ""},
		{"MP5836727", "Peters", false, "first letter M"},
		{"AP5836727", "Peters", true, "first letter A"},
		{"nonsense", "Peters", true, ""},
	} {
		got := DEAWarning(c.number, c.last, c.midlevel)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s for %s: %q, want %q", c.number, c.last, got, c.want)
		}
	}
}

func TestTaxIDIsMaskedAndReferenced(t *testing.T) {
	t.Parallel()
	if got := MaskTaxID("12-3456789"); got != "•••••6789" {
		t.Errorf("masked %q", got)
	}
	if got := MaskTaxID(""); got != "" {
		t.Errorf("masked none %q", got)
	}
	a, b := TaxRef([]byte("key"), "12-3456789"), TaxRef([]byte("key"), "123456789")
	if a != b || len(a) != 32 {
		t.Errorf("references %s and %s", a, b)
	}
	if a == TaxRef([]byte("other"), "123456789") || a == TaxRef([]byte("key"), "123456788") {
		t.Error("reference depends on key and digits")
	}
}

func TestNormalizePhone(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"(614) 555-0142": "614-555-0142", "+1.614.555.0142": "614-555-0142", "614-555-0142, EXT 7": "614-555-0142 x7"} {
		if got, ok := NormalizePhone(in); !ok || got != want {
			t.Errorf("%q = %q", in, got)
		}
	}
}

func TestFoldName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"O'Brien-Núñez, M.D.":         "obrien nunez md",
		"ACME  HEALTH, L.L.C.":        "acme health llc",
		"Acme Health LLC":             "acme health llc",
		"Smith & Sons":                "smith and sons",
		"Łukasz Søren Đoàn Straße":    "lukasz soren doan strasse",
		"Nguyễn Thị  Ánh":             "nguyen thi anh",
		"Жанна":                       "жанна",
		"  ":                          "",
		"St. Mary’s Hospital (North)": "st marys hospital north",
	} {
		if got := FoldName(in); got != want {
			t.Errorf("FoldName(%q) = %q, want %q", in, got, want)
		}
	}
}
