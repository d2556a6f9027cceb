// Package starttest runs a function's tests with their logs taken down, and fails them
// when a log line holds what no log may hold: a name, a Tax ID, a date of birth or an
// address of the sample people.
package starttest

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
)

// Main is the TestMain of a function.
func Main(m *testing.M) {
	var logs bytes.Buffer
	slog.SetDefault(slog.New(slog.NewJSONHandler(&logs, &slog.HandlerOptions{Level: slog.LevelDebug})))
	code := m.Run()
	if code != 0 {
		os.Stderr.Write(logs.Bytes()) // what a test saw as a 500 is told here
	}
	for _, line := range Personal(logs.String()) {
		fmt.Fprintf(os.Stderr, "--- FAIL: a log line holds what no log may hold: %s\n", line)
		code = 1
	}
	os.Exit(code)
}

// Personal finds the lines that hold something personal of the sample people.
func Personal(logs string) []string {
	var found []string
	for line := range strings.Lines(logs) {
		if personal().MatchString(line) {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}

// samples is how many practitioners bear every first and every last name there is.
const samples = 300

var personal = sync.OnceValue(func() *regexp.Regexp {
	taxID, birthDate, email := `\b(00|98)[0-9]{7}\b`, `\b19[0-9]{2}-[0-9]{2}-[0-9]{2}\b`, `[a-z0-9]@`
	forbidden := map[string]bool{taxID: true, birthDate: true, email: true, `\bRobin\b`: true, `\bCasey\b`: true}
	for n := range samples {
		name := applicationtest.Practitioner(n, "ga", "NP", calendartest.Day).Practitioner.Name
		forbidden[`\b`+name.First+`\b`], forbidden[`\b`+name.Last+`\b`] = true, true
	}
	var all []string
	for pattern := range forbidden {
		all = append(all, pattern)
	}
	return regexp.MustCompile(strings.Join(all, "|"))
})
