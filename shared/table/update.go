package table

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"credo/shared/application"
)

// attempts is how often Update tries while others write to the same file, some 2 s in
// all: a worker that gave up sooner would come again minutes later.
const attempts = 10

// Update reads a file, lets a command change it and commits the change: one Query and
// one transaction, again for each conflict. The command is called anew each time. It
// returns the file as the change leaves it; a change that is empty writes nothing.
// Errors are those of File, of the command and of Commit.
func (s *Store) Update(ctx context.Context, id string, command func(application.File) (application.Change, error)) (application.File, error) {
	return s.update(ctx, func() (application.File, error) { return s.File(ctx, id) }, command)
}

// UpdateFor is Update for a caller who knows the application ID and the NPI, as FileFor.
func (s *Store) UpdateFor(ctx context.Context, id, npi string, command func(application.File) (application.Change, error)) (application.File, error) {
	return s.update(ctx, func() (application.File, error) { return s.FileFor(ctx, id, npi) }, command)
}

func (s *Store) update(ctx context.Context, read func() (application.File, error), command func(application.File) (application.Change, error)) (application.File, error) {
	for attempt := 1; ; attempt++ {
		file, err := read()
		if err != nil {
			return application.File{}, err
		}
		change, err := command(file)
		if err != nil {
			return application.File{}, err
		}
		err = s.Commit(ctx, change)
		if err == nil {
			return file.Apply(change), nil
		}
		again := errors.Is(err, ErrConflict) || errors.Is(err, ErrProviderNumberTaken)
		if !again || attempt == attempts {
			return application.File{}, err
		}
		if err := pause(ctx, attempt); err != nil {
			return application.File{}, err
		}
	}
}

// pause waits a random time, up to 20 ms after the first attempt and twice as long after
// each further one, at most 640 ms.
func pause(ctx context.Context, attempt int) error {
	return wait(ctx, rand.N(10*time.Millisecond<<min(attempt, 6)))
}

// wait waits, unless the context ends before.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
