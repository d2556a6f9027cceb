package engine

import (
	"io"
	"os"
	"os/exec"
	"testing"
)

// parentVariable makes this test binary a parent that only waits.
const parentVariable = "CREDO_TEST_PARENT"

// beParent starts a process that holds file 3 open, says so, and waits.
func beParent() {
	cmd := exec.Command("sleep", "1000")
	cmd.ExtraFiles = []*os.File{os.NewFile(3, "held")}
	if _, err := StartProcess("sleep", cmd, nil); err != nil {
		os.Exit(1)
	}
	_, _ = os.Stdout.WriteString("started\n")
	select {}
}

func TestAProcessDiesWithItsParentHoweverThatDies(t *testing.T) {
	t.Parallel()
	reader, held, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), parentVariable+"=1")
	parent.ExtraFiles = []*os.File{held}
	said, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	held.Close()
	if _, err := io.ReadFull(said, make([]byte, len("started\n"))); err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	if _, err := io.ReadAll(reader); err != nil { // ends when nobody holds the pipe any more
		t.Fatal(err)
	}
}
