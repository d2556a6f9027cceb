// Command sweep-deadlines notes that a day was swept, and the clock it had.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"credo/infra/local/supervisor/testdata/project/notes"
)

func main() {
	store := notes.Open(context.Background())
	lambda.Start(func(ctx context.Context, e struct{ Time string }) error {
		return store.Put(ctx, "SWEPT#"+e.Time, os.Getenv("CLOCK_OFFSET"))
	})
}
