// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ReviewDocument is POST /staff/applications/{applicationId}/documents/{documentId}/review: Accepts or rejects an uploaded document.
var ReviewDocument = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/documents/{documentId}/review",
	Roles: []string{"specialist"},
	Body:  &reviewSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "documentId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z0-9-]{1,64}$"},
			Type:  "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
