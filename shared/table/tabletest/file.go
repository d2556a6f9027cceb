package tabletest

import (
	"context"
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/store"
)

// Committer is a table, of whatever kinds.
type Committer interface {
	Commit(ctx context.Context, c casefile.Change) error
}

// Commit commits changes one after the other, such as those of an applicationtest.Road.
func Commit(t testing.TB, to Committer, changes ...casefile.Change) {
	t.Helper()
	for _, c := range changes {
		if err := to.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

// Hold puts a whole file into the table at once, such as that of an applicationtest.Road,
// without its participation.
func Hold(t testing.TB, to *store.Store, f application.File, records ...casefile.Record) {
	t.Helper()
	err := to.Commit(t.Context(), casefile.Change{
		After: f.Application.Header, State: f.Application, Events: f.Events, Documents: f.Documents, Items: items(f.Elements),
		Discrepancies: f.Discrepancies, Letters: f.Letters, Notes: f.Notes, Tasks: f.Tasks, Filed: f.Application.Dues, Records: records,
	})
	if err != nil {
		t.Fatal(err)
	}
}

// File reads a file that is there.
func File(t testing.TB, to *store.Store, id string) application.File {
	t.Helper()
	f, err := to.File(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func items(elements []credential.Element) []casefile.Item {
	var out []casefile.Item
	for _, v := range elements {
		kind := market.Kind(v.Element)
		casefile.Put(&out, casefile.Item{Part: credential.Part, Ref: kind, Value: credential.GroupOf(elements, kind)}, func(o casefile.Item) bool { return o.Ref == kind })
	}
	return out
}

// State is the change that puts an application into the table as it is, for tests of lists
// and numbers that need many.
func State(a application.Application) casefile.Change {
	a.Case, a.Standing, a.Open = application.CaseName, string(a.State), a.State.Open()
	return casefile.Change{After: a.Header, State: a, Filed: a.Dues, Tally: &casefile.Tally{Month: a.SubmittedOn.Month(), Row: a.Tally()}}
}
