// Command file-note files a passed note as an object and a mail, and notes
// each sign that it arrived.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"credo/infra/local/supervisor/testdata/project/notes"
)

type envelope struct {
	Source string
	Detail struct {
		Note   string
		Object struct{ Key string }
		Mail   struct {
			Tags map[string][]string
		}
	}
}

func main() {
	store := notes.Open(context.Background())
	lambda.Start(func(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
		var failed events.SQSEventResponse
		for _, message := range batch.Records {
			if err := file(ctx, store, message.Body); err != nil {
				fmt.Println(err)
				failed.BatchItemFailures = append(failed.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: message.MessageId})
			}
		}
		return failed, nil
	})
}

func file(ctx context.Context, store *notes.Store, body string) error {
	var e envelope
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return err
	}
	switch e.Source {
	case "notes":
		if e.Detail.Note == "poison" {
			return fmt.Errorf("cannot file %s", e.Detail.Note)
		}
		return store.File(ctx, e.Detail.Note)
	case "aws.s3":
		return store.Put(ctx, "STORED#"+strings.TrimPrefix(e.Detail.Object.Key, "notes/"), "yes")
	case "aws.ses":
		for _, note := range e.Detail.Mail.Tags["letter"] {
			if err := store.Put(ctx, "MAILED#"+note, "yes"); err != nil {
				return err
			}
		}
	}
	return nil
}
