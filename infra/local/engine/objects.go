package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/versity/versitygw/backend"
	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/embedgw"
)

// childVariable tells a process of this binary that it is to be the gateway.
const childVariable = "CREDO_ENGINE_OBJECTS"

const healthPath = "/.healthz"

// objectsSettings is what the gateway's process is told.
type objectsSettings struct {
	Data    string // absolute
	Socket  string
	Webhook string // where object events go; empty for nowhere
}

// RunIfChild turns this process into the S3 gateway, and never returns, when
// it was started as one. A main or TestMain calls it before anything else.
func RunIfChild() {
	encoded := os.Getenv(childVariable)
	if encoded == "" {
		return
	}
	var settings objectsSettings
	err := json.Unmarshal([]byte(encoded), &settings)
	if err == nil {
		err = serveObjects(settings)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// startObjects starts versitygw in a process of this binary. Metadata lies in
// sidecar files, since not every file system has extended attributes.
func startObjects(ctx context.Context, data, webhook string) (*running, error) {
	if os.Getenv(childVariable) != "" {
		return nil, errors.New("main must call engine.RunIfChild first")
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "credo-s3-") // a socket's path must be short
	if err != nil {
		return nil, err
	}
	settings := objectsSettings{Data: data, Socket: filepath.Join(scratch, "s"), Webhook: webhook}
	encoded, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+string(encoded), "GOMEMLIMIT=128MiB")
	process, err := StartProcess("S3 gateway", cmd, nil)
	if err != nil {
		os.RemoveAll(scratch)
		return nil, err
	}
	go func() {
		<-process.Done()
		os.RemoveAll(scratch)
	}()
	engine := &running{process: process, target: &url.URL{Scheme: "http", Host: "objects"}, socket: settings.Socket}
	return engine, engine.await(ctx, getAnswers(healthPath))
}

// serveObjects runs the gateway until the process is told to end.
func serveObjects(settings objectsSettings) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	folder := func(name string) string { return filepath.Join(settings.Data, name) }
	for _, name := range []string{"buckets", "versions", "metadata"} {
		if err := os.MkdirAll(folder(name), 0o755); err != nil {
			return err
		}
	}
	sidecar, err := meta.NewSideCar(folder("metadata"))
	if err != nil {
		return err
	}
	storage, err := posix.New(folder("buckets"), sidecar, posix.PosixOpts{
		VersioningDir: folder("versions"), SideCarDir: folder("metadata"), ValidateBucketNames: true,
		CopyObjectThreshold: 5 << 30, // as in S3; 0 would refuse every copy
	})
	if err != nil {
		return err
	}
	var store backend.Backend = storage
	if settings.Webhook != "" {
		store = &notifying{Posix: storage, webhook: settings.Webhook}
	}
	return embedgw.RunVersityGW(ctx, store, &embedgw.Config{
		RootUserAccess: AccessKey, RootUserSecret: SecretKey, Region: Region,
		Ports:          []string{settings.Socket},
		MaxConnections: 2048, MaxRequests: 1024, MultipartMaxParts: 10000,
		KeepAlive: true, Quiet: true, DisableACLs: true, HealthPath: healthPath,
	})
}
