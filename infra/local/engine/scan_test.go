package engine

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestTheTestVirusIsFoundWhereverItLies(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		content string
		want    Scan
	}{
		"clean":     {strings.Repeat("a page ", 10_000), Clean},
		"empty":     {"", Clean},
		"at first":  {string(testVirus) + " and more", Threat},
		"at last":   {strings.Repeat("x", 100_001) + string(testVirus), Threat},
		"only half": {string(testVirus[:20]), Clean},
	} {
		for kind, reader := range map[string]io.Reader{"whole": strings.NewReader(test.content), "byte by byte": iotest.OneByteReader(strings.NewReader(test.content))} {
			s := &scanner{Reader: reader}
			read, err := io.ReadAll(s)
			if err != nil || string(read) != test.content {
				t.Fatalf("%s, %s: the scan changed what was read", name, kind)
			}
			if got := s.result(); got != test.want {
				t.Errorf("%s, %s: %s, want %s", name, kind, got, test.want)
			}
		}
	}
}
