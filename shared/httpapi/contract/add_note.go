// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// AddNote is POST /staff/applications/{applicationId}/notes: Adds a note that only staff see.
var AddNote = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/notes",
	Roles: []string{"specialist"},
	Body:  &newNoteSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
