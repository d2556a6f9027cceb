package start

import (
	"errors"
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
	logger(env)
	if env.Err() == nil {
		t.Error("LOG_LEVEL=loud was taken")
	}
}
