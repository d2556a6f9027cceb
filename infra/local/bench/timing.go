package main

import (
	"context"
	"time"
)

// starts starts each program anew, time and again, until its first answer.
func (m *meter) starts(ctx context.Context, programs []program, results []result, times int) error {
	took := make([][]time.Duration, len(programs))
	for range times {
		for i, one := range programs {
			m.end(one)
			first, _, err := m.invoke(ctx, one)
			if err != nil {
				return err
			}
			took[i] = append(took[i], first)
			m.end(one)
		}
	}
	for i := range results {
		results[i].start = median(took[i])
	}
	return nil
}

// end ends a program's process and waits until it is gone.
func (m *meter) end(one program) {
	m.pool.Kill(one.ID)
	for len(m.pool.Processes(one.ID)) > 0 {
		time.Sleep(100 * time.Microsecond)
	}
}

// warms invokes one process of each program, in turn; what it takes at first does not count.
func (m *meter) warms(ctx context.Context, programs []program, results []result, times int) error {
	took, before := make([][]time.Duration, len(programs)), make([]time.Duration, len(programs))
	unmeasured := times/10 + 1
	for round := range unmeasured + times {
		for i, one := range programs {
			warm, answered, err := m.invoke(ctx, one)
			if err != nil {
				return err
			}
			if round == unmeasured-1 {
				if before[i], err = processorTime(m.process(one)); err != nil {
					return err
				}
			}
			if round >= unmeasured {
				took[i] = append(took[i], warm)
			}
			results[i].answered = answered
		}
	}
	for i, one := range programs {
		after, err := processorTime(m.process(one))
		if err != nil {
			return err
		}
		if results[i].memory, err = peakMemory(m.process(one)); err != nil {
			return err
		}
		results[i].warm, results[i].processor = median(took[i]), (after-before[i])/time.Duration(times)
		m.end(one)
	}
	return nil
}

func (m *meter) process(one program) int {
	if running := m.pool.Processes(one.ID); len(running) > 0 {
		return running[0]
	}
	return 0
}
