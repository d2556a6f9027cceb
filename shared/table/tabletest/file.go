package tabletest

import (
	"testing"

	"credo/shared/application"
	"credo/shared/table"
)

// Commit commits changes one after the other, such as those of an applicationtest.Road.
func Commit(t testing.TB, store *table.Store, changes ...application.Change) {
	t.Helper()
	for _, c := range changes {
		if err := store.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

// File reads a file that is there.
func File(t testing.TB, store *table.Store, id string) application.File {
	t.Helper()
	f, err := store.File(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
