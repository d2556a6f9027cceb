package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// result is what was measured of one program.
type result struct {
	name      string
	answered  int           // status of the answer
	start     time.Duration // from the start of the process to its first answer, median
	warm      time.Duration // of a later answer, median
	processor time.Duration // user and system time of a later answer, mean
	memory    int64         // bytes: the most that was resident
	zipped    int64         // bytes
}

// measure measures what is compared closely, then the other functions, in a run of their
// own beside the same baselines.
func (m *meter) measure(ctx context.Context) (compared, others []result, err error) {
	if err := m.warmUp(ctx); err != nil {
		return nil, nil, err
	}
	say("measuring the status lookup beside the baselines")
	if compared, err = m.group(ctx, m.compared, m.plan.starts, m.plan.warm); err != nil {
		return nil, nil, err
	}
	for _, r := range compared {
		if r.answered != 200 {
			return nil, nil, fmt.Errorf("%s answers %d: it did not find the file", r.name, r.answered)
		}
	}
	say("measuring %d more functions", len(m.others))
	others, err = m.group(ctx, append(m.compared[:3:3], m.others...), m.plan.starts/4, m.plan.warm/12)
	return compared, others, err
}

// warmUp asks the table until DynamoDB Local answers at its own speed.
func (m *meter) warmUp(ctx context.Context) error {
	say("asking the table for %s, until it answers at its own speed", m.plan.warmUp)
	for begun := time.Now(); time.Since(begun) < m.plan.warmUp; {
		for _, one := range m.compared {
			if _, _, err := m.invoke(ctx, one); err != nil {
				return err
			}
		}
	}
	return nil
}

// group measures programs in turn.
func (m *meter) group(ctx context.Context, programs []program, starts, warm int) ([]result, error) {
	results := make([]result, len(programs))
	for i, one := range programs {
		size, err := zipped(filepath.Join(m.binaries, one.name()))
		if err != nil {
			return nil, err
		}
		results[i].name, results[i].zipped = one.name(), size
	}
	if err := m.starts(ctx, programs, results, max(starts, 1)); err != nil {
		return nil, err
	}
	return results, m.warms(ctx, programs, results, max(warm, 1))
}

func median(d []time.Duration) time.Duration {
	if len(d) == 0 {
		return 0
	}
	slices.Sort(d)
	return d[len(d)/2]
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
