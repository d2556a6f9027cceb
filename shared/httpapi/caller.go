package httpapi

import (
	"slices"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/identifier"
	"credo/shared/problem"
)

// Caller is who sent the request. On a public route that is the provider's side.
type Caller struct {
	Username string   // of staff; "" on public routes
	Roles    []string // groups of the token
	Actor    string   // as events name it: "provider" or "staff:<username>"
}

// caller reads the claims that the HTTP API's authorizer checked, and refuses a caller
// who has none of the operation's roles.
func caller(req events.APIGatewayV2HTTPRequest, roles []string) (Caller, error) {
	if len(roles) == 0 {
		return Caller{Actor: "provider"}, nil
	}
	auth := req.RequestContext.Authorizer
	if auth == nil || auth.JWT == nil || auth.JWT.Claims["username"] == "" {
		return Caller{}, problem.New(problem.KindUnauthorized, "Sign in first.")
	}
	username := identifier.Username(auth.JWT.Claims["username"])
	c := Caller{Username: username, Roles: groups(auth.JWT.Claims["cognito:groups"]), Actor: "staff:" + username}
	return c, c.has(roles)
}

// May refuses a caller who has none of an operation's roles.
func (c Caller) May(op Operation) error { return c.has(op.Roles) }

func (c Caller) has(roles []string) error {
	if !slices.ContainsFunc(c.Roles, func(r string) bool { return slices.Contains(roles, r) }) {
		return problem.Forbidden("This needs the role %s.", strings.Join(roles, " or "))
	}
	return nil
}

// groups reads the claim as the HTTP API hands it over: the string "[a b]", or one group
// without brackets. A group's name may hold anything but a space, so nothing else divides: one
// named "x,admin" is not admin.
func groups(claim string) []string {
	inner, open := strings.CutPrefix(claim, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	if open && closed {
		return strings.Fields(inner)
	}
	return strings.Fields(claim)
}
