package httpapi

import (
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestWhereARequestCameFrom(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ forwarded, want string }{
		"straight to the API":        {"", "203.0.113.9"},
		"as the API itself says":     {"203.0.113.9", "203.0.113.9"},
		"through CloudFront":         {"198.51.100.7, 203.0.113.9", "198.51.100.7, 203.0.113.9"},
		"with something made up":     {"10.0.0.1, 198.51.100.7, 203.0.113.9", "198.51.100.7, 203.0.113.9"},
		"with what is no address":    {"<script>, 203.0.113.9", "203.0.113.9"},
		"by a version 6 address too": {"2001:db8::7,203.0.113.9", "2001:db8::7, 203.0.113.9"},
	} {
		var req events.APIGatewayV2HTTPRequest
		req.RequestContext.HTTP.SourceIP = "203.0.113.9"
		req.Headers = map[string]string{"x-forwarded-for": c.forwarded}
		if got := source(req); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
