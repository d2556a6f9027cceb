package table_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/table"
	"credo/shared/table/tabletest"
)

func TestUpdatesAtTheSameTimeAllCount(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	const writers = 4
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			_, err := s.UpdateFile(t.Context(), "CRD-1", func(f application.File) (casefile.Change, error) {
				c := next(f)
				c.Notes = []casefile.Note{{At: monday, Actor: "staff:sam", Text: fmt.Sprint(i)}}
				return c, nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if f := file(t, s, "CRD-1"); len(f.Notes) != writers || f.Application.Rev != 1+writers {
		t.Errorf("%d notes at rev %d", len(f.Notes), f.Application.Rev)
	}
}

func TestUpdateReturnsTheFileAsItBecame(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	got, err := s.UpdateFile(t.Context(), "CRD-1", func(f application.File) (casefile.Change, error) {
		c := nextBut(f, func(a *application.Application) { a.Assignee = "sam" })
		c.Closed = []casefile.Queue{application.QueueUnassigned}
		return c, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, file(t, s, "CRD-1"))
}

func TestUpdateGivesUpAndPassesErrorsOn(t *testing.T) {
	t.Parallel()
	s := tabletest.New(t)
	commit(t, s, opened("CRD-1"))
	tries := 0
	_, err := s.UpdateFile(t.Context(), "CRD-1", func(f application.File) (casefile.Change, error) {
		tries++
		c := next(f)
		c.Before.Rev += 7 // as if somebody else wrote each time
		c.After.Rev += 7
		return c, nil
	})
	if !errors.Is(err, table.ErrConflict) || tries < 2 {
		t.Errorf("after %d tries: %v", tries, err)
	}
	refused := errors.New("refused")
	_, err = s.UpdateFile(t.Context(), "CRD-1", func(application.File) (casefile.Change, error) { return casefile.Change{}, refused })
	if !errors.Is(err, refused) {
		t.Errorf("a command's error became %v", err)
	}
}
