// Package road walks the whole road of a provider by HTTP alone, as a provider's browser
// and the staff's do. The demonstration, the samples and the black-box tests share it; it
// takes an address and a source of tokens, and knows nothing of the host behind them.
package road

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// Tokens gives a bearer token of a member of staff with a role.
type Tokens func(ctx context.Context, role, user string) (string, error)

// Client calls one stage's API.
type Client struct {
	API    string // address without a slash at its end
	Tokens Tokens
	HTTP   *http.Client // http.DefaultClient when nil
}

// Answer is what the API answered.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Problem is the RFC 9457 body of a refusal.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Errors []struct {
		Field  string `json:"field"`
		Detail string `json:"detail"`
	} `json:"errors"`
}

// Refusal is an answer that was not the one asked for.
type Refusal struct {
	Request string // method and route, without IDs
	Answer  Answer
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("%s: %d %s", r.Request, r.Answer.Status, r.Answer.Body)
}

// Do sends a request with a JSON body (nil for none) and headers as pairs, and returns
// whatever was answered.
func (c Client) Do(ctx context.Context, method, path string, body any, headers ...string) (Answer, error) {
	var reader io.Reader
	switch b := body.(type) {
	case nil:
	case []byte:
		reader = bytes.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			return Answer{}, err
		}
		reader = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.API+path, reader)
	if err != nil {
		return Answer{}, err
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	return c.send(req)
}

func (c Client) send(req *http.Request) (Answer, error) {
	client := c.HTTP
	if client == nil {
		client = http.DefaultClient
	}
	res, err := client.Do(req)
	if err != nil {
		return Answer{}, err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	return Answer{Status: res.StatusCode, Header: res.Header, Body: raw}, err
}

// call expects a 2xx answer and decodes it.
func call[T any](ctx context.Context, c Client, method, path string, body any, headers ...string) (T, error) {
	var out T
	a, err := c.Do(ctx, method, path, body, headers...)
	if err != nil {
		return out, err
	}
	if a.Status/100 != 2 {
		return out, &Refusal{Request: method + " " + route(path), Answer: a}
	}
	if len(a.Body) == 0 {
		return out, nil
	}
	return out, json.Unmarshal(a.Body, &out)
}

// route is a path without what identifies an application.
func route(path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if strings.HasPrefix(p, "CRD-") {
			parts[i] = "{id}"
		}
	}
	return strings.Join(parts, "/")
}

// Key is a fresh idempotency key, as a header pair.
func Key() []string {
	return []string{"Idempotency-Key", rand.Text()}
}

// As is the bearer token of a member of staff, as a header pair.
func (c Client) As(ctx context.Context, role, user string) ([]string, error) {
	token, err := c.Tokens(ctx, role, user)
	return []string{"Authorization", "Bearer " + token}, err
}

// Staff sends a staff write for the version of a file that was read last.
func (c Client) Staff(ctx context.Context, role, user, path string, version int, body any) (Answer, error) {
	headers, err := c.As(ctx, role, user)
	if err != nil {
		return Answer{}, err
	}
	headers = append(headers, "If-Match", strconv.Quote(strconv.Itoa(version)))
	headers = append(headers, Key()...) // so that it may be sent twice
	a, err := c.Do(ctx, http.MethodPost, path, body, headers...)
	if err == nil && a.Status/100 != 2 {
		err = &Refusal{Request: "POST " + route(path), Answer: a}
	}
	return a, err
}
