// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// AssignApplication is POST /staff/applications/{applicationId}/assignment: Gives the file to a member of staff.
var AssignApplication = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/assignment",
	Roles: []string{"specialist"},
	Body:  &assignmentSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
