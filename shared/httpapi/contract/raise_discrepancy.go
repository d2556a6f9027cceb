// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// RaiseDiscrepancy is POST /staff/applications/{applicationId}/discrepancies: Puts a difference between the application and a source to the provider.
var RaiseDiscrepancy = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/discrepancies",
	Roles: []string{"specialist"},
	Body:  &newDiscrepancySchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
