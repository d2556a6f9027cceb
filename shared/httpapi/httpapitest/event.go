// Package httpapitest helps the tests of functions behind the API: it builds requests as
// the HTTP API hands them over, and holds answers against openapi.yaml, so that no test
// passes on an answer the description does not promise.
package httpapitest

import (
	"encoding/json"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
)

// Operation is the operation of a route such as "GET /npi/{npi}".
func Operation(route string) httpapi.Operation {
	for _, op := range contract.All() {
		if op.Route == route {
			return op
		}
	}
	panic("openapi.yaml has no operation " + route) // a test's own route
}

// Option adds something to a request.
type Option func(*events.APIGatewayV2HTTPRequest)

// Event is a request for a route such as "GET /npi/{npi}", in payload format 2.0.
func Event(route string, options ...Option) events.APIGatewayV2HTTPRequest {
	method, path, _ := strings.Cut(route, " ")
	e := events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: route, RawPath: path,
		Headers:               map[string]string{},
		PathParameters:        map[string]string{},
		QueryStringParameters: map[string]string{},
	}
	e.RequestContext.RequestID = "test"
	e.RequestContext.RouteKey = route
	e.RequestContext.HTTP.Method = method
	e.RequestContext.HTTP.SourceIP = "192.0.2.1"
	for _, o := range options {
		o(&e)
	}
	return e
}

// Path fills in a path parameter.
func Path(name, value string) Option {
	return func(e *events.APIGatewayV2HTTPRequest) {
		e.PathParameters[name] = value
		e.RawPath = strings.ReplaceAll(e.RawPath, "{"+name+"}", value)
	}
}

// Query adds a query parameter.
func Query(name, value string) Option {
	return func(e *events.APIGatewayV2HTTPRequest) { e.QueryStringParameters[name] = value }
}

// Header adds a header.
func Header(name, value string) Option {
	return func(e *events.APIGatewayV2HTTPRequest) { e.Headers[strings.ToLower(name)] = value }
}

// Body is a JSON body; a string is sent as it is.
func Body(value any) Option {
	return func(e *events.APIGatewayV2HTTPRequest) {
		e.Headers["content-type"] = "application/json"
		if text, ok := value.(string); ok {
			e.Body = text
			return
		}
		raw, err := json.Marshal(value)
		if err != nil {
			panic(err) // a test's own value
		}
		e.Body = string(raw)
	}
}

// Staff is the token of a member of staff, as the HTTP API's authorizer passes it on.
func Staff(username string, roles ...string) Option {
	return func(e *events.APIGatewayV2HTTPRequest) {
		e.RequestContext.Authorizer = &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &events.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{
				Claims: map[string]string{"username": username, "cognito:groups": "[" + strings.Join(roles, " ") + "]"},
			},
		}
	}
}
