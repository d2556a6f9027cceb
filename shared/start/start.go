// Package start is how every function begins: JSON logs first, then its settings, then
// its handler. A function that is set up wrongly stops at once and says which setting
// is at fault, before it takes any work.
package start

import (
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"credo/shared/setting"
)

// Function sets the function up and serves the handler that setup returns, of any type
// lambda.Start takes. It does not return. The logs' level is LOG_LEVEL (info).
func Function(setup func(env *setting.Reader) (handler any, err error)) {
	env := setting.Environment()
	spare(env)
	log := logger(env, os.Stdout)
	slog.SetDefault(log)
	handler, err := prepare(env, setup)
	if err != nil {
		log.Error("the function cannot start", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(handler)
}

func logger(env *setting.Reader, to io.Writer) *slog.Logger {
	level := map[string]slog.Level{"info": slog.LevelInfo, "debug": slog.LevelDebug, "warn": slog.LevelWarn, "error": slog.LevelError}
	options := &slog.HandlerOptions{Level: level[env.OneOf("LOG_LEVEL", "info", "debug", "warn", "error")], ReplaceAttr: mask}
	return slog.New(slog.NewJSONHandler(to, options))
}

func prepare(env *setting.Reader, setup func(*setting.Reader) (any, error)) (any, error) {
	handler, err := setup(env)
	if wrong := env.Err(); wrong != nil {
		return nil, fmt.Errorf("settings: %w", wrong)
	}
	return handler, err
}
