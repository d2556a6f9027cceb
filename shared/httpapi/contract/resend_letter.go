// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ResendLetter is POST /staff/applications/{applicationId}/letters/{letterNumber}/resend: Sends a letter once more, under a number of its own, after a bounce.
var ResendLetter = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/letters/{letterNumber}/resend",
	Roles: []string{"specialist"},
	Body:  &resendingSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "letterNumber", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z0-9-]{1,64}$"},
			Type:  "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
