// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// CorrectContact is POST /staff/applications/{applicationId}/contact: Corrects where letters go, as after a bounce; later letters and the reminder of a forgotten ID use it.
var CorrectContact = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/contact",
	Roles: []string{"specialist"},
	Body:  &contactCorrectionSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
