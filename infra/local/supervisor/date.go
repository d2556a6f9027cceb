package supervisor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"credo/infra/local/template"
)

// sweep is the function that takes what is due on a day.
const sweep = "SweepDeadlines"

// How long to wait for the effects of one day before the next begins: all must
// be quiet for quietTime, and what cannot finish is not waited for.
const (
	quietTime  = 30 * time.Millisecond
	settleTime = 20 * time.Second
)

// Date moves the business date forward ("+180d", "2027-05-21"; "today" stays)
// and sweeps each day on the way, in order, as the daily schedule would have.
// On each day functions finish what they do, start anew with the day's clock,
// and what the sweep sets off is done before the next day comes.
func (s *Supervisor) Date(ctx context.Context, to string, progress func(string)) error {
	if !s.dating.TryLock() {
		return errors.New("the date is being moved already")
	}
	defer s.dating.Unlock()
	s.scheduling.Lock()
	defer s.schedules.Wake() // for what else is due by then
	defer s.scheduling.Unlock()
	schedule, err := s.sweepSchedule()
	if err != nil {
		return err
	}
	days, err := daysTo(to, s.clock.now())
	if err != nil {
		return err
	}
	if days == 0 {
		if err := s.sweepToday(ctx, schedule); err != nil {
			return err
		}
	}
	for day := range days {
		if err := s.nextDay(ctx, schedule); err != nil {
			return err
		}
		if day%30 == 29 && day+1 < days {
			progress(fmt.Sprintf("swept until %s, %d days to go", s.clock.now().Format(time.DateOnly), days-day-1))
		}
	}
	if err := s.schedules.Done(schedule.ID, s.clock.now()); err != nil {
		return err
	}
	progress("it is " + s.clock.now().Format(time.DateOnly))
	return nil
}

func (s *Supervisor) sweepSchedule() (template.Schedule, error) {
	i := slices.IndexFunc(s.model.Schedules, func(one template.Schedule) bool { return one.Function == sweep })
	if i < 0 {
		return template.Schedule{}, fmt.Errorf("the template has no schedule for %s", sweep)
	}
	return s.model.Schedules[i], nil
}

// nextDay moves the clock by one day and sweeps it.
func (s *Supervisor) nextDay(ctx context.Context, schedule template.Schedule) error {
	if err := s.clock.move(1); err != nil {
		return err
	}
	if err := s.pool.SetEnvironment(ctx, "CLOCK_OFFSET", s.clock.text()); err != nil {
		return err
	}
	return s.sweepToday(ctx, schedule)
}

// sweepToday invokes the sweep as the schedule does, with as many attempts.
func (s *Supervisor) sweepToday(ctx context.Context, schedule template.Schedule) error {
	now := s.clock.now()
	at := time.Date(now.Year(), now.Month(), now.Day(), 3, 0, 0, 0, s.clock.zone)
	payload := strings.ReplaceAll(schedule.Input, "<aws.scheduler.scheduled-time>", at.UTC().Format(time.RFC3339))
	var err error
	for range 1 + min(schedule.MaxRetries, 5) {
		if _, err = s.pool.Invoke(ctx, schedule.Function, []byte(payload)); err == nil {
			return s.Settle(ctx)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return fmt.Errorf("sweep of %s: %w", now.Format(time.DateOnly), err)
}

// Settle waits until nothing is under way: no function runs, no message waits,
// and streams are read to their end. Messages that wait for another attempt
// are not waited for, and nothing for longer than 20 s.
func (s *Supervisor) Settle(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, settleTime, errUnsettled)
	defer cancel()
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	for {
		quiet, err := s.quiet()
		if err != nil || quiet {
			return err
		}
		select {
		case <-poll.C:
		case <-ctx.Done():
			if errors.Is(context.Cause(ctx), errUnsettled) {
				return nil
			}
			return ctx.Err()
		}
	}
}

var errUnsettled = errors.New("still busy")

func (s *Supervisor) quiet() (bool, error) {
	if s.pool.Busy() > 0 || s.seen.quietFor() < quietTime {
		return false, nil
	}
	for _, reader := range s.streams() {
		if !reader.CaughtUp(s.seen.lastWrite()) {
			return false, nil
		}
	}
	queues, err := s.queues.Status()
	if err != nil {
		return false, err
	}
	for _, q := range queues {
		if !q.DeadLetter && !s.isUndelivered(q.ID) && q.Waiting > 0 {
			return false, nil
		}
	}
	return true, nil
}
