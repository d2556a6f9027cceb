// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// DecideApplication is POST /staff/applications/{applicationId}/decision: Approves, denies or defers a file that is ready.
var DecideApplication = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/decision",
	Roles: []string{"committee", "medical-director"},
	Body:  &decisionSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
