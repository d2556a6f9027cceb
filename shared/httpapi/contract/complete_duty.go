// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// CompleteDuty is POST /staff/applications/{applicationId}/duties/{duty}: Keeps the proof that others were told of an action, as the law wants.
var CompleteDuty = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/duties/{duty}",
	Roles: []string{"specialist", "committee", "medical-director"},
	Body:  &dutyDoneSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "duty", In: "path", Required: true, Schema: &schema.Schema{
			Enum: []string{"members-notice", "npdb-report", "board-report"},
			Type: "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
