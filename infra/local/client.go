package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"credo/infra/local/page"
	"credo/infra/local/supervisor"
)

// token prints a bearer token of a person with a role.
func token(ctx context.Context, arguments []string) (int, error) {
	flags := flag.NewFlagSet("token", flag.ContinueOnError)
	user := flags.String("user", "", "the person's name; as a rule the role's")
	role, rest := "", arguments
	if len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
		role, rest = rest[0], rest[1:]
	}
	if err := flags.Parse(rest); err != nil {
		return 2, err
	}
	if role == "" {
		role = flags.Arg(0)
	}
	if role == "" {
		return 2, errors.New("which role? token specialist, committee, medical-director, auditor or admin; make token ROLE=…")
	}
	var answer struct{ Token, Error string }
	err := ask(ctx, "/token", url.Values{"role": {role}, "user": {*user}}, func(line []byte) error { return json.Unmarshal(line, &answer) })
	if err == nil && answer.Error != "" {
		err = errors.New(answer.Error)
	}
	if err != nil {
		return 1, err
	}
	fmt.Println(answer.Token)
	return 0, nil
}

// date moves the running system's business date.
func date(ctx context.Context, arguments []string) (int, error) {
	if len(arguments) != 1 {
		return 2, errors.New("to which date? date +180d, 2027-05-21 or today; make date D=…")
	}
	done := false
	err := ask(ctx, "/date", url.Values{"to": {arguments[0]}}, func(line []byte) error {
		var step page.Step
		if err := json.Unmarshal(line, &step); err != nil {
			return err
		}
		if step.Error != "" {
			return errors.New(step.Error)
		}
		if step.Step != "" {
			fmt.Println(step.Step)
		}
		done = done || step.Done
		return nil
	})
	if err == nil && !done {
		err = errors.New("the system stopped before the date was reached")
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}

// ask posts to the running supervisor and hands over its answer line by line.
func ask(ctx context.Context, path string, form url.Values, line func([]byte) error) error {
	addresses, err := running()
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, addresses.Supervisor+path, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("the system does not answer (is `make run` up?): %w", err)
	}
	defer response.Body.Close()
	lines := bufio.NewReader(response.Body)
	for {
		one, err := lines.ReadBytes('\n')
		if len(one) > 0 {
			if failed := line(one); failed != nil {
				return failed
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// running reads where the system of this project answers.
func running() (supervisor.Addresses, error) {
	var addresses supervisor.Addresses
	root, err := supervisor.FindRoot()
	if err != nil {
		return addresses, err
	}
	source, err := os.ReadFile(filepath.Join(root, ".local", "addresses.json"))
	if errors.Is(err, os.ErrNotExist) {
		return addresses, errors.New("the system does not run: start it with `make run`")
	}
	if err != nil {
		return addresses, err
	}
	return addresses, json.Unmarshal(source, &addresses)
}
