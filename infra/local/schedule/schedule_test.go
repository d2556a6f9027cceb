package schedule_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/schedule"
	"credo/infra/local/state"
	"credo/infra/local/template"
)

func at(t *testing.T, source string) time.Time {
	t.Helper()
	parsed, err := time.Parse(time.RFC3339, source)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestNext(t *testing.T) {
	t.Parallel()
	const newYork = "America/New_York"
	tests := map[string]struct{ expression, zone, after, want string }{
		"later today":              {"cron(0 3 * * ? *)", newYork, "2026-11-22T07:00:00Z", "2026-11-22T08:00:00Z"},
		"tomorrow":                 {"cron(0 3 * * ? *)", newYork, "2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z"},
		"in summer":                {"cron(0 3 * * ? *)", newYork, "2026-07-01T12:00:00Z", "2026-07-02T07:00:00Z"},
		"an hour that is skipped":  {"cron(30 2 * * ? *)", newYork, "2027-03-14T05:00:00Z", "2027-03-15T06:30:00Z"},
		"an hour that comes twice": {"cron(30 1 * * ? *)", newYork, "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"},
		"every quarter of an hour": {"cron(0/15 * * * ? *)", "UTC", "2026-11-22T08:16:00Z", "2026-11-22T08:30:00Z"},
		"weekdays":                 {"cron(0 9 ? * MON-FRI *)", "UTC", "2026-11-20T10:00:00Z", "2026-11-23T09:00:00Z"},
		"some months":              {"cron(0 0 1 1,JUL ? *)", "UTC", "2026-11-22T00:00:00Z", "2027-01-01T00:00:00Z"},
		"a leap day":               {"cron(0 0 29 2 ? *)", "UTC", "2026-11-22T00:00:00Z", "2028-02-29T00:00:00Z"},
		"a rate":                   {"rate(5 minutes)", "UTC", "2026-11-22T08:00:00Z", "2026-11-22T08:05:00Z"},
		"one day":                  {"rate(1 day)", "UTC", "2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z"},
		"a year that is over":      {"cron(0 0 1 1 ? 2020)", "UTC", "2026-11-22T00:00:00Z", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expression, err := schedule.Parse(test.expression, test.zone)
			if err != nil {
				t.Fatal(err)
			}
			got := expression.Next(at(t, test.after))
			if test.want == "" {
				if !got.IsZero() {
					t.Errorf("got %v", got)
				}
				return
			}
			if !got.Equal(at(t, test.want)) {
				t.Errorf("got %v, want %s", got.UTC(), test.want)
			}
		})
	}
}

func TestWhatIsNotSupportedIsNamed(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"cron(0 0 L * ? *)": `"L"`, "cron(0 0 ? * 6#3 *)": `"6#3"`, "cron(61 0 * * ? *)": `"61"`, "at(2026-11-22T00:00:00)": "at(",
		"rate(0 minutes)": "at least 1", "cron(0 0 1 * 2 *)": "both", "cron(0 3 * * ?)": "six fields", "cron(0/x 0 * * ? *)": `"0/x"`,
	} {
		if _, err := schedule.Parse(source, "UTC"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v does not name %s", source, err, want)
		}
	}
	if _, err := schedule.Parse("rate(1 day)", "Mars/Olympus"); err == nil {
		t.Error("an unknown time zone was taken")
	}
}

// clock is business time that a test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

func (c *clock) set(now time.Time) { c.mu.Lock(); defer c.mu.Unlock(); c.now = now }

// function records what it is invoked with, and fails while told to.
type function struct {
	calls chan string
	fail  int
}

func (f *function) Invoke(_ context.Context, name string, payload []byte) ([]byte, error) {
	f.calls <- name + " " + string(payload)
	if f.fail > 0 {
		f.fail--
		return nil, errors.New("no")
	}
	return nil, nil
}

