package supervisor

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestDataOfAnotherShapeIsLeftAlone(t *testing.T) {
	t.Parallel()
	for name, shape := range map[string]string{"older than shapes": "", "another": "1", "the same": "2"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := t.TempDir()
			write(t, filepath.Join(data, "state.db"), "old")
			if shape != "" {
				write(t, filepath.Join(data, "shape"), shape)
			}
			o := Options{Data: data, Shape: "2"}
			err := o.claim()
			var other *OtherShapeError
			if refused := errors.As(err, &other); refused == (shape == "2") || !refused && err != nil {
				t.Fatalf("%v", err)
			}
			if left, err := os.ReadFile(filepath.Join(data, "state.db")); string(left) != "old" {
				t.Errorf("%q, %v", left, err)
			}
		})
	}
}

func TestAClockAloneIsNobodysWork(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	write(t, filepath.Join(data, "clock"), "24h")
	if err := (&Options{Data: data, Shape: "2"}).claim(); err != nil {
		t.Error(err)
	}
}

func TestDataOfAnotherShapeMakesRoom(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for _, name := range []string{"dynamodb/old.db", "objects/documents/w9", "state.db", "clock", "bin/credo"} {
		write(t, filepath.Join(data, name), "old")
	}
	o := Options{Data: data, Shape: "2", Afresh: true}
	if err := o.claim(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(data)
	if err != nil || len(entries) != 2 || entries[0].Name() != "bin" || entries[1].Name() != "shape" {
		t.Errorf("%v, %v", entries, err)
	}
	if again := (&Options{Data: data, Shape: "2"}).claim(); again != nil {
		t.Error(again)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
