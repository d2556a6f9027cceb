package queue

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"go.etcd.io/bbolt"

	"credo/infra/local/template"
)

var testQueues = []template.Queue{
	{ID: "Letters", ARN: "arn:aws:sqs:us-east-1:123456789012:letters", VisibilityTimeout: time.Minute, Retention: time.Hour, DeadLetter: "Dead", MaxReceives: 2},
	{ID: "Loads", VisibilityTimeout: time.Minute, Delay: time.Minute, Retention: time.Hour},
	{ID: "Dead", VisibilityTimeout: time.Minute, Retention: 10 * time.Hour},
}

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func open(t *testing.T, path string, options Options) (*Store, *bbolt.DB) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	store, err := Open(db, testQueues, options)
	if err != nil {
		t.Fatal(err)
	}
	return store, db
}

func newStore(t *testing.T) (*Store, *clock) {
	t.Helper()
	clock := &clock{now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	store, _ := open(t, filepath.Join(t.TempDir(), "state.db"), Options{Now: clock.Now})
	return store, clock
}

func receive(t *testing.T, store *Store, queue string) []Message {
	t.Helper()
	messages, err := store.Receive(queue, 10)
	if err != nil {
		t.Fatal(err)
	}
	return messages
}

func bodies(messages []Message) []string {
	list := []string{}
	for _, message := range messages {
		list = append(list, message.Body)
	}
	return list
}

func TestAMessageIsHiddenUntilItsTimeout(t *testing.T) {
	t.Parallel()
	store, clock := newStore(t)
	_ = store.SendNow("Letters", "a")
	if got := receive(t, store, "Letters"); len(got) != 1 || got[0].Receives != 1 {
		t.Fatalf("first receive: %+v", got)
	}
	if got := receive(t, store, "Letters"); len(got) != 0 {
		t.Fatalf("received while hidden: %+v", got)
	}
	clock.move(time.Minute)
	if got := receive(t, store, "Letters"); len(got) != 1 || got[0].Receives != 2 {
		t.Fatalf("after the timeout: %+v", got)
	}
}

func TestADelayedMessageComesLater(t *testing.T) {
	t.Parallel()
	store, clock := newStore(t)
	_ = store.SendNow("Loads", "a")
	if got := receive(t, store, "Loads"); len(got) != 0 {
		t.Fatalf("received before its delay: %+v", got)
	}
	clock.move(time.Minute)
	if got := receive(t, store, "Loads"); len(got) != 1 {
		t.Fatal("not received after its delay")
	}
}

func TestWhatFailsTooOftenGoesToTheDeadLetters(t *testing.T) {
	t.Parallel()
	store, clock := newStore(t)
	_ = store.SendNow("Letters", "a")
	for range 2 {
		receive(t, store, "Letters")
		clock.move(time.Minute)
	}
	if got := receive(t, store, "Letters"); len(got) != 0 {
		t.Fatalf("received a third time: %+v", got)
	}
	dead, _ := store.Peek("Dead", 10)
	if len(dead) != 1 || dead[0].From != "Letters" {
		t.Fatalf("dead letters: %+v", dead)
	}
	if count, err := store.Redrive("Dead"); err != nil || count != 1 {
		t.Fatalf("redrive: %d, %v", count, err)
	}
	if got := receive(t, store, "Letters"); len(got) != 1 || got[0].Receives != 1 {
		t.Fatalf("after the redrive: %+v", got)
	}
}

func TestAnOldReceiptDeletesNothing(t *testing.T) {
	t.Parallel()
	store, clock := newStore(t)
	_ = store.SendNow("Letters", "a")
	first := receive(t, store, "Letters")
	clock.move(time.Minute)
	second := receive(t, store, "Letters")
	_ = store.Delete("Letters", first)
	if idle, _ := store.Idle(); idle {
		t.Fatal("the old receipt deleted the message")
	}
	_ = store.Delete("Letters", second)
	if idle, err := store.Idle(); !idle {
		t.Fatalf("not deleted (%v)", err)
	}
}

func TestWhatIsTooOldGoesAway(t *testing.T) {
	t.Parallel()
	store, clock := newStore(t)
	_ = store.SendNow("Letters", "a")
	clock.move(time.Hour + time.Second)
	if got := receive(t, store, "Letters"); len(got) != 0 {
		t.Fatalf("received: %+v", got)
	}
}

func TestMessagesSurviveTheProcess(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	store, db := open(t, path, Options{})
	_ = store.SendNow("Letters", "waiting")
	_ = store.SendNow("Letters", "in flight")
	receive(t, store, "Letters")
	db.Close()

	store, _ = open(t, path, Options{})
	got := receive(t, store, "Letters")
	if len(got) != 2 || got[0].Receives != 1 {
		t.Errorf("after the restart: %+v", got)
	}
}

func TestFaultsDeliverOnceMoreAndLate(t *testing.T) {
	t.Parallel()
	store, clock := newStore(t)
	store.SetFaults(Faults{RepeatShare: 1, DelayShare: 1, DelaySeconds: 30})
	_ = store.SendNow("Letters", "a")
	if got := receive(t, store, "Letters"); len(got) != 0 {
		t.Error("not delayed")
	}
	clock.move(30 * time.Second)
	for want := range 3 {
		got := receive(t, store, "Letters")
		if (len(got) == 1) != (want < 2) {
			t.Errorf("receive %d: %v", want, bodies(got))
		}
		_ = store.Delete("Letters", got)
	}
}

func TestTimeoutsCanBeHastened(t *testing.T) {
	t.Parallel()
	clock := &clock{now: time.Now()}
	store, _ := open(t, filepath.Join(t.TempDir(), "state.db"), Options{Now: clock.Now, Hasten: 60})
	_ = store.SendNow("Letters", "a")
	receive(t, store, "Letters")
	clock.move(time.Second)
	if got := receive(t, store, "Letters"); len(got) != 1 {
		t.Error("still hidden")
	}
}

// invoked is a function for tests.
type invoked func(events.SQSEvent) (any, error)

func (f invoked) Invoke(_ context.Context, _ string, payload []byte) ([]byte, error) {
	var event events.SQSEvent
	if err := json.Unmarshal(payload, &event); err != nil {
		return nil, err
	}
	answer, err := f(event)
	if err != nil {
		return nil, err
	}
	return json.Marshal(answer)
}

func run(t *testing.T, store *Store, source template.QueueSource, function invoked) {
	t.Helper()
	source.Queue, source.Function = "Letters", "SendLetter"
	s, err := NewSource(store, source, function)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- s.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestOnlyWhatFailedIsDeliveredAgain(t *testing.T) {
	t.Parallel()
	store, _ := open(t, filepath.Join(t.TempDir(), "state.db"), Options{Hasten: 6000})
	for _, body := range []string{"good", "bad"} {
		_ = store.SendNow("Letters", body)
	}
	var mu sync.Mutex
	seen := map[string]int{}
	again := make(chan struct{})
	run(t, store, template.QueueSource{BatchSize: 10, PartialFailures: true}, func(event events.SQSEvent) (any, error) {
		mu.Lock()
		defer mu.Unlock()
		var answer events.SQSEventResponse
		for _, record := range event.Records {
			seen[record.Body]++
			if record.Body == "bad" && seen["bad"] == 1 {
				answer.BatchItemFailures = append(answer.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
			} else if record.Body == "bad" {
				close(again)
			}
		}
		return answer, nil
	})
	<-again
	mu.Lock()
	defer mu.Unlock()
	if seen["good"] != 1 || seen["bad"] != 2 {
		t.Errorf("deliveries %v, want good 1, bad 2", seen)
	}
}

func TestAFunctionThatFailsGetsTheWholeBatchAgain(t *testing.T) {
	t.Parallel()
	store, _ := open(t, filepath.Join(t.TempDir(), "state.db"), Options{Hasten: 6000})
	_ = store.SendNow("Letters", "a")
	attempts := make(chan string, 4)
	run(t, store, template.QueueSource{BatchSize: 10}, func(event events.SQSEvent) (any, error) {
		attempts <- event.Records[0].Attributes["ApproximateReceiveCount"]
		return nil, errors.New("no")
	})
	if first, second := <-attempts, <-attempts; first != "1" || second != "2" {
		t.Errorf("receive counts %s, %s", first, second)
	}
	for {
		changed := store.changes("Dead")
		if dead, _ := store.Peek("Dead", 1); len(dead) == 1 {
			if dead[0].LastError != "no" {
				t.Errorf("last error %q", dead[0].LastError)
			}
			return
		}
		<-changed
	}
}

func TestNoMoreBatchesRunAtOnceThanAllowed(t *testing.T) {
	t.Parallel()
	store, _ := open(t, filepath.Join(t.TempDir(), "state.db"), Options{})
	var mu sync.Mutex
	running, most, handled := 0, 0, 0
	all := make(chan struct{})
	proceed := make(chan struct{})
	run(t, store, template.QueueSource{BatchSize: 1, MaxConcurrency: 2}, func(events.SQSEvent) (any, error) {
		mu.Lock()
		running++
		most = max(most, running)
		if running == 2 {
			select {
			case <-proceed:
			default:
				close(proceed)
			}
		}
		mu.Unlock()
		<-proceed
		mu.Lock()
		defer mu.Unlock()
		running--
		if handled++; handled == 6 {
			close(all)
		}
		return nil, nil
	})
	for range 6 {
		_ = store.SendNow("Letters", "a")
	}
	<-all
	if most != 2 {
		t.Errorf("%d at once, want 2", most)
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	batch := []Message{{ID: "1", Body: "a"}, {ID: "2", Body: "b"}}
	tests := map[string]struct {
		answer       string
		done, failed int
	}{
		"nothing":        {``, 2, 0},
		"null":           {`null`, 2, 0},
		"no failures":    {`{"batchItemFailures":[]}`, 2, 0},
		"one failure":    {`{"batchItemFailures":[{"itemIdentifier":"2"}]}`, 1, 1},
		"unknown":        {`{"batchItemFailures":[{"itemIdentifier":"3"}]}`, 0, 2},
		"no identifier":  {`{"batchItemFailures":[{"itemIdentifier":""}]}`, 0, 2},
		"not an answer":  {`[1]`, 0, 2},
		"another object": {`{}`, 2, 0},
	}
	for name, test := range tests {
		done, failed := split(batch, []byte(test.answer))
		if len(done) != test.done || len(failed) != test.failed {
			t.Errorf("%s: %d done, %d failed", name, len(done), len(failed))
		}
	}
}
