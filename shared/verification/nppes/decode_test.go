package nppes

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"credo/shared/calendar"
)

func TestDays(t *testing.T) {
	t.Parallel()
	for in, want := range map[text]calendar.Date{"2026-03-01": "2026-03-01", "03/01/2026": "2026-03-01", "": "", "yesterday": "", "2026-02-30": "", "0000-01-01": ""} {
		if got := day(in); got != want {
			t.Errorf("day(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[text]calendar.Date{"1772323200000": "2026-03-01", "1173398400": "2007-03-09", "": "", "-1": "", "99999999999999999": ""} {
		if got := epoch(in); got != want {
			t.Errorf("epoch(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever the registry sends is a record of the NPI asked for, unknown, or a failure.
func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte(`{"result_count":1,"results":[{"number":1234567893,"enumeration_type":"NPI-2","basic":{"organization_name":{}},"addresses":null}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		record, err := decode(body, person)
		var failed failure
		switch {
		case err == nil && record.NPI != person, err == nil && record.Type != Practitioner && record.Type != Organization:
			t.Errorf("%q gives %+v", body, record)
		case err == nil:
			if record.UpdatedOn != "" {
				if _, err := calendar.ParseDate(record.UpdatedOn.String()); err != nil {
					t.Error(err)
				}
			}
		case !errors.Is(err, ErrUnknown) && !errors.As(err, &failed):
			t.Errorf("%q gives %v", body, err)
		}
	})
}
