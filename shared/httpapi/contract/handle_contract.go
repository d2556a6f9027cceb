// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// HandleContract is POST /staff/applications/{applicationId}/contract: Sends the agreement, or countersigns the signed one.
var HandleContract = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/contract",
	Roles: []string{"specialist"},
	Body:  &contractStepSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
