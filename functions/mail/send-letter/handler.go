package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// busEvent is what of a bus event matters here: the ID of a case. Which letters it owes is
// read from the case: earlier ones go first, and one that is sent is sent.
type busEvent struct {
	Detail struct {
		ID string `json:"id"`
	} `json:"detail"`
}

// handle sends what the cases of a batch owe. A message whose case still owes a letter
// afterwards is reported as failed and comes again; the others are done.
func (s sender) handle(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
	var response events.SQSEventResponse
	done := map[string]error{}
	for _, message := range batch.Records {
		var event busEvent
		err := json.Unmarshal([]byte(message.Body), &event)
		id := event.Detail.ID
		if err == nil && id == "" {
			err = errors.New("the event names no case")
		}
		if err == nil {
			result, known := done[id]
			if !known {
				result = s.sendAll(ctx, id)
				done[id] = result
			}
			err = result
		}
		if err != nil {
			slog.ErrorContext(ctx, "letters were not sent and will be tried again", "messageId", message.MessageId, "error", err.Error())
			response.BatchItemFailures = append(response.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: message.MessageId})
		}
	}
	return response, nil
}
