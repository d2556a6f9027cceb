package start

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"strings"
	"testing"

	"credo/shared/setting"
)

func TestPrepare(t *testing.T) {
	t.Parallel()
	handler := func() {}
	for name, c := range map[string]struct {
		env   map[string]string
		setup func(*setting.Reader) (any, error)
		want  string // part of the error; "" for none
	}{
		"a missing setting stops it by name": {nil, func(env *setting.Reader) (any, error) { env.Required("TABLE_NAME"); return handler, nil }, "TABLE_NAME"},
		"its name comes before what follows": {nil, func(env *setting.Reader) (any, error) {
			env.Required("TABLE_NAME")
			return nil, errors.New("no table")
		}, "TABLE_NAME"},
		"another failure stops it":         {nil, func(*setting.Reader) (any, error) { return nil, errors.New("broken data") }, "broken data"},
		"with all that it needs it starts": {map[string]string{"TABLE_NAME": "credo"}, func(env *setting.Reader) (any, error) { env.Required("TABLE_NAME"); return handler, nil }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := setting.From(func(name string) (string, bool) { v, ok := c.env[name]; return v, ok })
			got, err := prepare(env, c.setup)
			if c.want == "" {
				if err != nil || got == nil {
					t.Fatalf("got %v, %v", got, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("error %v does not name %q", err, c.want)
			}
		})
	}
}

func TestAWrongLogLevelIsRefused(t *testing.T) {
	t.Parallel()
	env := setting.From(func(string) (string, bool) { return "loud", true })
	logger(env, io.Discard)
	if env.Err() == nil {
		t.Error("LOG_LEVEL=loud was taken")
	}
}

func TestLogsHoldNoApplicationID(t *testing.T) {
	t.Parallel()
	const id = "CRD-7K3Q-M2XW-9PT4D"
	for name, value := range map[string]any{
		"text":           "letters/" + id + "/" + id + "-L01.pdf",
		"lower case":     "no file crd7k3qm2xw9pt4d",
		"escaped":        "GET /applications/CRD%2D7K3Q%2DM2XW%2D9PT4D",
		"an error":       fmt.Errorf("file: %w", errors.New("put APP#"+id)),
		"a list":         []string{"kept", id},
		"a struct":       struct{ Subject string }{id},
		"a group":        slog.GroupValue(slog.String("id", id)),
		"of a LogValuer": said(id),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			env := setting.From(func(string) (string, bool) { return "", false })
			logger(env, &out).Info("opened "+id, "what", value, "kept", "CRD is kept")
			line := strings.ToUpper(out.String())
			if strings.Contains(line, "7K3Q") || strings.Contains(line, "9PT4D") {
				t.Errorf("the log says %s", out.String())
			}
			if !strings.Contains(line, "OPENED CRD-***") || !strings.Contains(line, "CRD IS KEPT") {
				t.Errorf("the log lost more than the ID: %s", out.String())
			}
		})
	}
}

type said string

func (s said) LogValue() slog.Value { return slog.StringValue(string(s)) }

func TestTheHeapMayUseWhatTheFunctionHas(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) })
	spare(setting.From(func(string) (string, bool) { return "256", true }))
	if got := debug.SetMemoryLimit(-1); got != 192<<20 {
		t.Errorf("the limit is %d bytes", got)
	}
	spare(setting.From(func(string) (string, bool) { return "", false }))
	if got := debug.SetGCPercent(100); got != 400 {
		t.Errorf("the heap grows by %d percent", got)
	}
}
