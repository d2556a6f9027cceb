// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ChangeParticipation is POST /staff/applications/{applicationId}/participation: Suspends or reinstates the provider's participation, ends it with notice, or takes an end back.
var ChangeParticipation = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/participation",
	Roles: []string{"committee", "medical-director"},
	Body:  &participationChangeSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
