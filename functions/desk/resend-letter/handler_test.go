package main

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/identifier"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

const route = "POST /staff/applications/{applicationId}/letters/{letterNumber}/resend"

var now = calendartest.Start

func clock() time.Time { return now }

func submitted(t *testing.T, store *store.Store) (id string) {
	t.Helper()
	id, err := identifier.NewApplicationID(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c, err := application.Submit(applicationtest.Practitioner(1, "ga", "NP", calendartest.Day), id, rand.Text(), nil, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return id
}

func resend(t *testing.T, store *store.Store, id, number string, options ...httpapitest.Option) (int, string) {
	t.Helper()
	options = append([]httpapitest.Option{httpapitest.Path("applicationId", id), httpapitest.Path("letterNumber", number),
		httpapitest.Header("If-Match", `"1"`), httpapitest.Body("{}"), httpapitest.Staff("sam", "specialist")}, options...)
	response, err := resendLetter(store, clock)(t.Context(), httpapitest.Event(route, options...))
	if err != nil {
		t.Fatal(err)
	}
	httpapitest.Check(t, route, response)
	return response.StatusCode, response.Body
}

func TestABouncedLetterIsOwedAgain(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	id := submitted(t, store)
	number := id + "-L01"
	if status, body := resend(t, store, id, number); status != 409 {
		t.Errorf("a letter on its way: %d %s", status, body)
	}
	_, err := store.UpdateFile(t.Context(), id, func(f application.File) (casefile.Change, error) {
		return casefile.LetterDidBounce(f, number, "The address does not take mail.", now)
	})
	if err != nil {
		t.Fatal(err)
	}
	if status, body := resend(t, store, id, strings.ToLower(number)); status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	f, err := store.File(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := f.Letter(number)
	again, ok := f.Letter(id + "-L02")
	if !ok || again.Delivery != casefile.DeliveryOwed || again.Name != first.Name || first.Replaced != again.Number {
		t.Errorf("first %+v, again %+v", first, again)
	}
	last := f.Events[len(f.Events)-1]
	if last.Event != casefile.LetterResent || last.Actor != "staff:sam" || len(last.Letters) != 1 {
		t.Errorf("last event %+v", last)
	}
	for _, task := range f.Tasks {
		if task.Queue == casefile.QueueBounced {
			t.Error("the bounce is still in the queue")
		}
	}
}

func TestWhoMayNotResend(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	id := submitted(t, store)
	number := id + "-L01"
	for name, c := range map[string]struct {
		number  string
		options []httpapitest.Option
		status  int
	}{
		"an auditor":         {number, []httpapitest.Option{httpapitest.Staff("eve", "auditor")}, 403},
		"a stale version":    {number, []httpapitest.Option{httpapitest.Header("If-Match", `"7"`)}, 412},
		"no version":         {number, []httpapitest.Option{httpapitest.Header("If-Match", "")}, 428},
		"an unknown letter":  {id + "-L09", nil, 404},
		"an unknown field":   {number, []httpapitest.Option{httpapitest.Body(`{"to":"eve@example.org"}`)}, 422},
		"a letter still due": {number, nil, 409},
	} {
		if status, body := resend(t, store, id, c.number, c.options...); status != c.status {
			t.Errorf("%s: %d %s, want %d", name, status, body, c.status)
		}
	}
	if f, err := store.File(t.Context(), id); err != nil || f.Application.Version != 1 || len(f.Letters) != 1 {
		t.Errorf("the file changed: %+v, %v", f.Letters, err)
	}
}

func TestTheSampleEventIsARequestOfThisRoute(t *testing.T) {
	t.Parallel()
	response, err := resendLetter(tabletest.New(t), clock)(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 404 {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
