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

	"credo/infra/local/engine"
	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application"
	"credo/shared/calendar"
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
		Today:    func(context.Context) (calendar.Date, error) { return road.Day(s.Now()), nil },
		Say:      func(string, ...any) {},
		Patience: 2 * time.Minute,
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
var joined = []application.LetterName{application.LetterConfirmation, application.LetterContract, application.LetterApproved, application.LetterWelcome}

// holdsLetters compares an application's letters with the wanted ones and with the
// inbox. copies is how often a number may be there.
func (s system) holdsLetters(ctx context.Context, t *road.Traveller, want []application.LetterName, copies int) error {
	status, err := t.Await(ctx, "every letter delivered", func(st application.Status) bool {
		return !slices.ContainsFunc(st.Letters, func(l application.LetterView) bool { return l.Delivery != application.DeliveryDelivered })
	})
	if err != nil {
		return err
	}
	var got []application.LetterName
	for _, l := range status.Letters {
		got = append(got, l.Name)
	}
	if !slices.Equal(sorted(got), sorted(want)) {
		return fmt.Errorf("%s has letters %v, want %v", t.ID, got, want)
	}
	mails, err := s.inbox.Mails(ctx)
	if err != nil {
		return err
	}
	for _, l := range status.Letters {
		n := 0
		for _, m := range mails {
			if m.Letter == l.LetterNumber {
				n++
			}
		}
		if n < 1 || n > copies {
			return fmt.Errorf("letter %s (%s) is in the inbox %d times", l.LetterNumber, l.Name, n)
		}
	}
	return nil
}

func sorted(names []application.LetterName) []application.LetterName {
	names = slices.Clone(names)
	slices.Sort(names)
	return names
}
