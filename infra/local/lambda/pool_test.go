package lambda

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"credo/infra/local/template"
)

func probe(id string) template.Function {
	return template.Function{ID: id, Name: "credo-" + id, ARN: "arn:" + id, Folder: "testdata/functions/probe",
		Environment: map[string]string{"GREETING": "hello"}, Timeout: 10 * time.Second, MemoryMB: 128}
}

var built = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "credo-lambda-")
	if err != nil {
		return "", err
	}
	binaries := filepath.Join(folder, "bin")
	_, err = Build(context.Background(), ".", binaries, []template.Function{probe("Probe")})
	return binaries, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if folder, err := built(); err == nil {
		os.RemoveAll(filepath.Dir(folder))
	}
	os.Exit(code)
}

func newPool(t *testing.T, options Options, functions ...template.Function) *Pool {
	t.Helper()
	var err error
	if options.Binaries, err = built(); err != nil {
		t.Fatal(err)
	}
	pool, err := NewPool(functions, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

type answer struct {
	PID       int
	Name      string
	Value     string
	RequestID string
	Left      time.Duration
}

func invoke(t *testing.T, p *Pool, do, with string) (answer, error) {
	t.Helper()
	payload, err := p.Invoke(t.Context(), "Probe", fmt.Appendf(nil, `{"Do":%q,"With":%q}`, do, with))
	var a answer
	if err == nil {
		err = json.Unmarshal(payload, &a)
	}
	return a, err
}

func TestAFunctionSeesWhatLambdaSets(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{Environment: map[string]string{"OVER": "laid"}}, probe("Probe"))
	for name, want := range map[string]string{"GREETING": "hello", "OVER": "laid", "AWS_REGION": "us-east-1",
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128", "HOME": ""} {
		got, err := invoke(t, pool, "env", name)
		if err != nil || got.Value != want || got.Name != "credo-Probe" || got.RequestID == "" {
			t.Errorf("%s: got %+v, %v, want %q", name, got, err, want)
		}
		if got.Left < 8*time.Second || got.Left > 10*time.Second {
			t.Errorf("got %v left of 10 s", got.Left)
		}
	}
}

func TestAProcessServesOneAfterAnother(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{}, probe("Probe"))
	first, err := invoke(t, pool, "", "")
	if err != nil {
		t.Fatal(err)
	}
	second, err := invoke(t, pool, "", "")
	if err != nil || second.PID != first.PID {
		t.Errorf("got process %d after %d, %v", second.PID, first.PID, err)
	}
	if got := pool.Processes("Probe"); !slices.Equal(got, []int{first.PID}) {
		t.Errorf("got processes %v", got)
	}
}

func TestLoadStartsMoreProcessesUpToTheLimit(t *testing.T) {
	t.Parallel()
	f := probe("Probe")
	f.Concurrency = 3
	pool := newPool(t, Options{MaxPerName: 5}, f)
	folder := t.TempDir()
	var group sync.WaitGroup
	for range 9 {
		group.Go(func() {
			if _, err := invoke(t, pool, "meet", folder+" 3"); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := len(pool.Processes("Probe")); n != 3 {
		t.Errorf("got %d processes, want 3", n)
	}
}

func TestFailuresReachTheInvokerInLambdasWords(t *testing.T) {
	t.Parallel()
	slow, broken := probe("Slow"), probe("Broken")
	slow.Timeout = 300 * time.Millisecond
	broken.Environment = map[string]string{"BROKEN": "yes"}
	pool := newPool(t, Options{}, probe("Probe"), slow, broken)
	tests := []struct{ function, do, want string }{
		{"Probe", "fail", `"errorMessage":"why"`},
		{"Probe", "exit", `"errorType":"Runtime.ExitError"`},
		{"Probe", "exit", `Runtime exited with error: exit status 3`},
		{"Slow", "hang", `"errorType":"Sandbox.Timedout"`},
		{"Slow", "hang", `Task timed out after 0.30 seconds`},
		{"Broken", "", `exit status 9`},
		{"Probe", "big", `Function.ResponseSizeTooLarge`},
	}
	for _, test := range tests {
		_, err := pool.Invoke(t.Context(), test.function, fmt.Appendf(nil, `{"Do":%q,"With":"why"}`, test.do))
		var failure *FunctionError
		if !errors.As(err, &failure) || !strings.Contains(string(failure.Payload), test.want) {
			t.Errorf("%s %s: got %v, want %q", test.function, test.do, err, test.want)
		}
	}
	if _, err := invoke(t, pool, "", ""); err != nil {
		t.Errorf("after the failures: %v", err)
	}
}

func TestAKilledProcessFailsItsInvocationAndIsReplaced(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{}, probe("Probe"))
	folder := t.TempDir()
	failed := make(chan error, 1)
	go func() {
		_, err := invoke(t, pool, "meet", folder+" 2")
		failed <- err
	}()
	until(t, func() bool { entries, _ := os.ReadDir(folder); return len(entries) == 1 })
	if n := pool.Kill("Probe"); n != 1 {
		t.Errorf("killed %d", n)
	}
	var failure *FunctionError
	if err := <-failed; !errors.As(err, &failure) || !strings.Contains(err.Error(), "signal: killed") {
		t.Errorf("got %v", err)
	}
	if _, err := invoke(t, pool, "", ""); err != nil {
		t.Error(err)
	}
	pool.Kill("Probe") // idle this time: nobody notices
	if _, err := invoke(t, pool, "", ""); err != nil {
		t.Error(err)
	}
}

func TestIdleProcessesAreEnded(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{IdleTimeout: 30 * time.Millisecond}, probe("Probe"))
	first, err := invoke(t, pool, "", "")
	if err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return len(pool.Processes("Probe")) == 0 })
	if second, err := invoke(t, pool, "", ""); err != nil || second.PID == first.PID {
		t.Errorf("got %+v, %v", second, err)
	}
}

