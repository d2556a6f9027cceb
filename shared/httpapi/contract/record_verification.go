// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// RecordVerification is POST /staff/applications/{applicationId}/elements/{element}: Records what a primary source said about one element.
var RecordVerification = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/elements/{element}",
	Roles: []string{"specialist"},
	Body:  &verificationSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "element", In: "path", Required: true, Schema: &elementSchema},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
