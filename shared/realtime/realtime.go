// Package realtime is the clock on the wall: what expires, is leased or is signed goes by
// it, whatever day the business clock shows (shared/calendar). The two never mix: business
// time is a time.Time or a calendar.Date, real time an Instant, and the compiler keeps one
// from standing for the other. No other package of the functions asks the system for the
// time.
package realtime

import (
	"context"
	"time"
)

// Instant is a moment of real time in milliseconds since 1970, UTC; 0 is none.
type Instant int64

// Now is the present moment.
func Now() Instant { return From(time.Now()) }

// From is a moment that another system told, such as SES or S3.
func From(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time is the moment for what leaves the program: an answer, an AWS request.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).UTC() }

// IsZero reports whether it is no moment.
func (i Instant) IsZero() bool { return i == 0 }

// Add is the moment after a while.
func (i Instant) Add(d time.Duration) Instant { return i + Instant(d.Milliseconds()) }

// Sub is how long after another moment it is.
func (i Instant) Sub(o Instant) time.Duration { return time.Duration(i-o) * time.Millisecond }

// Expiry is the second, since 1970, in which something ends: as DynamoDB's time to live
// reads it. 0 is never.
type Expiry int64

// In is the expiry of what is kept for a while from a moment on.
func (i Instant) In(d time.Duration) Expiry { return Expiry(i.Add(d) / 1000) }

// Passed reports whether it has ended by a moment.
func (e Expiry) Passed(now Instant) bool { return e != 0 && Instant(e)*1000 <= now }

// Stopwatch starts to measure and returns what has passed whenever it is asked.
func Stopwatch() func() time.Duration {
	begun := time.Now()
	return func() time.Duration { return time.Since(begun) }
}

// Wait waits, unless the context ends before.
func Wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
