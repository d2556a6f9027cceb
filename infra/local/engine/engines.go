package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/sync/errgroup"
)

// What every engine and function agrees on locally. DynamoDB Local takes
// alphanumeric access keys only.
const (
	AccessKey = "credolocal"
	SecretKey = "credolocalsecret"
	Region    = "us-east-1"
)

// Options says how the engines start. Its zero value serves a test: data that
// is thrown away, free ports, silence.
type Options struct {
	Data      string // folder kept between starts; empty: ThrowAway, in a folder of its own
	ThrowAway bool   // tables live in memory and go with the engines
	Install   string // folder of package.json; empty: FindInstall
	Host      string // to listen on; empty: 127.0.0.1
	Ports     Ports  // preferred; a port in use is moved
	Progress  io.Writer

	// ObjectEvents is told of each object created or deleted before its writer
	// is answered, if not nil. An error is tried again.
	ObjectEvents func(ObjectEvent) error
	// Mail stands around the SES inbox, behind the faults, if not nil.
	Mail func(inbox http.Handler) http.Handler
	// Written is called after a request that may have changed a table.
	Written func()
}

// Ports are the engines' preferred ports; zero is any free one.
type Ports struct{ DynamoDB, S3, SES int }

// Engines are the started engines.
type Engines struct {
	DynamoDB, S3, SES string // base addresses, http://127.0.0.1:…
	Faults            *Faults

	started []*running
	stops   []func()
	failed  chan error
	once    sync.Once
	mu      sync.Mutex
}

// StartAll fetches the engines if need be, starts them and returns when all
// of them answer. They run until Stop or until ctx ends.
func StartAll(ctx context.Context, options Options) (*Engines, error) {
	engines := &Engines{Faults: &Faults{}, failed: make(chan error, 1)}
	if err := options.complete(engines); err != nil {
		return nil, err
	}
	if err := Fetch(ctx, options.Install, options.Progress); err != nil {
		engines.Stop()
		return nil, fmt.Errorf("fetch the engines: %w", err)
	}
	group, starting := errgroup.WithContext(ctx)
	group.Go(func() error { return engines.startDynamoDB(starting, options) })
	group.Go(func() error { return engines.startObjects(starting, options) })
	group.Go(func() error { return engines.startMail(starting, options) })
	if err := group.Wait(); err != nil {
		engines.Stop()
		return nil, err
	}
	for _, engine := range engines.started {
		go engines.watch(engine)
	}
	context.AfterFunc(ctx, engines.Stop)
	return engines, nil
}

// Failed reports an engine that ended by itself.
func (e *Engines) Failed() <-chan error { return e.failed }

// Processes are the engines' process numbers by name, for measuring.
func (e *Engines) Processes() map[string]int {
	numbers := map[string]int{}
	for _, engine := range e.started {
		numbers[engine.process.name] = engine.process.PID()
	}
	return numbers
}

// Environment is what a function or a test needs to find the engines.
func (e *Engines) Environment() []string {
	return []string{
		"AWS_ENDPOINT_URL_DYNAMODB=" + e.DynamoDB,
		"AWS_ENDPOINT_URL_DYNAMODB_STREAMS=" + e.DynamoDB,
		"AWS_ENDPOINT_URL_S3=" + e.S3,
		"AWS_ENDPOINT_URL_SESV2=" + e.SES,
		"S3_PATH_STYLE=true",
		"AWS_ACCESS_KEY_ID=" + AccessKey,
		"AWS_SECRET_ACCESS_KEY=" + SecretKey,
		"AWS_REGION=" + Region,
		"AWS_DEFAULT_REGION=" + Region,
		"AWS_EC2_METADATA_DISABLED=true",
	}
}

// Stop ends the engines and waits for them.
func (e *Engines) Stop() {
	e.once.Do(func() {
		var group sync.WaitGroup
		for _, engine := range e.started {
			group.Go(engine.process.Stop)
		}
		for _, stop := range e.stops {
			stop()
		}
		group.Wait()
	})
}

func (e *Engines) watch(engine *running) {
	<-engine.process.Done()
	if err := engine.process.Err(); err != nil {
		select {
		case e.failed <- err:
		default:
		}
	}
}

func (o *Options) complete(engines *Engines) (err error) {
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	if o.Install == "" {
		if o.Install, err = FindInstall(); err != nil {
			return err
		}
	}
	if o.Data == "" {
		if o.Data, err = os.MkdirTemp("", "credo-engines-"); err != nil {
			return err
		}
		folder := o.Data
		o.ThrowAway = true
		engines.stops = append(engines.stops, func() { os.RemoveAll(folder) })
	}
	var failed error
	o.Data, err = filepath.Abs(o.Data)
	o.Install, failed = filepath.Abs(o.Install)
	return errors.Join(err, failed)
}
