package httpapitest

import (
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/httpapi"
)

// Send sends a request to a function and holds its answer against the description.
func Send(t testing.TB, h httpapi.Handler, route string, options ...Option) events.APIGatewayV2HTTPResponse {
	t.Helper()
	response, err := h(t.Context(), Event(route, options...))
	if err != nil {
		t.Fatal(err)
	}
	Check(t, route, response)
	return response
}

// Application is the application that the path names.
func Application(id string) Option { return Path("applicationId", id) }

// Key is an Idempotency-Key.
func Key(key string) Option { return Header("Idempotency-Key", key) }
