package mailevents_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"credo/infra/local/bus"
	"credo/infra/local/engine"
	"credo/infra/local/mailevents"
	"credo/infra/local/state"
)

var (
	engines  *engine.Engines
	reporter *mailevents.Reporter
	reported = &recorder{}
)

func TestMain(m *testing.M) {
	engine.RunIfChild()
	folder, err := os.MkdirTemp("", "credo-mail-")
	if err != nil {
		panic(err)
	}
	db, err := state.Open(filepath.Join(folder, "state.db"))
	if err != nil {
		panic(err)
	}
	code := run(m, db)
	db.Close()
	os.RemoveAll(folder)
	os.Exit(code)
}

func run(m *testing.M, db *bbolt.DB) int {
	var err error
	if reporter, err = mailevents.New(db, reported); err == nil {
		engines, err = engine.StartAll(context.Background(), engine.Options{Progress: os.Stderr, Mail: func(inbox http.Handler) http.Handler { return reporter.Around(inbox) }})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer engines.Stop()
	return m.Run()
}

type recorder struct {
	mu     sync.Mutex
	events []bus.Event
}

func (r *recorder) Publish(events ...bus.Event) ([]string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, events...)
	return nil, nil
}
