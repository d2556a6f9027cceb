package setting_test

import (
	"strings"
	"testing"
	"time"

	"credo/shared/setting"
)

func reader(values map[string]string) *setting.Reader {
	return setting.From(func(name string) (string, bool) { v, ok := values[name]; return v, ok })
}

func TestErrNamesEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	r := reader(map[string]string{"EMPTY": "", "MODE": "sometimes", "WAIT": "long", "TABLE_NAME": "credo"})
	r.Required("TABLE_NAME")
	r.Required("EMPTY")
	r.Required("ABSENT")
	r.OneOf("MODE", "off", "required")
	r.Duration("WAIT", time.Minute)

	err := r.Err()
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"not set: EMPTY, ABSENT", `MODE is "sometimes": use off, required`, `WAIT is "long"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %q", err, want)
		}
	}
	if strings.Contains(err.Error(), "TABLE_NAME") {
		t.Errorf("%q blames a setting that is right", err)
	}
}

func TestSettingsAndTheirDefaults(t *testing.T) {
	t.Parallel()
	r := reader(map[string]string{"NAME": "credo", "MODE": "required", "WAIT": "90s"})
	for _, c := range []struct{ got, want string }{
		{r.Required("NAME"), "credo"},
		{r.Optional("NAME", "other"), "credo"},
		{r.Optional("ABSENT", "other"), "other"},
		{r.OneOf("MODE", "off", "required"), "required"},
		{r.OneOf("ABSENT", "off", "required"), "off"},
		{r.Duration("WAIT", time.Minute).String(), "1m30s"},
		{r.Duration("ABSENT", time.Minute).String(), "1m0s"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if err := r.Err(); err != nil {
		t.Error(err)
	}
}
