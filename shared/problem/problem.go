// Package problem holds the one error type that crosses package boundaries.
//
// A domain or storage error that a caller should hear about is a *problem.Error:
// a kind (what went wrong), a detail written for the caller, the fields that are
// at fault, and an inner cause that is logged and never sent. The HTTP edge turns
// it into RFC 9457 problem+json; every other error is an internal one.
package problem

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what went wrong, independent of HTTP.
type Kind string

// The kinds, with the HTTP status the edge gives each.
const (
	KindMalformed    Kind = "malformed"         // 400: could not be read at all
	KindUnauthorized Kind = "unauthorized"      // 401: no valid token
	KindForbidden    Kind = "forbidden"         // 403: this role or person may not
	KindNotFound     Kind = "not-found"         // 404: unknown, or not yours
	KindConflict     Kind = "conflict"          // 409: not in this state
	KindStale        Kind = "stale"             // 412: changed since you read it
	KindTooLarge     Kind = "too-large"         // 413: the body is over the limit
	KindInvalid      Kind = "invalid"           // 422: readable, but breaks a rule
	KindPrecondition Kind = "precondition"      // 428: If-Match is missing
	KindThrottled    Kind = "too-many-requests" // 429
	KindUnavailable  Kind = "unavailable"       // 503: try again later
)

// Field is one fault in a body: where (an RFC 6901 JSON pointer such as "/w9/line1")
// and what to do about it.
type Field struct {
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

// Error is an error meant for the caller.
type Error struct {
	Kind   Kind
	Detail string
	Fields []Field
	Cause  error // logged, never sent
}

func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Kind, e.Detail)
	for _, f := range e.Fields {
		fmt.Fprintf(&b, "; %s", f.Field)
	}
	if e.Cause != nil {
		fmt.Fprintf(&b, ": %v", e.Cause)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Cause }

// New builds an error of a kind; detail follows fmt.Sprintf.
func New(kind Kind, detail string, args ...any) *Error {
	return &Error{Kind: kind, Detail: fmt.Sprintf(detail, args...)}
}

// Invalid lists the fields that break a rule.
func Invalid(fields ...Field) *Error {
	return &Error{Kind: KindInvalid, Detail: "Some answers need correcting.", Fields: fields}
}

// InvalidField is Invalid for one field; detail follows fmt.Sprintf.
func InvalidField(field, detail string, args ...any) *Error {
	return Invalid(Field{Field: field, Detail: fmt.Sprintf(detail, args...)})
}

// Malformed says the request could not be read.
func Malformed(detail string, args ...any) *Error { return New(KindMalformed, detail, args...) }

// Forbidden says this caller may not do this.
func Forbidden(detail string, args ...any) *Error { return New(KindForbidden, detail, args...) }

// NotFound says there is no such thing, or none the caller may know of.
func NotFound(detail string, args ...any) *Error { return New(KindNotFound, detail, args...) }

// NoApplication is the one answer to an unknown or malformed application ID and to a
// right one with another provider's NPI: they must not be told apart.
func NoApplication() *Error {
	return NotFound("There is no application with this application ID and NPI. Check both, or have the ID mailed to you.")
}

// Conflict says the thing is not in a state that allows this.
func Conflict(detail string, args ...any) *Error { return New(KindConflict, detail, args...) }

// Is reports whether err is a problem of this kind.
func Is(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}
