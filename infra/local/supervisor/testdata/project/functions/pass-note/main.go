// Command pass-note puts each new note of the stream on the bus.
package main

import (
	"context"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"credo/infra/local/supervisor/testdata/project/notes"
)

func main() {
	store := notes.Open(context.Background())
	lambda.Start(func(ctx context.Context, batch events.DynamoDBEvent) error {
		for _, record := range batch.Records {
			if err := store.Pass(ctx, strings.TrimPrefix(record.Change.Keys["pk"].String(), "NOTE#")); err != nil {
				return err
			}
		}
		return nil
	})
}
