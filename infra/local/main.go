// Command local runs the whole system on one machine without Docker.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"credo/infra/local/engine"
)

func main() {
	engine.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if len(os.Args) < 2 || os.Args[1] != "engines" {
		fmt.Fprintln(os.Stderr, enginesUsage)
		os.Exit(2)
	}
	code, err := runEngines(ctx, os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}
