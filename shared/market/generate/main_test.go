package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

func TestTheGeneratedDataFollowsTheFiles(t *testing.T) {
	t.Parallel()
	sources, err := load("../data")
	if err != nil {
		t.Fatal(err)
	}
	l, err := read(sources)
	if err != nil {
		t.Fatal(err)
	}
	want, err := write(l)
	if err != nil {
		t.Fatal(err)
	}
	got, err := filepath.Glob("../data*.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Errorf("%d files, want %d: run go generate ./shared/market", len(got), len(want))
	}
	for name, source := range want {
		written, err := os.ReadFile(filepath.Join("..", name))
		if err != nil || !bytes.Equal(written, source) {
			t.Errorf("%s is not what data/*.yaml say: run go generate ./shared/market (%v)", name, err)
		}
	}
}

// TestWrongDataIsNamed changes one line of good data at a time.
func TestWrongDataIsNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, old, new, want string }{
		{"ga.yaml", "regulator:", "regulater:", "regulater"},
		{"ga.yaml", "id: ga\n", "id: gA\n", `id is "gA"`},
		{"ga.yaml", `"profession:NP"`, `"profession:XX"`, `unknown condition "profession:XX"`},
		{"ga.yaml", "type: protocol-agreement", "type: protocol", `unknown document type "protocol"`},
		{"ga.yaml", "lineOfBusiness: dsnp", "lineOfBusiness: snp", `unknown lineOfBusiness "snp"`},
		{"ga.yaml", "1-833-230-2101", "833-CARE", "no phone number"},
		{"in.yaml", "America/Indiana/Indianapolis", "America/Indy", "timeZone"},
		{"oh.yaml", "credentialedBy: state", "credentialedBy: nobody", "credentialedBy"},
		{"oh.yaml", "id: oh-mycare", "id: mycare", `must start with "oh-"`},
		{"oh.yaml", "id: oh-mycare", "id: oh-medicaid", "there twice"},
		{"ar-passe.yaml", "element: ccvs", "element: cvs", `unknown element "cvs"`},
		{"ar-passe.yaml", "stoppedBy: ccvs", "stoppedBy: cvs", `unknown element "cvs"`},
		{"ar-passe.yaml", "service: routine-vision", "service: vision", "turnedAway"},
		{"ar-passe.yaml", "portal: coming-soon", "portal: soon", "portal"},
		{"common.yaml", "documentDays: 30", "documentDays: 0", "documentDays"},
		{"common.yaml", "reminderDays: [10, 20]", "reminderDays: [20, 10]", "reminderDays"},
		{"common.yaml", "  npdb: National Practitioner Data Bank\n", "", "elementNames lacks npdb"},
		{"common.yaml", "if: [w9-upload]", "if: []", "no condition"},
		{"rules.yaml", "license: 120", "licence: 120", `unknown element "licence"`},
		{"rules.yaml", `"2025-07-01"`, `"2025-02-30"`, "is not a date"},
		{"rules.yaml", `"2025-07-01"`, `"0001-01-01"`, "must follow"},
	} {
		paths, err := filepath.Glob("../data/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]json.RawMessage{}
		for _, path := range paths {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			path = strings.TrimPrefix(path, "../")
			if path == "data/"+c.file {
				if !strings.Contains(string(b), c.old) {
					t.Fatalf("%s has no %q", c.file, c.old)
				}
				b = []byte(strings.Replace(string(b), c.old, c.new, 1))
			}
			if files[path], err = yaml.YAMLToJSON(b); err != nil {
				t.Fatal(err)
			}
		}
		_, err = read(files)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: error %v, want %q", c.file, c.new, err, c.want)
		} else if c.file != "common.yaml" && !strings.Contains(err.Error(), c.file) {
			t.Errorf("%s with %q: error %v does not name the file", c.file, c.new, err)
		}
	}
}
