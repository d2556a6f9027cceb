package supervisor

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// processes are all that a system started, by name.
func processes(s *Supervisor) map[string]int {
	pids := maps.Clone(s.Engines().Processes())
	for _, f := range s.Model().Functions {
		for _, pid := range s.Pool().Processes(f.ID) {
			pids[f.ID] = pid
		}
	}
	return pids
}

// gone waits for a process's end.
func gone(t *testing.T, name string, pid int) {
	t.Helper()
	limit, poll := time.After(10*time.Second), time.NewTicker(5*time.Millisecond)
	defer poll.Stop()
	for !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
		select {
		case <-poll.C:
		case <-limit:
			t.Errorf("%s, process %d, is still there", name, pid)
			return
		}
	}
}

func TestStoppingEndsEveryProcess(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	take(t, s, "tea")
	settle(t, s)
	pids := processes(s)
	if len(pids) < 5 {
		t.Errorf("only %v run", pids)
	}
	s.Stop()
	for name, pid := range pids {
		if err := syscall.Kill(pid, 0); !errors.Is(err, syscall.ESRCH) {
			t.Errorf("%s, process %d, is still there", name, pid)
		}
	}
}

// childVariable makes the test binary a system that is to be killed; its value
// is the folder of the functions.
const childVariable = "CREDO_SUPERVISOR_TEST_CHILD"

// child runs a system, tells its processes in one line, and stays.
func child(folder string) {
	s, err := Start(context.Background(), Options{Root: "testdata/project", Binaries: folder, Data: os.Getenv(childVariable + "_DATA")})
	if err == nil {
		_, err = http.Post(s.Addresses().API+"/notes", "text/plain", strings.NewReader("tea"))
	}
	if err == nil {
		err = s.Settle(context.Background())
	}
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(processes(s))
	}
	if err != nil {
		panic(err)
	}
	select {}
}

func TestKillingTheSystemEndsEveryProcess(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+binaries, childVariable+"_DATA="+t.TempDir())
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pids map[string]int
	read := json.NewDecoder(out).Decode(&pids)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	if read != nil || len(pids) < 5 {
		t.Fatalf("got processes %v, %v", pids, read)
	}
	for name, pid := range pids {
		gone(t, name, pid)
	}
}

func TestAPortInUseIsMoved(t *testing.T) {
	t.Parallel()
	first := start(t, Options{})
	taken, err := url.Parse(first.Addresses().API)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(taken.Port())
	if err != nil {
		t.Fatal(err)
	}
	second := start(t, Options{Ports: Ports{API: port}})
	if first.Addresses().API == second.Addresses().API {
		t.Errorf("both answer at %s", second.Addresses().API)
	}
	take(t, second, "salt")
}
