package nppes

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	attempts     = 3
	perAttempt   = 3 * time.Second // the registry mostly answers within one
	maxAnswer    = 1 << 20         // bytes; a large clinic's record has about 100 KB
	firstPause   = 200 * time.Millisecond
	longestPause = 2 * time.Second // a registry that asks for more is reported instead
	askAgain     = 30 * time.Second
)

// Client asks the registry. Its zero value is of no use; see New.
type Client struct {
	base  *url.URL
	http  *http.Client
	pause func(context.Context, time.Duration) error
}

// New is a client of the registry at an address such as
// https://npiregistry.cms.hhs.gov/api/.
func New(address string) (*Client, error) {
	base, err := url.Parse(address)
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http" {
		return nil, fmt.Errorf("the registry's address %q is no http or https URL", address)
	}
	return &Client{base: base, http: &http.Client{Timeout: perAttempt}, pause: pause}, nil
}

// Lookup asks for one NPI, a few times when the registry fails in a way that may pass.
// The error is ErrUnknown or an *Unavailable.
func (c *Client) Lookup(ctx context.Context, npi string) (Record, error) {
	var last failure
	for attempt := range attempts {
		if attempt > 0 {
			if err := c.pause(ctx, last.wait(attempt)); err != nil {
				break
			}
		}
		record, err := c.ask(ctx, npi)
		if err == nil || errors.Is(err, ErrUnknown) {
			return record, err
		}
		if !errors.As(err, &last) {
			last = failure{cause: err, final: true}
		}
		if last.final || last.after > longestPause {
			break
		}
	}
	return Record{}, &Unavailable{RetryAfter: max(last.after, askAgain), Cause: last.cause}
}

// failure is one attempt that gave no answer.
type failure struct {
	cause error
	after time.Duration // that the registry asked for
	final bool          // asking again would change nothing
}

func (f failure) Error() string { return f.cause.Error() }

// wait is how long to pause before attempt n: what the registry asked for, or a random
// part of a time that doubles, so that many callers do not return in step.
func (f failure) wait(n int) time.Duration {
	if f.after > 0 {
		return f.after
	}
	return rand.N(firstPause << n)
}

func (c *Client) ask(ctx context.Context, npi string) (Record, error) {
	address := *c.base
	address.RawQuery = url.Values{"version": {"2.1"}, "number": {npi}}.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return Record{}, failure{cause: err, final: true}
	}
	req.Header.Set("Accept", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return Record{}, failure{cause: err, final: ctx.Err() != nil}
	}
	defer resp.Body.Close() //nolint:errcheck // only read from
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case resp.StatusCode != http.StatusOK:
		retry := resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode >= 500
		return Record{}, failure{cause: fmt.Errorf("the registry answered %s", resp.Status), after: retryAfter(resp), final: !retry}
	case err != nil:
		return Record{}, failure{cause: err, final: ctx.Err() != nil}
	case len(body) > maxAnswer:
		return Record{}, failure{cause: fmt.Errorf("the answer is over %d bytes", maxAnswer), final: true}
	}
	return decode(body, npi)
}

// retryAfter reads the header as seconds, the form the registry's gateway uses.
func retryAfter(resp *http.Response) time.Duration {
	seconds, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil || seconds < 0 || seconds > 3600 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
