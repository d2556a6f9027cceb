// Command probe is a function that does what its event tells it, for tests.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type event struct {
	Do   string // what to do
	With string
}

type answer struct {
	PID       int
	Name      string
	Value     string
	RequestID string
	Left      time.Duration
}

func handle(ctx context.Context, e event) (answer, error) {
	deadline, _ := ctx.Deadline()
	lc, _ := lambdacontext.FromContext(ctx)
	a := answer{PID: os.Getpid(), Name: lambdacontext.FunctionName, RequestID: lc.AwsRequestID, Left: time.Until(deadline)}
	switch e.Do {
	case "env":
		a.Value = os.Getenv(e.With)
	case "fail":
		return a, errors.New(e.With)
	case "exit":
		os.Exit(3)
	case "hang":
		<-make(chan int)
	case "meet": // wait until as many processes as With names have come, by files in a folder
		folder, want, _ := strings.Cut(e.With, " ")
		if err := os.WriteFile(fmt.Sprintf("%s/%d", folder, os.Getpid()), nil, 0o644); err != nil {
			return a, err
		}
		for {
			met, err := os.ReadDir(folder)
			if err != nil || fmt.Sprint(len(met)) == want {
				return a, err
			}
			time.Sleep(time.Millisecond)
		}
	case "big":
		a.Value = strings.Repeat("x", 7<<20)
	case "log":
		fmt.Println(`{"level":"ERROR","msg":"broken","error":"the cause"}`)
	}
	return a, nil
}

func main() {
	if os.Getenv("BROKEN") != "" {
		os.Exit(9)
	}
	lambda.Start(handle)
}
