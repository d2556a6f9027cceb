// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ReopenApplication is POST /staff/applications/{applicationId}/reopen: Reopens a discontinued or withdrawn application within its 90 days.
var ReopenApplication = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/reopen",
	Roles: []string{"specialist", "admin"},
	Body:  &reopeningSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
