// Command credo runs the whole system on one machine, without Docker, and
// speaks with a system that runs. Its dependencies never reach a function.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"credo/infra/local/engine"
)

const usage = `usage: credo <command>

  run                start the whole system; Ctrl-C ends it
  token ROLE         print a bearer token (--user NAME for another person)
  date +180d         move the business date and sweep the days between
                     (also YYYY-MM-DD, or today)
  demo               walk providers of every market down the road
  engines -- CMD …   run a command beside DynamoDB Local, versitygw and the inbox
`

// commands are what the program does; each answers with its exit code.
var commands = map[string]func(ctx context.Context, arguments []string) (int, error){
	"run":     run,
	"token":   token,
	"date":    date,
	"demo":    demo,
	"engines": runEngines,
}

func main() {
	engine.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	os.Exit(dispatch(ctx, os.Args[1:]))
}

func dispatch(ctx context.Context, arguments []string) int {
	if len(arguments) == 0 || commands[arguments[0]] == nil {
		fmt.Fprint(os.Stderr, usage)
		return 2
	}
	code, err := commands[arguments[0]](ctx, arguments[1:])
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			fmt.Fprintln(os.Stderr, "credo:", err)
		}
		if code == 0 {
			code = 1
		}
	}
	return code
}
