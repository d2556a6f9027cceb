package road

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"credo/shared/calendar"
)

// Addresses are those a running local system writes to .local/addresses.json.
type Addresses struct {
	API        string `json:"api"`
	Site       string `json:"site"`
	Inbox      string `json:"inbox"`
	Supervisor string `json:"supervisor"`
	Issuer     string `json:"issuer"`
}

// ReadAddresses reads .local/addresses.json.
func ReadAddresses(path string) (Addresses, error) {
	var a Addresses
	raw, err := os.ReadFile(path)
	if err != nil {
		return a, fmt.Errorf("no system runs here: start it with `make run` (%w)", err)
	}
	return a, json.Unmarshal(raw, &a)
}

// Control steers a local system through its supervisor: tokens and the date.
type Control struct{ Address string }

// Token is a Tokens of the local issuer.
func (c Control) Token(ctx context.Context, role, user string) (string, error) {
	var out struct{ Token, Error string }
	err := c.post(ctx, "/token", url.Values{"role": {role}, "user": {user}}, func(line []byte) error { return json.Unmarshal(line, &out) })
	if err == nil && out.Token == "" {
		err = fmt.Errorf("no token for %s: %s", role, out.Error)
	}
	return out.Token, err
}

// Now is the time by the system's clock.
func (c Control) Now(ctx context.Context) (time.Time, error) {
	status, err := call[struct {
		Offset string `json:"offset"`
	}](ctx, Client{API: c.Address}, http.MethodGet, "/status", nil)
	if err != nil {
		return time.Time{}, err
	}
	offset, err := time.ParseDuration(status.Offset)
	return time.Now().Add(offset), err
}

// Day is a date that no market has still before it: forms dated by it are never in a
// market's future.
func Day(t time.Time) calendar.Date {
	return calendar.DateOf(t, time.FixedZone("west of every market", -8*60*60))
}

// Move moves the date ("+180d", "2029-11-01") and sweeps the days between.
func (c Control) Move(ctx context.Context, to string) error {
	done := false
	err := c.post(ctx, "/date", url.Values{"to": {to}}, func(line []byte) error {
		var step struct {
			Done  bool   `json:"done"`
			Error string `json:"error"`
		}
		if err := json.Unmarshal(line, &step); err != nil {
			return err
		}
		done = done || step.Done
		if step.Error != "" {
			return errors.New(step.Error)
		}
		return nil
	})
	if err == nil && !done {
		err = fmt.Errorf("the date did not reach %s", to)
	}
	return err
}

func (c Control) post(ctx context.Context, path string, form url.Values, each func(line []byte) error) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.Address+path, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode/100 != 2 {
		raw, _ := io.ReadAll(res.Body)
		return fmt.Errorf("POST %s: %d %s", path, res.StatusCode, raw)
	}
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		if err := each(lines.Bytes()); err != nil {
			return err
		}
	}
	return lines.Err()
}
