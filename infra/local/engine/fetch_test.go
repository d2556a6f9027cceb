package engine

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pretend is an installer that takes no network.
func pretend(script string) installer {
	return func(ctx context.Context) (*exec.Cmd, error) { return exec.CommandContext(ctx, "sh", "-c", script), nil }
}

func lockIn(t *testing.T, folder, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "package-lock.json"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFetchHappensOnceForALockFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, step := range []struct {
		lock    string
		fetches bool
	}{{"one", true}, {"one", false}, {"two", true}} {
		lockIn(t, folder, step.lock)
		var said strings.Builder
		if err := fetch(t.Context(), folder, &said, pretend("mkdir -p node_modules")); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(said.String(), "fetching"); got != step.fetches {
			t.Errorf("lock %s: fetched %v, want %v", step.lock, got, step.fetches)
		}
	}
}

func TestAFetchThatFailsSaysWhyAndIsDoneAgain(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	lockIn(t, folder, "one")
	err := fetch(t.Context(), folder, &strings.Builder{}, pretend("mkdir node_modules; echo no network >&2; exit 1"))
	if err == nil || !strings.Contains(err.Error(), "no network") {
		t.Errorf("error %v", err)
	}
	var said strings.Builder
	if err := fetch(t.Context(), folder, &said, pretend("true")); err != nil || !strings.Contains(said.String(), "fetched") {
		t.Errorf("second time: %q, %v", said.String(), err)
	}
}

func TestDownloadsAreCounted(t *testing.T) {
	t.Parallel()
	count := &fetchCount{}
	_, _ = count.Write([]byte("npm http fetch GET 200 https://registry.example/vary 9ms\nnpm http fetch GET 200 https://registry.example/vary/-/vary-1.1.2.tgz 9ms\n"))
	if got := count.count.Load(); got != 1 {
		t.Errorf("counted %d", got)
	}
}