func TestTheLongestIdleGoesWhenThereAreTooMany(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{MaxIdle: 1, Excess: time.Millisecond}, probe("A"), probe("B"))
	for _, name := range []string{"A", "B"} {
		if _, err := pool.Invoke(t.Context(), name, []byte(`{}`)); err != nil {
			t.Fatal(err)
		}
	}
	until(t, func() bool { return len(pool.Processes("A")) == 0 })
	if len(pool.Processes("B")) != 1 {
		t.Error("B was ended")
	}
}

func TestAChangedEnvironmentWaitsForWorkUnderWay(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{}, probe("Probe"))
	folder := t.TempDir()
	over := make(chan error, 1)
	go func() {
		_, err := invoke(t, pool, "meet", folder+" 2")
		over <- err
	}()
	until(t, func() bool { entries, _ := os.ReadDir(folder); return len(entries) == 1 })
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := pool.SetEnvironment(short, "GREETING", "early"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("changed under work: %v", err)
	}
	changed := make(chan error, 1)
	go func() { changed <- pool.SetEnvironment(t.Context(), "GREETING", "later") }()
	if err := os.WriteFile(filepath.Join(folder, "second"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(<-over, <-changed); err != nil {
		t.Fatal(err)
	}
	if got, err := invoke(t, pool, "env", "GREETING"); err != nil || got.Value != "later" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestOnlyWhatChangedIsRestarted(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{}, probe("A"), probe("B"))
	pid := func(name string) (a answer) {
		t.Helper()
		payload, err := pool.Invoke(t.Context(), name, []byte(`{}`))
		if err := errors.Join(err, json.Unmarshal(payload, &a)); err != nil {
			t.Fatal(err)
		}
		return a
	}
	a, b := pid("A"), pid("B")
	pool.Restart("A")
	if pid("A").PID == a.PID || pid("B").PID != b.PID {
		t.Errorf("A ran on as it was, or B did not")
	}
}

func TestADrainedPoolTakesNothingMore(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{}, probe("Probe"))
	if err := pool.Drain(t.Context()); err != nil || pool.Busy() != 0 {
		t.Fatalf("busy %d, %v", pool.Busy(), err)
	}
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := pool.Invoke(short, "Probe", []byte(`{}`)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestErrorsOfTheLogReachTheConsoleInOneLine(t *testing.T) {
	t.Parallel()
	var console locked
	logs := t.TempDir()
	pool := newPool(t, Options{Logs: logs, Console: &console}, probe("Probe"))
	if _, err := invoke(t, pool, "log", ""); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return console.String() == "Probe: broken: the cause\n" })
	kept, err := os.ReadFile(filepath.Join(logs, "Probe.log"))
	if err != nil || !bytes.Contains(kept, []byte(`"msg":"broken"`)) {
		t.Errorf("got %s, %v", kept, err)
	}
}

func TestClosingEndsEveryProcess(t *testing.T) {
	t.Parallel()
	pool := newPool(t, Options{}, probe("Probe"))
	first, err := invoke(t, pool, "", "")
	if err != nil {
		t.Fatal(err)
	}
	pool.Close()
	if err := syscall.Kill(first.PID, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("process %d is still there: %v", first.PID, err)
	}
	if _, err := invoke(t, pool, "", ""); err == nil {
		t.Error("a closed pool still invokes")
	}
}

type locked struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// until polls a condition of another process, for at most ten seconds.
func until(t *testing.T, holds func() bool) {
	t.Helper()
	limit := time.After(10 * time.Second)
	poll := time.NewTicker(2 * time.Millisecond)
	defer poll.Stop()
	for !holds() {
		select {
		case <-poll.C:
		case <-limit:
			t.Fatal("it did not happen within 10 s")
		}
	}
}
