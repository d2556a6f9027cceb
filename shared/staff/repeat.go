package staff

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

// remember is the answer to keep under an idempotency key with the change itself.
func remember(a application.Application, key, hash string, now time.Time) (*application.Answer, error) {
	body, err := json.Marshal(after(a))
	return &application.Answer{Key: key, Hash: hash, Status: http.StatusOK, Body: string(body), At: now}, err
}

// repeated gives a request that was answered before its answer again, and any other the
// error it met. A repeated one is mostly refused as stale: the first moved the version.
func repeated(ctx context.Context, files *table.Store, key, hash string, err error) (httpapi.Answer, error) {
	var refused *problem.Error
	if key != "" && errors.As(err, &refused) {
		if seen := files.Answered(ctx, key, hash); seen != nil {
			err = seen
		}
	}
	var before *table.RepeatedError
	if !errors.As(err, &before) {
		return httpapi.Answer{}, err
	}
	var changed Changed
	if err := json.Unmarshal([]byte(before.Answer.Body), &changed); err != nil {
		return httpapi.Answer{}, err
	}
	return httpapi.Answer{Status: before.Answer.Status, Body: changed, Version: changed.Version}, nil
}
