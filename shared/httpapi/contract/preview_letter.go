// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// PreviewLetter is POST /staff/applications/{applicationId}/letter-previews: The letters that a write would send, word for word. Nothing is changed or sent.
var PreviewLetter = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/letter-previews",
	Roles: []string{"specialist", "committee", "medical-director"},
	Body:  &previewRequestSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
	},
}
