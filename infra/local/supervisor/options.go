// Package supervisor runs the whole system on one machine: it reads the
// template, starts the engines, creates what the template declares, builds the
// functions, and connects everything as AWS would. `make run` is this package
// with a terminal around it; integration tests use it as a library.
package supervisor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Options say how a system starts. The zero value serves a test that runs
// somewhere within the project: data of its own that is removed at the end,
// free ports, silence.
type Options struct {
	Root     string // the project's folder; "" = found above the working directory
	Template string // "" = Root/template.yaml
	Data     string // folder kept between starts; "" = removed at the end
	Shape    string // of what is kept in it; data of another shape is refused
	Afresh   bool   // forget data of another shape instead
	Binaries string // of functions; "" = Root/.local/functions, which systems share
	Host     string // to listen on; "" = 127.0.0.1
	Ports    Ports
	Progress io.Writer // what is being done; nil = nowhere
	Console  io.Writer // what goes wrong in functions; nil = nowhere
	Watch    bool      // rebuild functions when files are saved

	Parameters  map[string]string // of the template, over the local ones
	Environment map[string]string // of every function, over all else
	Hasten      float64           // divides queues' delays and visibility timeouts; 0 = 1
	MaxPerName  int               // processes of one function; 0 = as the pool has it

	throwAway bool // Data was ""

	// Load fills an empty system through its API, as of its business time; nil = leave it empty.
	Load func(ctx context.Context, api string, now time.Time) error
}

// Ports are preferred ports; a port in use is moved, zero is any free one.
type Ports struct {
	API, Site, Supervisor, Issuer, Inbox, DynamoDB, S3 int
}

// UsualPorts are those of `make run`.
var UsualPorts = Ports{API: 8780, Site: 8781, Supervisor: 8782, Issuer: 8783, Inbox: 8784, DynamoDB: 8785, S3: 8786}

func (o *Options) complete() (cleanup func(), err error) {
	cleanup = func() {}
	if o.Root == "" {
		if o.Root, err = FindRoot(); err != nil {
			return nil, err
		}
	}
	if o.Template == "" {
		o.Template = filepath.Join(o.Root, "template.yaml")
	}
	if o.Binaries == "" {
		o.Binaries = filepath.Join(o.Root, ".local", "functions")
	}
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	if o.Console == nil {
		o.Console = io.Discard
	}
	if o.Data == "" {
		if o.Data, err = os.MkdirTemp("", "credo-"); err != nil {
			return nil, err
		}
		folder := o.Data
		o.throwAway = true
		cleanup = func() { os.RemoveAll(folder) }
	}
	if o.Data, err = filepath.Abs(o.Data); err != nil {
		return cleanup, err
	}
	if err = os.MkdirAll(o.Data, 0o755); err != nil {
		return cleanup, err
	}
	return cleanup, o.claim()
}

// FindRoot is the folder with template.yaml at or above the working directory.
func FindRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		_, template := os.Stat(filepath.Join(folder, "template.yaml"))
		_, host := os.Stat(filepath.Join(folder, "infra", "local"))
		if template == nil && host == nil {
			return folder, nil
		}
		if folder == filepath.Dir(folder) {
			return "", errors.New("no template.yaml at or above the working directory: run this within the project")
		}
		folder = filepath.Dir(folder)
	}
}

// Addresses are where the parts of a system answer; `make run` writes them to
// .local/addresses.json.
type Addresses struct {
	API        string `json:"api"`
	Site       string `json:"site"`
	Inbox      string `json:"inbox"`
	Supervisor string `json:"supervisor"`
	Issuer     string `json:"issuer"`
}

func (a Addresses) byName() map[string]string {
	return map[string]string{"api": a.API, "site": a.Site, "inbox": a.Inbox, "supervisor": a.Supervisor, "issuer": a.Issuer}
}

func say(w io.Writer, format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
