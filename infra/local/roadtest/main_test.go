// Package roadtest drives the whole system, as it is deployed by template.yaml, down the
// road by HTTP alone: the ordinary road, many at once, and while everything around it
// fails.
package roadtest

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"credo/infra/local/engine"
	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
)

func TestMain(m *testing.M) {
	engine.RunIfChild()
	os.Exit(m.Run())
}

// system is one running system and the means to walk it.
type system struct {
	*supervisor.Supervisor
	walker *road.Walker
	inbox  road.Inbox
}

func start(t testing.TB, o supervisor.Options) system {
	t.Helper()
	o.Console = t.Output()
	s, err := supervisor.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	a := s.Addresses()
	return system{Supervisor: s, inbox: road.Inbox{Address: a.Inbox}, walker: &road.Walker{
		Client:   road.Client{API: a.API, Tokens: s.Token, HTTP: &http.Client{Transport: &patient{}}},
		Now:      func(context.Context) (time.Time, error) { return s.Now(), nil },
		Say:      func(string, ...any) {},
		Patience: 8 * time.Minute,
	}}
}

// patient sends a request again that met a fault on the way: every write carries a key
// under which it is done once.
type patient struct{ retried atomic.Int64 }

func (p *patient) RoundTrip(req *http.Request) (*http.Response, error) {
	for try := 1; ; try++ {
		res, err := http.DefaultTransport.RoundTrip(req)
		if try == 60 || (err == nil && res.StatusCode < 500 && res.StatusCode != http.StatusTooManyRequests && res.StatusCode != http.StatusConflict) {
			return res, err
		}
		if err == nil && res.StatusCode == http.StatusConflict && try > 3 {
			return res, err
		}
		if err == nil {
			res.Body.Close()
		}
		p.retried.Add(1)
		select {
		case <-time.After(time.Duration(min(try, 10)) * 50 * time.Millisecond):
		case <-req.Context().Done():
			return nil, req.Context().Err()
		}
		if req.GetBody != nil {
			if req.Body, err = req.GetBody(); err != nil {
				return nil, err
			}
		}
	}
}

// joined are the letters of the plain road, each once.
var joined = []casefile.LetterName{application.LetterConfirmation, application.LetterContract, application.LetterContractExecuted, application.LetterApproved, application.LetterWelcome}

// walk lets every form's provider join at once.
func (s system) walk(ctx context.Context, forms ...form.Submission) ([]*road.Traveller, error) {
	travellers := make([]*road.Traveller, len(forms))
	walkers, ctx := errgroup.WithContext(ctx)
	for i, form := range forms {
		walkers.Go(func() (err error) {
			if travellers[i], _, err = s.walker.Apply(ctx, form); err != nil {
				return err
			}
			if err := travellers[i].Join(ctx); err != nil {
				return fmt.Errorf("%s %s: %w", form.Market, form.ProviderType, err)
			}
			return nil
		})
	}
	return travellers, walkers.Wait()
}

// holdsLetters compares each application's letters with those of the plain road, and with
// the inbox. copies is how often a number may be there.
func (s system) holdsLetters(t testing.TB, travellers []*road.Traveller, copies int) {
	t.Helper()
	numbers := map[string]casefile.LetterName{}
	for _, one := range travellers {
		status, err := one.Await(t.Context(), "every letter delivered", func(st application.Status) bool {
			return !slices.ContainsFunc(st.Letters, func(l application.LetterView) bool { return l.Delivery != casefile.DeliveryDelivered })
		})
		if err != nil {
			t.Error(err)
			continue
		}
		var got []casefile.LetterName
		for _, l := range status.Letters {
			got = append(got, l.Name)
			numbers[l.LetterNumber] = l.Name
		}
		if !slices.Equal(sorted(got), sorted(joined)) {
			t.Errorf("%s has letters %v, want %v", one.ID, got, joined)
		}
	}
	mails, err := s.inbox.Mails(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, m := range mails {
		times[m.Letter]++
	}
	for number, name := range numbers {
		if n := times[number]; n < 1 || n > copies {
			t.Errorf("letter %s (%s) is in the inbox %d times", number, name, n)
		}
	}
}

func sorted(names []casefile.LetterName) []casefile.LetterName {
	names = slices.Clone(names)
	slices.Sort(names)
	return names
}
