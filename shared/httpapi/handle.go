package httpapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/problem"
	"credo/shared/realtime"
)

// Handler serves one route or several, as lambda.Start takes it.
type Handler func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error)

// Handle serves an operation of openapi.yaml, such as contract.SubmitApplication, by a
// function that sees only requests the description allows. The function returns an answer,
// or a *problem.Error for the caller, or any other error, which is logged and answered 500.
// It panics when the operation has no route.
func Handle[Body any](op Operation, serve func(context.Context, Request[Body]) (Answer, error)) Handler {
	if op.Route == "" {
		panic("httpapi: an operation without a route")
	}
	answer := func(ctx context.Context, req events.APIGatewayV2HTTPRequest) (a Answer, err error) {
		defer func() {
			if p := recover(); p != nil {
				slog.ErrorContext(ctx, "panic", "route", op.Route, "requestId", req.RequestContext.RequestID, "stack", string(debug.Stack()))
				a, err = Answer{}, fmt.Errorf("panic of type %T", p)
			}
		}()
		r, err := read[Body](op, req)
		if err != nil {
			return Answer{}, err
		}
		return serve(ctx, r)
	}
	return func(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		took := realtime.Stopwatch()
		a, err := answer(ctx, req)
		response, failed := render(a, err)
		if failed != nil {
			err = failed
			response, _ = render(Answer{}, err)
		}
		record(ctx, op.Route, req.RequestContext.RequestID, response.StatusCode, took(), err)
		return response, nil
	}
}

// record logs that a request was answered, by its route key and never by its path, and
// the cause of what went wrong on our side.
func record(ctx context.Context, route, requestID string, status int, took time.Duration, err error) {
	level := slog.LevelInfo
	attrs := []slog.Attr{slog.String("route", route), slog.String("requestId", requestID),
		slog.Int("status", status), slog.Int64("ms", took.Milliseconds())}
	var known *problem.Error
	switch {
	case status >= 500 && err != nil:
		level = slog.LevelError
		attrs = append(attrs, slog.String("error", err.Error()))
	case errors.As(err, &known) && known.Cause != nil:
		level = slog.LevelWarn
		attrs = append(attrs, slog.String("error", known.Cause.Error()))
	}
	slog.LogAttrs(ctx, level, "answered", attrs...)
}

// Routes serves several routes by one function, by the request's route key.
type Routes map[string]Handler

// Serve finds the route's handler.
func (r Routes) Serve(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if h, ok := r[req.RouteKey]; ok {
		return h(ctx, req)
	}
	return render(Answer{}, problem.NotFound("There is nothing under this address."))
}
