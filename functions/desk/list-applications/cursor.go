package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"credo/shared/problem"
	"credo/shared/realtime"
	"credo/shared/secret"
)

// cursorTime is how long a cursor is good for.
const cursorTime = 24 * time.Hour

// cursors signs where a page ends, so that a client can only hand back what it was given,
// for the same question and for a day.
type cursors struct {
	secret *secret.Key
	now    func() realtime.Instant
}

type cursor struct {
	After   string          `json:"a"`
	Expires realtime.Expiry `json:"e"`
}

// write is the cursor of the page after this sort key; "" at the end of the list.
func (c cursors) write(ctx context.Context, after string, q question) (string, error) {
	if after == "" {
		return "", nil
	}
	plain, err := json.Marshal(cursor{After: after, Expires: c.now().In(cursorTime)})
	if err != nil {
		return "", err
	}
	signature, err := c.sign(ctx, plain, q)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(append(signature, plain...)), nil
}

// read is the sort key a cursor stands for, "" for no cursor. The error is a problem of
// kind invalid for one that was not given for this question, or too long ago.
func (c cursors) read(ctx context.Context, text string, q question) (string, error) {
	if text == "" {
		return "", nil
	}
	bad := problem.InvalidField("/cursor", "This place in the list is not known any more. Start from the first page.")
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(raw) < sha256.Size || base64.RawURLEncoding.EncodeToString(raw) != text {
		return "", bad
	}
	signature, plain := raw[:sha256.Size], raw[sha256.Size:]
	want, err := c.sign(ctx, plain, q)
	if err != nil {
		return "", err
	}
	var at cursor
	if !hmac.Equal(signature, want) || json.Unmarshal(plain, &at) != nil || at.Expires.Passed(c.now()) {
		return "", bad
	}
	return at.After, nil
}

func (c cursors) sign(ctx context.Context, plain []byte, q question) ([]byte, error) {
	key, err := c.secret.Value(ctx)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("cursor of " + q.text() + "\n"))
	mac.Write(plain)
	return mac.Sum(nil), nil
}
