// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// SignContract is POST /applications/{applicationId}/contract-signature: Signs the plan's agreement with a typed name; the copy that was opened, by its hash.
var SignContract = httpapi.Operation{
	Route: "POST /applications/{applicationId}/contract-signature",
	Body:  &contractSignatureSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "Idempotency-Key", In: "header"},
	},
}