var daily = template.Schedule{ID: "Daily", Function: "SweepDeadlines", Expression: "cron(0 3 * * ? *)", TimeZone: "America/New_York", Input: `{"time":"<aws.scheduler.scheduled-time>"}`, Enabled: true, MaxRetries: 2, DeadLetter: "Undelivered"}

func newDB(t *testing.T, path string) *bbolt.DB {
	t.Helper()
	db, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func start(t *testing.T, options schedule.Options, schedules ...template.Schedule) (r *schedule.Runner, stop func()) {
	t.Helper()
	options.Backoff = time.Millisecond
	r, err := schedule.New(schedules, options)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- r.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return r, stop
}

func TestADateThatMovesIsMadeUpForOnce(t *testing.T) {
	t.Parallel()
	c := &clock{now: at(t, "2026-11-22T09:00:00Z")}
	f := &function{calls: make(chan string, 10)}
	path := filepath.Join(t.TempDir(), "state.db")
	db := newDB(t, path)
	disabled := daily
	disabled.ID, disabled.Enabled = "Off", false
	r, stop := start(t, schedule.Options{DB: db, Now: c.Now, Invoker: f}, daily, disabled)
	c.set(at(t, "2029-11-25T12:00:00Z"))
	r.Wake()
	if got := <-f.calls; got != `SweepDeadlines {"time":"2029-11-25T08:00:00Z"}` {
		t.Errorf("got %s", got)
	}
	stop()
	db.Close()

	c.set(at(t, "2029-11-27T12:00:00Z"))
	start(t, schedule.Options{DB: newDB(t, path), Now: c.Now, Invoker: f}, daily)
	if got := <-f.calls; got != `SweepDeadlines {"time":"2029-11-27T08:00:00Z"}` {
		t.Errorf("after a restart: %s", got)
	}
	if len(f.calls) > 0 {
		t.Errorf("more: %s", <-f.calls)
	}
}

func TestWhatFailsIsTriedAgainAndThenPutAside(t *testing.T) {
	t.Parallel()
	c := &clock{now: at(t, "2026-11-22T09:00:00Z")}
	f := &function{calls: make(chan string, 10), fail: 3}
	aside := []string{}
	r, err := schedule.New([]template.Schedule{daily}, schedule.Options{DB: newDB(t, filepath.Join(t.TempDir(), "s.db")), Now: c.Now, Invoker: f, Backoff: time.Microsecond,
		Undelivered: func(queue, input string) error { aside = append(aside, queue+" "+input); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Fire(t.Context(), "Daily", c.Now()); err != nil {
		t.Fatal(err)
	}
	if len(f.calls) != 3 || !slices.Equal(aside, []string{`Undelivered {"time":"2026-11-22T09:00:00Z"}`}) {
		t.Errorf("%d calls, put aside %v", len(f.calls), aside)
	}
	if err := r.Fire(t.Context(), "Nightly", c.Now()); err == nil {
		t.Error("fired what does not exist")
	}
}

func TestWhatWasDealtWithIsNotDue(t *testing.T) {
	t.Parallel()
	c := &clock{now: at(t, "2026-11-22T09:00:00Z")}
	f := &function{calls: make(chan string, 10)}
	sentinel := template.Schedule{ID: "Sentinel", Function: "Sentinel", Expression: "rate(1 hour)", Enabled: true}
	r, err := schedule.New([]template.Schedule{daily, sentinel}, schedule.Options{DB: newDB(t, filepath.Join(t.TempDir(), "s.db")), Now: c.Now, Invoker: f})
	if err != nil {
		t.Fatal(err)
	}
	if next := r.Upcoming()["Daily"]; !next.Equal(at(t, "2026-11-23T08:00:00Z")) {
		t.Errorf("next at %v", next)
	}
	c.set(at(t, "2026-11-25T09:00:00Z"))
	if err := r.Done("Daily", c.Now()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() { _ = r.Run(ctx) }()
	if got := <-f.calls; got != "Sentinel {}" { // it comes after Daily, had that been due
		t.Errorf("invoked: %s", got)
	}
}
