package stream

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// Backoff between attempts on a batch: doubled each time.
const (
	firstBackoff = 500 * time.Millisecond
	maxBackoff   = 10 * time.Second
)

// deliver hands a batch to the function until it is handled or given up. It
// returns an error only when ctx ended or the batch could not even be given
// up; then the batch is read again.
func (r *Reader) deliver(ctx context.Context, shard string, batch []record) error {
	for attempt := 0; len(batch) > 0; attempt++ {
		handled, err := r.attempt(ctx, batch)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if handled > 0 {
			batch, attempt = batch[handled:], -1
		}
		if len(batch) == 0 {
			return nil
		}
		r.fail(err)
		if handled > 0 {
			continue
		}
		if r.source.Bisect && len(batch) > 1 {
			half := len(batch) / 2
			if err := r.deliver(ctx, shard, batch[:half]); err != nil {
				return err
			}
			batch, attempt = batch[half:], -1
			continue
		}
		if condition := r.exhausted(batch[0], attempt); condition != "" {
			return r.giveUp(ctx, shard, batch, condition, attempt+1, err)
		}
		if err := pause(ctx, backoff(attempt)/time.Duration(r.hasten)); err != nil {
			return err
		}
	}
	return nil
}

// attempt invokes the function once and tells how many of the batch's first
// records it handled, and why not all.
func (r *Reader) attempt(ctx context.Context, batch []record) (handled int, err error) {
	answer, err := r.invoker.Invoke(ctx, r.source.Function, event(batch))
	if err != nil {
		return 0, err
	}
	if !r.source.PartialFailures || len(answer) == 0 || string(answer) == "null" {
		return len(batch), nil
	}
	var report events.DynamoDBEventResponse
	if err := json.Unmarshal(answer, &report); err != nil {
		return 0, fmt.Errorf("%s answered what is no report of failures: %w", r.source.Function, err)
	}
	if len(report.BatchItemFailures) == 0 {
		return len(batch), nil
	}
	first := len(batch)
	for _, failure := range report.BatchItemFailures {
		at := slices.IndexFunc(batch, func(r record) bool { return r.sequence == failure.ItemIdentifier })
		if at < 0 {
			return 0, fmt.Errorf("%s reported a failure of %q, which is not in the batch", r.source.Function, failure.ItemIdentifier)
		}
		first = min(first, at)
	}
	return first, fmt.Errorf("%s reported record %s as failed", r.source.Function, batch[first].sequence)
}

// exhausted says why a batch is not tried again, "" when it is.
func (r *Reader) exhausted(oldest record, attempt int) string {
	switch {
	case r.source.MaxRetries >= 0 && attempt >= r.source.MaxRetries:
		return "RetryAttemptsExhausted"
	case r.source.MaxRecordAge > 0 && time.Since(oldest.created) > r.source.MaxRecordAge:
		return "RecordAgeExceeded"
	}
	return ""
}

// giveUp sends the batch to the source's failure destination. That it cannot
// be reached is no reason to lose records: it is tried until it can.
func (r *Reader) giveUp(ctx context.Context, shard string, batch []record, condition string, attempts int, cause error) error {
	if r.source.OnFailure == "" || r.giveUpTo == nil {
		return nil
	}
	discarded := newDiscarded(r, shard, batch, condition, attempts, cause)
	for attempt := 0; ; attempt++ {
		err := r.giveUpTo(ctx, r.source.OnFailure, discarded)
		if err == nil {
			return nil
		}
		r.fail(err)
		if err := pause(ctx, backoff(attempt)); err != nil {
			return err
		}
	}
}

func backoff(attempt int) time.Duration {
	return min(firstBackoff*time.Duration(math.Pow(2, float64(min(attempt, 16)))), maxBackoff)
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
