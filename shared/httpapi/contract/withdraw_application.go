// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// WithdrawApplication is POST /applications/{applicationId}/withdrawal: Withdraws an open application.
var WithdrawApplication = httpapi.Operation{
	Route: "POST /applications/{applicationId}/withdrawal",
	Body:  &withdrawalSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "Idempotency-Key", In: "header"},
	},
}
