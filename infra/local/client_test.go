package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// project makes the working directory a project whose system answers with lines.
func project(t *testing.T, lines string) {
	t.Helper()
	root := t.TempDir()
	for _, folder := range []string{"infra/local", ".local", "deeper"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{"template.yaml": ""}
	if lines != "" {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, lines, r.FormValue("role"), r.FormValue("user"), r.FormValue("to"))
		}))
		t.Cleanup(server.Close)
		files[".local/addresses.json"] = fmt.Sprintf(`{"supervisor":%q}`, server.URL)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(root, "deeper"))
}

func TestClientCommands(t *testing.T) {
	const answers = `{"token":"%s/%s"}` + "\n"
	tests := map[string]struct {
		arguments []string
		lines     string // what the system answers, given role, user and date
		code      int
		err       string
	}{
		"a token":             {[]string{"token", "admin"}, answers + "%.0s", 0, ""},
		"another person's":    {[]string{"token", "admin", "--user", "ada"}, answers + "%.0s", 0, ""},
		"no role":             {[]string{"token"}, answers + "%.0s", 2, "which role?"},
		"an unknown role":     {[]string{"token", "x"}, `{"error":"no role %s%.0s%.0s"}`, 1, "no role x"},
		"a date":              {[]string{"date", "+2d"}, "{\"step\":\"%.0s%.0s%s\"}\n{\"done\":true}\n", 0, ""},
		"no date":             {[]string{"date"}, answers + "%.0s", 2, "to which date?"},
		"a refused date":      {[]string{"date", "x"}, `{"error":"%.0s%.0s%s is no date"}`, 1, "x is no date"},
		"a date not reached":  {[]string{"date", "+2d"}, "{\"step\":\"%.0s%.0s%s\"}\n", 1, "stopped before"},
		"a system not up":     {[]string{"date", "+2d"}, "", 1, "make run"},
		"a token without one": {[]string{"token", "admin"}, "", 1, "make run"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			project(t, test.lines)
			code, err := commands[test.arguments[0]](context.Background(), test.arguments[1:])
			if code != test.code || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("got %d, %v, want %d, %q", code, err, test.code, test.err)
			}
		})
	}
}

func TestAnUnknownCommandIsUsage(t *testing.T) {
	t.Parallel()
	for _, arguments := range [][]string{nil, {"walk"}} {
		if code := dispatch(t.Context(), arguments); code != 2 {
			t.Errorf("%v: got %d", arguments, code)
		}
	}
}
