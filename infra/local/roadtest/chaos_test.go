package roadtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"credo/infra/local/engine"
	"credo/infra/local/queue"
	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application/applicationtest"
	"credo/shared/form"
)

// TestWhateverFailsTheRoadGoesOn walks providers while functions are killed, events come
// late and twice, and DynamoDB, S3 and SES refuse, err, lose answers or are slow. When it
// is over every provider is enrolled, and each letter has one number, one entry and is in
// the inbox: once, or twice under its number where SES took it and its news was lost.
// CREDO_SEED repeats a run's choices.
func TestWhateverFailsTheRoadGoesOn(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	if given := os.Getenv("CREDO_SEED"); given != "" {
		var err error
		if seed, err = strconv.ParseUint(given, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("CREDO_SEED=%d", seed)
	s := start(t, supervisor.Options{Hasten: 30, Environment: map[string]string{"LETTER_CLAIM_SECONDS": "20"}})

	trouble, calm := context.WithCancel(t.Context())
	done := make(chan string)
	go func() { done <- s.makeTrouble(trouble, rand.New(rand.NewPCG(seed, 1))) }()
	mend := time.AfterFunc(30*time.Second, calm) // trouble lasts a while, then things mend
	defer mend.Stop()
	today := road.Day(s.Now())
	var forms []form.Submission
	for i := range 12 {
		forms = append(forms, applicationtest.Practitioner(7000+i, "ga", "NP", today))
	}
	travellers, err := s.walk(t.Context(), forms...)
	calm()
	t.Log(<-done)
	if err != nil {
		t.Fatal(err)
	}
	s.holdsLetters(t, travellers, 2)
	s.holdsNoDeadLetters(t)
}

// makeTrouble makes something fail every now and then until the context ends, and says
// what it did.
func (s system) makeTrouble(ctx context.Context, r *rand.Rand) string {
	var functions []string
	for _, f := range s.Model().Functions {
		functions = append(functions, f.ID)
	}
	slices.Sort(functions)
	kills, faults := 0, 0
	s.Queues().SetFaults(queue.Faults{RepeatShare: 0.2, DelayShare: 0.2, DelaySeconds: 1})
	for ctx.Err() == nil {
		switch r.IntN(3) {
		case 0, 1:
			kills += s.Pool().Kill(functions[r.IntN(len(functions))])
		default:
			service := []engine.Service{engine.DynamoDB, engine.S3, engine.SES}[r.IntN(3)]
			kind := []engine.Kind{engine.Refuse, engine.Error, engine.LoseAnswer, engine.Slow}[r.IntN(4)]
			if err := s.Engines().Faults.Set(service, engine.Fault{Kind: kind, Share: r.Float64(), ForSeconds: 1.5 * r.Float64(), DelaySeconds: 0.3}); err != nil {
				return err.Error()
			}
			faults++
		}
		select {
		case <-time.After(time.Duration(50+r.IntN(200)) * time.Millisecond):
		case <-ctx.Done():
		}
	}
	s.Engines().Faults.Clear()
	s.Queues().SetFaults(queue.Faults{})
	return fmt.Sprintf("killed %d processes, let services fail %d times", kills, faults)
}

func (s system) holdsNoDeadLetters(t *testing.T) {
	t.Helper()
	all, err := s.Queues().Status()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if q.DeadLetter && q.Waiting > 0 {
			t.Errorf("%d dead letters in %s", q.Waiting, q.ID)
		}
	}
}
