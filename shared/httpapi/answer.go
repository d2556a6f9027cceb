package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/problem"
)

// Answer is what a function answers.
type Answer struct {
	Status  int // 200 when 0
	Body    any // JSON; a json.RawMessage as it is
	Version int // of the application, for the ETag; none when 0
	Header  map[string]string
}

// OK answers 200.
func OK(body any) Answer { return Answer{Status: http.StatusOK, Body: body} }

// Created answers 201.
func Created(body any) Answer { return Answer{Status: http.StatusCreated, Body: body} }

// Accepted answers 202.
func Accepted(body any) Answer { return Answer{Status: http.StatusAccepted, Body: body} }

// With is the answer with one more header.
func (a Answer) With(name, value string) Answer {
	a.Header = maps.Clone(a.Header)
	if a.Header == nil {
		a.Header = map[string]string{}
	}
	a.Header[name] = value
	return a
}

var statuses = map[problem.Kind]int{
	problem.KindMalformed:    http.StatusBadRequest,
	problem.KindUnauthorized: http.StatusUnauthorized,
	problem.KindForbidden:    http.StatusForbidden,
	problem.KindNotFound:     http.StatusNotFound,
	problem.KindConflict:     http.StatusConflict,
	problem.KindStale:        http.StatusPreconditionFailed,
	problem.KindTooLarge:     http.StatusRequestEntityTooLarge,
	problem.KindInvalid:      http.StatusUnprocessableEntity,
	problem.KindPrecondition: http.StatusPreconditionRequired,
	problem.KindThrottled:    http.StatusTooManyRequests,
	problem.KindUnavailable:  http.StatusServiceUnavailable,
}

// details is RFC 9457's problem+json.
type details struct {
	Type   string          `json:"type"`
	Title  string          `json:"title"`
	Status int             `json:"status"`
	Detail string          `json:"detail"`
	Errors []problem.Field `json:"errors,omitempty"`
}

// problemAnswer renders an error for the caller. An error that is not meant for the
// caller says nothing of what happened.
func problemAnswer(err error) details {
	var known *problem.Error
	if errors.As(err, &known) {
		if status, ok := statuses[known.Kind]; ok {
			return details{Type: "/problems/" + string(known.Kind), Title: http.StatusText(status),
				Status: status, Detail: known.Detail, Errors: known.Fields}
		}
	}
	return details{Type: "/problems/internal", Title: http.StatusText(http.StatusInternalServerError),
		Status: http.StatusInternalServerError,
		Detail: "Something went wrong on our side, and nothing was changed. Try again; the same request may be sent twice."}
}

// render writes an answer, or the problem that err is; a's headers go out with either.
func render(a Answer, err error) (events.APIGatewayV2HTTPResponse, error) {
	contentType := "application/json"
	if err != nil {
		d := problemAnswer(err)
		a.Status, a.Body, a.Version, contentType = d.Status, d, 0, "application/problem+json"
	}
	raw, err := json.Marshal(a.Body)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, fmt.Errorf("write the answer: %w", err)
	}
	headers := map[string]string{
		"Content-Type":              contentType,
		"Cache-Control":             "no-store",
		"X-Content-Type-Options":    "nosniff",
		"Referrer-Policy":           "no-referrer",
		"Content-Security-Policy":   "default-src 'none'; frame-ancestors 'none'",
		"Strict-Transport-Security": "max-age=63072000; includeSubDomains",
	}
	if a.Version > 0 {
		headers["ETag"] = etag(a.Version)
	}
	maps.Copy(headers, a.Header)
	if a.Status == 0 {
		a.Status = http.StatusOK
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: a.Status, Headers: headers, Body: string(raw)}, nil
}
