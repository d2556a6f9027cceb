package lambda

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"credo/infra/local/template"
)

// Build compiles the functions of the project at root for this machine, with
// the flags they are deployed with, into the folder binaries, and names those
// whose binary changed. What did not change is neither compiled nor touched.
// It may run while the old binaries do.
func Build(ctx context.Context, root, binaries string, functions []template.Function) (changed []string, err error) {
	staging := binaries + ".new"
	if err := errors.Join(os.MkdirAll(binaries, 0o755), os.MkdirAll(staging, 0o755)); err != nil {
		return nil, err
	}
	if len(functions) == 0 {
		return nil, nil
	}
	out, err := filepath.Abs(staging)
	if err != nil {
		return nil, err
	}
	args := []string{"build", "-buildvcs=false", "-trimpath", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", out + string(filepath.Separator)}
	for _, f := range functions {
		args = append(args, "./"+f.Folder)
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, bytes.TrimSpace(output))
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
	sums := [2][sha256.Size]byte{}
	for i, path := range []string{a, b} {
		content, err := os.ReadFile(path)
		if err != nil {
			return false, err
		}
		sums[i] = sha256.Sum256(content)
	}
	return sums[0] == sums[1], nil
}
