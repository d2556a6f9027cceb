package endpoint

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"credo/shared/application"
	"credo/shared/httpapi"
	"credo/shared/problem"
	"credo/shared/table"
)

// remembered runs the command and adds the answer to what its transaction writes.
func remembered[Body any](ctx context.Context, f application.File, c Call[Body], command Command[Body]) (application.Change, error) {
	change, err := command(ctx, f, c)
	if err != nil || c.Key == "" {
		return change, err
	}
	change.Answer, err = Remember(c.Key, c.Hash, http.StatusOK, changed(change.After), c.Now)
	return change, err
}

// Remember is an answer to be kept under its request's key.
func Remember(key, hash string, status int, body any, at time.Time) (*application.Answer, error) {
	raw, err := json.Marshal(body)
	return &application.Answer{Key: key, Hash: hash, Status: status, Body: string(raw), At: at}, err
}

// Repeat gives the answer of a request that was made before; ok is false for any other
// error.
func Repeat(err error) (a httpapi.Answer, ok bool) {
	var repeated *table.RepeatedError
	if !errors.As(err, &repeated) {
		return httpapi.Answer{}, false
	}
	var then struct {
		Version int `json:"version"`
	}
	if json.Unmarshal([]byte(repeated.Answer.Body), &then) != nil {
		then.Version = 0 // without it there is no ETag
	}
	return httpapi.Answer{Status: repeated.Answer.Status, Body: json.RawMessage(repeated.Answer.Body), Version: then.Version}, true
}

// answer says where the file stands, or what went wrong. A refusal of a request with a key
// may be due to the same request having been done before: then that one's answer is given.
func answer(ctx context.Context, answers Answers, key, hash string, file application.File, err error) (httpapi.Answer, error) {
	if err == nil {
		a := file.Application
		return httpapi.Answer{Body: changed(a), Version: a.Version}, nil
	}
	err = Again(ctx, answers, key, hash, err)
	if a, ok := Repeat(err); ok {
		return a, nil
	}
	if errors.Is(err, table.ErrConflict) {
		return httpapi.Answer{}, &problem.Error{Kind: problem.KindConflict, Detail: "Too many people changed this file at once. Try again.", Cause: err}
	}
	return httpapi.Answer{}, err
}

// Again looks, after a refusal, whether the request had been done before: then the error
// is a *table.RepeatedError, otherwise the refusal.
func Again(ctx context.Context, answers Answers, key, hash string, refusal error) error {
	var known *problem.Error
	if key == "" || !errors.As(refusal, &known) {
		return refusal
	}
	if before := answers.Answered(ctx, key, hash); before != nil {
		return before
	}
	return refusal
}
