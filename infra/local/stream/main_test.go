package stream

import (
	"context"
	"fmt"
	"os"
	"testing"

	"credo/infra/local/engine"
)

var engines *engine.Engines

func TestMain(m *testing.M) {
	engine.RunIfChild()
	code := 1
	func() {
		started, err := engine.StartAll(context.Background(), engine.Options{Progress: os.Stderr})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		defer started.Stop()
		engines = started
		code = m.Run()
	}()
	os.Exit(code)
}
