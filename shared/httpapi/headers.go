package httpapi

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/problem"
)

// header finds a header without regard to case; the HTTP API sends names in lower case.
func header(req events.APIGatewayV2HTTPRequest, name string) string {
	if value, ok := req.Headers[strings.ToLower(name)]; ok {
		return value
	}
	for k, v := range req.Headers {
		if strings.EqualFold(k, name) {
			return v
		}
	}
	return ""
}

// isKey knows 8 to 128 printable ASCII characters without spaces.
func isKey(s string) bool {
	return len(s) >= 8 && len(s) <= 128 && !strings.ContainsFunc(s, func(r rune) bool { return r < '!' || r > '~' })
}

// requestKey is the Idempotency-Key, "" where none was sent and none is required.
func requestKey(req events.APIGatewayV2HTTPRequest, required bool) (string, error) {
	key := header(req, "Idempotency-Key")
	switch {
	case key == "" && required:
		return "", problem.Malformed("Send an Idempotency-Key header: a new random value for each new request, the same for a repeated one.")
	case key != "" && !isKey(key):
		return "", problem.Malformed("The Idempotency-Key must be 8 to 128 printable characters without spaces.")
	}
	return key, nil
}

// requestHash tells a repeated request from another one under the same key: the SHA-256,
// in hexadecimal, of route, path parameters and body, where the order of a body's keys
// and its white space do not count.
func requestHash(route string, path map[string]string, value any) (string, error) {
	canonical, err := json.Marshal([]any{route, path, value})
	if err != nil {
		return "", fmt.Errorf("hash the request: %w", err)
	}
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:]), nil
}

// ifMatch is the version that the caller read. A tag that no version can have, a weak one
// or "*" is stale: it matches nothing (RFC 9110, section 13.1.1, compares strongly).
func ifMatch(req events.APIGatewayV2HTTPRequest) (int, error) {
	value := strings.TrimSpace(header(req, "If-Match"))
	if value == "" {
		return 0, problem.New(problem.KindPrecondition, `Send If-Match with the version you read, in quotes, such as If-Match: "17".`)
	}
	digits, ok := strings.CutPrefix(value, `"`)
	digits, closed := strings.CutSuffix(digits, `"`)
	if !ok || !closed || len(digits) < 1 || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" {
		return 0, Stale()
	}
	return strconv.Atoi(digits)
}

// Stale is the refusal of a write by someone who has not seen the latest version.
func Stale() error {
	return problem.New(problem.KindStale, "This file has changed since you read it. Read it again, then decide whether your change still fits.")
}

func etag(version int) string { return `"` + strconv.Itoa(version) + `"` }
