package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/enrollment"
	"credo/shared/participation"
)

// handler starts the load of each participation that is to be told anew. A system that does not
// take it is no failure here: it is recorded, and retry-load tries again behind a queue,
// so that one claims system never holds up the stream. Only our own store's failure is
// reported, from the first record it touched: the order within a shard is kept.
func handler(l enrollment.Loader) func(context.Context, events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	return func(ctx context.Context, batch events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
		for _, record := range batch.Records {
			image := record.Change.NewImage
			if text(image["event"]) != string(participation.LoadStarted) {
				continue
			}
			err := l.Load(ctx, text(image["id"]))
			if errors.Is(err, enrollment.ErrDelivery) {
				slog.WarnContext(ctx, "a load failed and will be retried", "error", err.Error())
				continue
			}
			if err != nil {
				slog.ErrorContext(ctx, "a load could not be recorded", "error", err.Error())
				return events.DynamoDBEventResponse{BatchItemFailures: []events.DynamoDBBatchItemFailure{
					{ItemIdentifier: record.Change.SequenceNumber}}}, nil
			}
		}
		return events.DynamoDBEventResponse{}, nil
	}
}

func text(v events.DynamoDBAttributeValue) string {
	if v.DataType() != events.DataTypeString {
		return ""
	}
	return v.String()
}
