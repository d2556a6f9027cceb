package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"credo/infra/local/engine"
	"credo/infra/local/supervisor"
)

// sam runs SAM CLI over what `sam build` made.
type sam struct {
	program, root string
	template      string // the built template, with this system's addresses
	system        *supervisor.Supervisor
}

// patience is a function's time here, in seconds: SAM counts the start of its container
// in, which a busy machine draws out.
const patience = 120

// environment is a function's, without what the container sets itself.
func (s *sam) environment(function string) map[string]string {
	all := s.system.Pool().Environment(function)
	for _, name := range []string{"AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} {
		delete(all, name)
	}
	return all
}

// command is a `sam local` command on this template.
func (s *sam) command(ctx context.Context, arguments ...string) *exec.Cmd {
	arguments = append(append([]string{"local"}, arguments...), "--template", s.template, "--skip-pull-image",
		"--parameter-overrides", "Architecture="+architecture())
	cmd := exec.CommandContext(ctx, s.program, arguments...)
	cmd.Dir = s.root
	cmd.Env = append(os.Environ(), "SAM_CLI_TELEMETRY=0", fmt.Sprint("SAM_CLI_CONTAINER_CONNECTION_TIMEOUT=", patience), "AWS_REGION="+engine.Region, "AWS_DEFAULT_REGION="+engine.Region,
		"AWS_ACCESS_KEY_ID="+engine.AccessKey, "AWS_SECRET_ACCESS_KEY="+engine.SecretKey)
	// A second interrupt ends SAM before its containers, so the terminal's must not reach it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 30 * time.Second
	return cmd
}

// serve is make sam-local.
func (s *sam) serve(ctx context.Context) error {
	if err := s.system.WriteAddresses(); err != nil {
		return err
	}
	a := s.system.Addresses()
	fmt.Printf("\n  API by SAM  http://127.0.0.1:3000\n  inbox       %s\n  supervisor  %s\n\nCtrl-C ends it.\n\n", a.Inbox, a.Supervisor)
	cmd := s.command(ctx, "start-api", "--host", "127.0.0.1", "--port", "3000", "--warm-containers", "LAZY")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	err := cmd.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// start starts start-api or start-lambda on a free port and waits until it listens.
// What it prints goes to a file beside the template, printed.
func (s *sam) start(ctx context.Context, what string) (address, printed string, stop func(), err error) {
	listener, err := engine.Listen("127.0.0.1", 0)
	if err != nil {
		return "", "", nil, err
	}
	address = listener.Addr().String()
	listener.Close()
	_, port, _ := bytes.Cut([]byte(address), []byte(":"))
	log, err := os.Create(filepath.Join(filepath.Dir(s.template), what+".log"))
	if err != nil {
		return "", "", nil, err
	}
	running, cancel := context.WithCancel(ctx)
	cmd := s.command(running, what, "--host", "127.0.0.1", "--port", string(port), "--warm-containers", "LAZY")
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		cancel()
		return "", "", nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	stop = func() { cancel(); <-ended; log.Close() }
	for range 600 {
		if response, err := http.Get("http://" + address + "/"); err == nil {
			response.Body.Close()
			return "http://" + address, log.Name(), stop, nil
		}
		select {
		case err := <-ended:
			ended <- err
			return "", "", nil, fmt.Errorf("sam local %s ended at once: see %s", what, log.Name())
		case <-time.After(100 * time.Millisecond):
		}
	}
	stop()
	return "", "", nil, fmt.Errorf("sam local %s does not answer on port %s", what, strconv.Quote(string(port)))
}

// invoke runs one function by `sam local invoke`. SAM answers nothing, and ends well, when a
// container does not come up in its time; then it is asked once more.
func (s *sam) invoke(ctx context.Context, function, event string) ([]byte, error) {
	var out, log bytes.Buffer
	for range 2 {
		out.Reset()
		log.Reset()
		cmd := s.command(ctx, "invoke", function, "--event", event)
		cmd.Stdout, cmd.Stderr = &out, &log
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("%w\n%s", err, log.Bytes())
		}
		if answer := bytes.TrimSpace(out.Bytes()); len(answer) > 0 {
			return answer, nil
		}
		fmt.Printf("  %s answered nothing in %d s\n", function, patience)
	}
	return nil, fmt.Errorf("no answer\n%s", log.Bytes())
}
