package lambda

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"credo/infra/local/engine"
	"credo/infra/local/template"
)

// Build compiles the functions of the project at root for this machine, with
// the flags they are deployed with, into the folder binaries, and names those
// whose binary changed. What did not change is neither compiled nor touched.
// It may run while the old binaries do; of several at once one works.
func Build(ctx context.Context, root, binaries string, functions []template.Function) (changed []string, err error) {
	staging := binaries + ".new"
	if err := errors.Join(os.MkdirAll(binaries, 0o755), os.MkdirAll(staging, 0o755)); err != nil {
		return nil, err
	}
	if len(functions) == 0 {
		return nil, nil
	}
	unlock, err := lock(staging)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if err := compile(ctx, root, staging, functions); err != nil {
		return nil, err
	}
	for _, f := range functions {
		name := filepath.Base(f.Folder)
		replaced, err := replace(filepath.Join(staging, name), filepath.Join(binaries, name))
		if err != nil {
			return changed, err
		}
		if replaced {
			changed = append(changed, f.ID)
		}
	}
	return changed, nil
}

func compile(ctx context.Context, root, staging string, functions []template.Function) error {
	out, err := filepath.Abs(staging)
	if err != nil {
		return err
	}
	args := []string{"build", "-buildvcs=false", "-trimpath", "-tags=lambda.norpc", "-ldflags=-s -w", "-o", out + string(filepath.Separator)}
	for _, f := range functions {
		args = append(args, "./"+f.Folder)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	var output bytes.Buffer
	process, err := engine.StartProcess("go build", cmd, &output)
	if err != nil {
		return err
	}
	select {
	case <-process.Done():
	case <-ctx.Done():
		process.Stop()
		return ctx.Err()
	}
	if !cmd.ProcessState.Success() {
		return fmt.Errorf("go build: %s\n%s", cmd.ProcessState, bytes.TrimSpace(output.Bytes()))
	}
	return nil
}

// lock keeps a second build out of a folder, also one of another process.
func lock(folder string) (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(folder, ".lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		file.Close()
		return nil, err
	}
	return func() { file.Close() }, nil
}

// replace puts a built binary in the place of an old one that differs. It links
// rather than copies: the compiler removes what it replaces.
func replace(built, installed string) (bool, error) {
	same, err := sameFile(built, installed)
	if err != nil || same {
		return false, err
	}
	next := installed + ".next"
	if err := os.Remove(next); err != nil && !errors.Is(err, os.ErrNotExist) {
		return false, err
	}
	if err := os.Link(built, next); err != nil {
		return false, err
	}
	return true, os.Rename(next, installed)
}

func sameFile(a, b string) (bool, error) {
	one, err := os.Stat(a)
	if err != nil {
		return false, err
	}
	other, err := os.Stat(b)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil || os.SameFile(one, other) {
		return os.SameFile(one, other), err
	}
	if one.Size() != other.Size() {
		return false, nil
	}
	var sums [2][]byte
	for i, path := range []string{a, b} {
		if sums[i], err = sum(path); err != nil {
			return false, err
		}
	}
	return bytes.Equal(sums[0], sums[1]), nil
}

func sum(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	return hash.Sum(nil), err
}
