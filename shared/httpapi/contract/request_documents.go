// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// RequestDocuments is POST /staff/applications/{applicationId}/document-requests: Asks the provider for documents by the deficiency letter.
var RequestDocuments = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/document-requests",
	Roles: []string{"specialist"},
	Body:  &documentRequestSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
