// Command samlocal serves the functions with SAM CLI in Docker, beside the engines
// and streams of the local host: `sam local` shows that the packages SAM builds
// start and answer, which the local host's own processes cannot show.
//
//	samlocal serve   the API by `sam local start-api`, until Ctrl-C
//	samlocal check   every function by `sam local invoke`, every route by both hosts
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"credo/infra/local/engine"
	"credo/infra/local/supervisor"
)

func main() {
	engine.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, strings.Join(os.Args[1:], " ")); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "samlocal:", err)
		stop()
		os.Exit(1)
	}
}

func run(ctx context.Context, mode string) error {
	if mode != "serve" && mode != "check" {
		return errors.New("usage: samlocal serve|check")
	}
	root, err := supervisor.FindRoot()
	if err != nil {
		return err
	}
	host, err := bridge(ctx)
	if err != nil {
		return err
	}
	options := supervisor.Options{Root: root, Host: host, Progress: os.Stdout, Console: os.Stdout}
	if mode == "serve" {
		options.Data, options.Ports = filepath.Join(root, ".local"), supervisor.UsualPorts
	}
	system, err := supervisor.Start(ctx, options)
	if err != nil {
		return err
	}
	defer system.Stop()
	s := &sam{program: filepath.Join(root, ".tools", "sam", "bin", "sam"), root: root, system: system}
	if err := s.writeTemplate(filepath.Join(root, ".aws-sam", architecture())); err != nil {
		return err
	}
	if mode == "check" {
		return s.check(ctx)
	}
	return s.serve(ctx)
}

// bridge is this machine's address as containers see it.
func bridge(ctx context.Context) (string, error) {
	if _, err := exec.LookPath("docker"); err != nil {
		return "", errors.New("Docker is missing (Debian: apt-get install docker.io); without it use `make run`, which needs none")
	}
	if out, err := exec.CommandContext(ctx, "docker", "info").CombinedOutput(); err != nil {
		return "", fmt.Errorf("Docker does not run (start dockerd, or use `make run`, which needs none): %s", strings.TrimSpace(string(out)))
	}
	docker0, err := net.InterfaceByName("docker0")
	if err != nil {
		return "", fmt.Errorf("no bridge by which containers reach this machine: %w", err)
	}
	addresses, err := docker0.Addrs()
	if err != nil {
		return "", err
	}
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.To4() != nil {
			return ip.IP.String(), nil
		}
	}
	return "", errors.New("the bridge docker0 has no address")
}

// architecture is SAM's name of this machine's processor.
func architecture() string {
	if runtime.GOARCH == "arm64" {
		return "arm64"
	}
	return "x86_64"
}
