// Command take-note stores a note, and shows what became of it.
package main

import (
	"context"
	"encoding/json"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"credo/infra/local/supervisor/testdata/project/notes"
)

func main() {
	store := notes.Open(context.Background())
	lambda.Start(func(ctx context.Context, r events.APIGatewayV2HTTPRequest) (any, error) {
		if r.RequestContext.HTTP.Method == "POST" {
			err := store.Put(ctx, "NOTE#"+r.Body, "taken")
			return events.APIGatewayV2HTTPResponse{StatusCode: 201, Body: r.Body}, err
		}
		found, err := store.Get(ctx, r.PathParameters["note"])
		found["groups"] = r.RequestContext.Authorizer.JWT.Claims["cognito:groups"]
		found["username"] = r.RequestContext.Authorizer.JWT.Claims["username"]
		body, _ := json.Marshal(found)
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(body)}, err
	})
}
