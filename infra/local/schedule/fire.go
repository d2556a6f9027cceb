package schedule

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"credo/infra/local/template"
)

// Fire invokes the schedule's function as at the given time, with its retries,
// and notes that it was.
func (r *Runner) Fire(ctx context.Context, id string, at time.Time) error {
	for _, schedule := range r.schedules {
		if schedule.ID == id {
			if err := r.invoke(ctx, schedule.Schedule, at); err != nil {
				return err
			}
			return r.Done(id, at)
		}
	}
	return fmt.Errorf("there is no enabled schedule %s", id)
}

func (r *Runner) invoke(ctx context.Context, s template.Schedule, at time.Time) error {
	begun := time.Now()
	input := ""
	for attempt := 0; attempt == 0 || attempt <= s.MaxRetries && (s.MaxAge == 0 || time.Since(begun) < s.MaxAge); attempt++ {
		if attempt > 0 {
			select {
			case <-time.After(min(r.options.Backoff<<min(attempt-1, 10), time.Minute)):
			case <-ctx.Done():
			}
		}
		input = Input(s, at, attempt+1)
		_, err := r.options.Invoker.Invoke(ctx, s.Function, []byte(input))
		if err == nil || ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if s.DeadLetter == "" || r.options.Undelivered == nil {
		return nil
	}
	return r.options.Undelivered(s.DeadLetter, input)
}

// Input is what the function gets of an occurrence.
func Input(s template.Schedule, at time.Time, attempt int) string {
	if s.Input == "" {
		return "{}"
	}
	return strings.NewReplacer(
		"<aws.scheduler.scheduled-time>", at.UTC().Format(time.RFC3339),
		"<aws.scheduler.schedule-arn>", "arn:aws:scheduler:us-east-1:123456789012:schedule/default/"+s.ID,
		"<aws.scheduler.execution-id>", s.ID+"-"+strconv.FormatInt(at.Unix(), 10),
		"<aws.scheduler.attempt-number>", strconv.Itoa(attempt),
	).Replace(s.Input)
}
