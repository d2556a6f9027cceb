package table

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"credo/shared/casefile"
	"credo/shared/realtime"
)

// attempts is how often Update tries while others write to the same file, some 2 s in
// all: a worker that gave up sooner would come again minutes later.
const attempts = 10

// Update reads a case, lets a command change it and commits the change: one Query and
// one transaction, again for each conflict. The command is called anew each time. It
// returns the case as the change leaves it; a change that is empty writes nothing.
// Errors are those of Case, of the command and of Commit.
func (s *Store) Update(ctx context.Context, id string, command func(casefile.Case) (casefile.Change, error)) (casefile.Case, error) {
	var left casefile.Case
	err := s.Try(ctx, func() (casefile.Change, error) {
		c, err := s.Case(ctx, id)
		if err != nil {
			return casefile.Change{}, err
		}
		change, err := command(c)
		left = c
		if err == nil {
			left = c.With(change)
		}
		return change, err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

// Try makes a change and commits it, again for each conflict: make reads anew each time, and
// may find a conflict itself.
func (s *Store) Try(ctx context.Context, make func() (casefile.Change, error)) error {
	for attempt := 1; ; attempt++ {
		change, err := make()
		if err == nil {
			err = s.Commit(ctx, change)
		}
		again := errors.Is(err, ErrConflict) || errors.Is(err, ErrTaken)
		if !again || attempt == attempts {
			return err
		}
		if err := pause(ctx, attempt); err != nil {
			return err
		}
	}
}

// pause waits a random time, up to 20 ms after the first attempt and twice as long after
// each further one, at most 640 ms.
func pause(ctx context.Context, attempt int) error {
	return realtime.Wait(ctx, rand.N(10*time.Millisecond<<min(attempt, 6)))
}
