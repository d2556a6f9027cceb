package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"credo/infra/local/engine"
)

const enginesUsage = "usage: engines -- command [argument …]"

// runEngines starts the engines on free ports with data that is thrown away,
// runs a command that finds them through its environment, and stops them. Its
// result is the command's exit code.
func runEngines(ctx context.Context, arguments []string) (int, error) {
	if len(arguments) > 0 && arguments[0] == "--" {
		arguments = arguments[1:]
	}
	if len(arguments) == 0 {
		return 2, errors.New(enginesUsage)
	}
	engines, err := engine.StartAll(ctx, engine.Options{Progress: os.Stderr})
	if err != nil {
		return 1, fmt.Errorf("engines: %w", err)
	}
	defer engines.Stop()
	cmd := exec.CommandContext(ctx, arguments[0], arguments[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), engines.Environment()...)
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}
