package tabletest

import (
	"testing"

	"credo/shared/application"
	"credo/shared/table"
)

// Commit commits changes one after the other, such as those of an applicationtest.Road.
func Commit(t testing.TB, store *table.Store, changes ...casefile.Change) {
	t.Helper()
	for _, c := range changes {
		if err := store.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

// Hold puts a whole file into the table at once, such as that of an applicationtest.Road,
// without its submission and its provider.
func Hold(t testing.TB, store *table.Store, f application.File) {
	t.Helper()
	err := store.Commit(t.Context(), casefile.Change{
		After: f.Application, Events: f.Events, Documents: f.Documents, Elements: f.Elements, Discrepancies: f.Discrepancies,
		Letters: f.Letters, Notes: f.Notes, Tasks: f.Tasks, Filed: f.Application.Dues,
	})
	if err != nil {
		t.Fatal(err)
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
