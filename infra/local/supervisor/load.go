package supervisor

import (
	"context"
	"os"
	"path/filepath"

	"credo/infra/local/provision"
)

// load fills a system whose tables are all empty, and goes on where an earlier
// start was interrupted in it. A system without samples is still a system, so a
// failure is told and no more.
func (s *Supervisor) load(ctx context.Context) error {
	if s.options.Load == nil {
		return nil
	}
	mark := filepath.Join(s.options.Data, "loading")
	if _, err := os.Stat(mark); err != nil {
		for _, table := range s.model.Tables {
			if empty, err := provision.Empty(ctx, s.tables, table.Name); err != nil || !empty {
				return err
			}
		}
	}
	if err := os.WriteFile(mark, nil, 0o644); err != nil {
		return err
	}
	say(s.options.Progress, "loading samples")
	var err error
	for range loadAttempts {
		if err = s.options.Load(ctx, s.addresses.API, s.Now()); err == nil || ctx.Err() != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		say(s.options.Progress, "not all samples are loaded, the next start tries again: %v", err)
		return nil
	}
	return os.Remove(mark)
}

// loadAttempts is how often samples are loaded until they all are.
const loadAttempts = 5
