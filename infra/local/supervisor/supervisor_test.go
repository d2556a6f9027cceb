package supervisor

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"credo/infra/local/engine"
)

// binaries of the fixture's functions, built once.
var binaries string

func TestMain(m *testing.M) {
	engine.RunIfChild()
	if folder := os.Getenv(childVariable); folder != "" {
		child(folder)
	}
	folder, err := os.MkdirTemp("", "credo-supervisor-")
	if err != nil {
		panic(err)
	}
	binaries = filepath.Join(folder, "functions")
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// start starts the fixture's system.
func start(t *testing.T, options Options) *Supervisor {
	t.Helper()
	options.Root, options.Binaries = "testdata/project", binaries
	options.Console, options.Progress = t.Output(), t.Output()
	s, err := Start(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s
}

func request(t *testing.T, method, url, body string, header ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "text/plain")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(got)
}

func take(t *testing.T, s *Supervisor, note string) {
	t.Helper()
	if status, body := request(t, "POST", s.Addresses().API+"/notes", note); status != 201 || body != note {
		t.Fatalf("got %d %s", status, body)
	}
}

// look asks, as a specialist, what is known of a note.
func look(t *testing.T, s *Supervisor, note string) map[string]string {
	t.Helper()
	token, err := s.Token(t.Context(), "specialist", "sidney.specialist")
	if err != nil {
		t.Fatal(err)
	}
	status, body := request(t, "GET", s.Addresses().API+"/notes/"+note, "", "Authorization", "Bearer "+token)
	var known map[string]string
	if err := json.Unmarshal([]byte(body), &known); err != nil || status != 200 {
		t.Fatalf("got %d %s", status, body)
	}
	return known
}

func settle(t *testing.T, s *Supervisor) {
	t.Helper()
	if err := s.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestANoteTakesTheWholeRoad(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	take(t, s, "milk")
	settle(t, s)
	known := look(t, s, "milk")
	if known["note"] != "taken" || known["stored"] != "yes" || known["mailed"] != "yes" || len(known["secret"]) < 20 {
		t.Errorf("got %v", known)
	}
	if known["groups"] != "[specialist]" || known["username"] != "sidney.specialist" {
		t.Errorf("the function saw %s of %s", known["username"], known["groups"])
	}
	sent, err := s.Mail().Sent()
	if err != nil || len(sent) != 1 || sent[0].Headers["X-Letter-Number"] != "milk" {
		t.Errorf("got %+v, %v", sent, err)
	}
	if status, body := request(t, "GET", s.Addresses().API+"/notes/milk", ""); status != 401 || body != `{"message":"Unauthorized"}` {
		t.Errorf("without a token: got %d %s", status, body)
	}
	status, err := s.Status()
	if err != nil || len(status.Functions) != 4 || len(status.Events) < 3 || len(status.Invocations) < 4 {
		t.Errorf("got %+v, %v", status, err)
	}
}

func TestWhatCannotBeDoneEndsInTheDeadLetters(t *testing.T) {
	t.Parallel()
	s := start(t, Options{Hasten: 600}) // 60 s of visibility become 100 ms
	take(t, s, "poison")
	limit, poll := time.After(20*time.Second), time.NewTicker(10*time.Millisecond)
	defer poll.Stop()
	for {
		dead, err := s.Messages("Dead")
		if err != nil {
			t.Fatal(err)
		}
		if len(dead) == 1 {
			break
		}
		select {
		case <-poll.C:
		case <-limit:
			t.Fatal("no dead letter within 20 s")
		}
	}
	if n, err := s.Redrive("Dead"); n != 1 || err != nil {
		t.Errorf("redrove %d, %v", n, err)
	}
	if _, err := s.Redrive("Nothing"); err == nil {
		t.Error("redrove a queue that is not there")
	}
}

func TestDaysAreSweptInOrderWithTheirOwnClock(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	today := s.Now()
	var steps []string
	if err := s.Date(t.Context(), "+3d", func(line string) { steps = append(steps, line) }); err != nil {
		t.Fatal(err)
	}
	for day := range 3 {
		at := time.Date(today.Year(), today.Month(), today.Day()+day+1, 3, 0, 0, 0, today.Location())
		swept := look(t, s, at.UTC().Format(time.RFC3339))["swept"]
		offset, err := time.ParseDuration(swept)
		if err != nil || offset.Round(24*time.Hour) != time.Duration(day+1)*24*time.Hour {
			t.Errorf("%v was swept with the clock %q ahead", at, swept)
		}
	}
	if want := "it is " + today.AddDate(0, 0, 3).Format(time.DateOnly); len(steps) != 1 || steps[0] != want {
		t.Errorf("told %v, want %q", steps, want)
	}
	if err := s.Date(t.Context(), today.Format(time.DateOnly), func(string) {}); err == nil {
		t.Error("the date moved back")
	}
}

func TestASecondStartFindsEverythingAgain(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := start(t, Options{Data: data})
	take(t, first, "bread")
	settle(t, first)
	secret := look(t, first, "bread")["secret"]
	if err := first.Date(t.Context(), "+40d", func(string) {}); err != nil {
		t.Fatal(err)
	}
	day := first.Now().Format(time.DateOnly)
	first.Stop()

	second := start(t, Options{Data: data})
	if known := look(t, second, "bread"); known["stored"] != "yes" || known["secret"] != secret {
		t.Errorf("got %v", known)
	}
	if got := second.Now().Format(time.DateOnly); got != day {
		t.Errorf("it is %s again, was %s", got, day)
	}
	take(t, second, "butter")
	settle(t, second)
	if known := look(t, second, "butter"); known["mailed"] != "yes" {
		t.Errorf("got %v", known)
	}
	if sent, err := second.Mail().Sent(); err != nil || len(sent) != 2 {
		t.Errorf("sent %d, %v: the stream was read twice or not at all", len(sent), err)
	}
}

func TestAnEmptySystemIsFilledOnce(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	calls := 0
	if err := os.WriteFile(filepath.Join(data, "clock"), []byte("9600h"), 0o644); err != nil {
		t.Fatal(err)
	}
	load := func(_ context.Context, api string, now time.Time) error {
		calls++
		if ahead := time.Until(now); ahead < 9599*time.Hour {
			t.Errorf("the samples are dated %s ahead, the clock is 9600h", ahead)
		}
		if calls == 1 {
			return errors.New("interrupted")
		}
		response, err := http.Post(api+"/notes", "text/plain", strings.NewReader("sample"))
		if err == nil {
			err = response.Body.Close()
		}
		return err
	}
	for range 2 {
		s := start(t, Options{Data: data, Load: load})
		if known := look(t, s, "sample"); known["note"] != "taken" {
			t.Errorf("got %v", known)
		}
		s.Stop()
	}
	if calls != 2 {
		t.Errorf("loaded %d times, want 2: one that failed, one that did it", calls)
	}
}
