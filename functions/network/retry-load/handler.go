package main

import (
	"context"
	"encoding/json"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/enrollment"
)

// notice is the part of a bus event that says what to load.
type notice struct {
	Detail struct {
		ID string `json:"id"` // Provider Number
	} `json:"detail"`
}

// handler works the queue behind the bus: a message that fails comes back after the
// queue's visibility timeout, and after 14 days or too many attempts is a dead letter.
func handler(l enrollment.Loader) func(context.Context, events.SQSEvent) (events.SQSEventResponse, error) {
	return func(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
		var out events.SQSEventResponse
		for _, m := range batch.Records {
			if err := work(ctx, l, m.Body); err != nil {
				slog.ErrorContext(ctx, "a load failed again", "message", m.MessageId, "error", err.Error())
				out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
			}
		}
		return out, nil
	}
}

func work(ctx context.Context, l enrollment.Loader, body string) error {
	var n notice
	if err := json.Unmarshal([]byte(body), &n); err != nil {
		return err
	}
	return l.Load(ctx, n.Detail.ID)
}
