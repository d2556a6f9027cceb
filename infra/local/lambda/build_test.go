package lambda

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"

	"credo/infra/local/template"
)

const program = "package main\n\nfunc main() { println(\"one\") }\n"

func TestOnlyWhatChangedIsRebuilt(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	files := map[string]string{"go.mod": "module sample\n\ngo 1.26.0\n", "functions/a/main.go": program, "functions/b/main.go": program}
	for name, content := range files {
		write(t, filepath.Join(root, name), content)
	}
	functions := []template.Function{{ID: "A", Folder: "functions/a"}, {ID: "B", Folder: "functions/b"}}
	build := func() []string {
		t.Helper()
		changed, err := Build(t.Context(), root, filepath.Join(root, "out", "bin"), functions)
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if got := build(); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("first build changed %v", got)
	}
	if got := build(); len(got) != 0 {
		t.Errorf("second build changed %v", got)
	}
	write(t, filepath.Join(root, "functions/b/main.go"), strings.Replace(program, "one", "two", 1))
	if got := build(); !slices.Equal(got, []string{"B"}) {
		t.Errorf("after a change of b, changed %v", got)
	}
	write(t, filepath.Join(root, "functions/b/main.go"), "package main\n\nfunc main() { broken() }\n")
	if _, err := Build(t.Context(), root, filepath.Join(root, "out", "bin"), functions); err == nil || !strings.Contains(err.Error(), "undefined: broken") {
		t.Errorf("got error %v", err)
	}
}

func TestWatchTellsOfSavedFiles(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	changed := make(chan struct{}, 100)
	if err := Watch(t.Context(), []string{root}, func() { changed <- struct{}{} }); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.go", "new/deeper/b.go", "new/deeper/c.yaml"} {
		write(t, filepath.Join(root, name), "package a")
		<-changed
	}
}

func TestOnlyFilesThatCanChangeABinaryCount(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"a.go": true, "ga.yaml": true, "letter.html": true, "font.ttf": true,
		"a_test.go": false, ".a.go.swp": false, "a.go~": false, "#a.go#": false} {
		if got := counts(fsnotify.Event{Name: "x/" + name, Op: fsnotify.Write}); got != want {
			t.Errorf("%s counts: %v", name, got)
		}
	}
	if counts(fsnotify.Event{Name: "a.go", Op: fsnotify.Chmod}) {
		t.Error("a change of permissions counts")
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
