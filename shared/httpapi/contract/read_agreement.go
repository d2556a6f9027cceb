// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ReadAgreement is POST /applications/{applicationId}/agreement: A short-lived address of the agreement as PDF; the copy both have signed, once there is one.
var ReadAgreement = httpapi.Operation{
	Route: "POST /applications/{applicationId}/agreement",
	Body:  &agreementRequestSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
	},
}
