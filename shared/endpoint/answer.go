package endpoint

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/problem"
	"credo/shared/table"
)

// remembered runs the command and adds the answer to what its transaction writes; where
// nothing changes, the answer is all that is written.
func remembered[Body any](ctx context.Context, answers Answers, s application.Story, c Call[Body], command Command[Body]) (casefile.Change, error) {
	change, err := command(ctx, s, c)
	if err != nil || c.Key == "" {
		return change, err
	}
	change.Answer, err = Remember(c.Key, c.Hash, http.StatusOK, changed(s.Apply(change)), c.Now)
	return change, err
}

// Remember is an answer to be kept under its request's key.
func Remember(key, hash string, status int, body any, at time.Time) (*casefile.Answer, error) {
	raw, err := json.Marshal(body)
	return &casefile.Answer{Key: key, Hash: hash, Status: status, Body: string(raw), At: at}, err
}

// answer says where the file stands, or what went wrong.
func answer(ctx context.Context, answers Answers, key, hash string, s application.Story, err error) (httpapi.Answer, error) {
	if err != nil {
		return Refused(ctx, answers, key, hash, err)
	}
	return httpapi.Answer{Body: changed(s), Version: s.Version()}, nil
}

// Refused answers a request that failed: with the first answer again when this very
// request was done before, otherwise with the error as its caller may hear it.
func Refused(ctx context.Context, answers Answers, key, hash string, err error) (httpapi.Answer, error) {
	err = doneBefore(ctx, answers, key, hash, err)
	var repeated *table.RepeatedError
	if errors.As(err, &repeated) {
		return again(repeated.Answer)
	}
	if errors.Is(err, table.ErrConflict) {
		return httpapi.Answer{}, &problem.Error{Kind: problem.KindConflict, Detail: "This is being worked on right now. Try again in a moment.", Cause: err}
	}
	return httpapi.Answer{}, err
}

// doneBefore looks, after a refusal, whether the request had been done before: then the
// error is a *table.RepeatedError, otherwise the refusal.
func doneBefore(ctx context.Context, answers Answers, key, hash string, refusal error) error {
	var known *problem.Error
	if key == "" || !errors.As(refusal, &known) {
		return refusal
	}
	if err := answers.Answered(ctx, key, hash); err != nil {
		return err
	}
	return refusal
}

// again is the answer that was given first, with its ETag if it had one.
func again(first casefile.Answer) (httpapi.Answer, error) {
	var body struct {
		Version int `json:"version"`
	}
	err := json.Unmarshal([]byte(first.Body), &body)
	return httpapi.Answer{Status: first.Status, Body: json.RawMessage(first.Body), Version: body.Version}, err
}
