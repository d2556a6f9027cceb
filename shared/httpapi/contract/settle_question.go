// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// SettleQuestion is POST /staff/applications/{applicationId}/discrepancies/{discrepancyId}: Settles a question for the provider.
var SettleQuestion = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/discrepancies/{discrepancyId}",
	Roles: []string{"specialist", "admin"},
	Body:  &settlementSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "discrepancyId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z0-9-]{1,64}$"},
			Type:  "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
