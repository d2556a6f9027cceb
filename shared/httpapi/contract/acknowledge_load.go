// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// AcknowledgeLoad is POST /staff/applications/{applicationId}/load-acknowledgments: Records that claims payment or the directory has loaded the provider.
var AcknowledgeLoad = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/load-acknowledgments",
	Roles: []string{"specialist"},
	Body:  &loadAcknowledgmentSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
