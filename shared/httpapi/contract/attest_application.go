// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// AttestApplication is POST /applications/{applicationId}/attestation: Answers the disclosure questions again and signs under them.
var AttestApplication = httpapi.Operation{
	Route: "POST /applications/{applicationId}/attestation",
	Body:  &newAttestationSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "Idempotency-Key", In: "header"},
	},
}
