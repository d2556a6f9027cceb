// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// EnterAppeal is POST /staff/applications/{applicationId}/appeal: Enters an appeal that came by mail or by phone.
var EnterAppeal = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/appeal",
	Roles: []string{"specialist", "committee", "medical-director"},
	Body:  &enteredAppealSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
