package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"credo/infra/local/supervisor"
	"credo/shared/table"
)

// settings reads repeated --set Name=value.
type settings map[string]string

func (s settings) String() string { return "" }

func (s settings) Set(pair string) error {
	name, value, ok := strings.Cut(pair, "=")
	if !ok || name == "" {
		return fmt.Errorf("want Name=value")
	}
	s[name] = value
	return nil
}

// run starts the system and stays up until it is told to end.
func run(ctx context.Context, arguments []string) (int, error) {
	root, err := supervisor.FindRoot()
	if err != nil {
		return 1, err
	}
	options := supervisor.Options{Root: root, Ports: supervisor.UsualPorts, Progress: os.Stdout, Console: os.Stdout, Watch: true, Load: loadSamples,
		Parameters: settings{}, Environment: settings{}, Shape: table.Shape}
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.StringVar(&options.Data, "data", filepath.Join(root, ".local"), "the folder that keeps the data")
	flags.BoolVar(&options.Afresh, "afresh", false, "forget data that another version stored")
	flags.StringVar(&options.Host, "host", "127.0.0.1", "the address to listen on; Docker's bridge for containers")
	flags.StringVar(&options.Template, "template", filepath.Join(root, "template.yaml"), "the template to run")
	flags.Var(settings(options.Parameters), "set", "a parameter of the template, Name=value; may be repeated")
	flags.Var(settings(options.Environment), "env", "a variable of every function, NAME=value; may be repeated")
	if err := flags.Parse(arguments); err != nil {
		return 2, err
	}
	system, err := supervisor.Start(ctx, options)
	var other *supervisor.OtherShapeError
	if errors.As(err, &other) && afresh(other) {
		options.Afresh = true
		system, err = supervisor.Start(ctx, options)
	}
	if err != nil {
		return 1, err
	}
	defer system.Stop()
	if err := system.WriteAddresses(); err != nil {
		return 1, err
	}
	greet(system)
	debug.FreeOSMemory() // building and starting took more than idling does
	select {
	case <-ctx.Done():
		fmt.Println("\nending")
		return 0, nil
	case err := <-system.Failed():
		return 1, fmt.Errorf("a part of the system ended: %w", err)
	}
}

// afresh asks whether data that cannot be read may be forgotten.
func afresh(other *supervisor.OtherShapeError) bool {
	fmt.Println(other)
	fmt.Print("forget it and start afresh? (make run AFRESH=1 does so unasked) [y/N] ")
	answer, _ := bufio.NewReader(os.Stdin).ReadString('\n') // nobody to ask: no
	return strings.EqualFold(strings.TrimSpace(answer), "y")
}

// greet prints where the parts answer and who may sign in.
func greet(system *supervisor.Supervisor) {
	a := system.Addresses()
	fmt.Printf("\n  site        %s\n  API         %s\n  inbox       %s\n  supervisor  %s\n\n", a.Site, a.API, a.Inbox, a.Supervisor)
	fmt.Printf("  staff sign in at %s/staff/, without a password:\n", a.Site)
	role := ""
	for _, person := range system.People() {
		if person.Role != role {
			role = person.Role
			fmt.Printf("\n    %-17s", role)
		}
		fmt.Printf(" %s", person.Username)
	}
	fmt.Println("\n\n  Ctrl-C ends it.")
}
