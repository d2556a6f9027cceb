// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// OpenAgreement is GET /staff/applications/{applicationId}/agreement: A short-lived address of the agreement as PDF; the copy both have signed, once there is one.
var OpenAgreement = httpapi.Operation{
	Route: "GET /staff/applications/{applicationId}/agreement",
	Roles: []string{"specialist", "committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
	},
}
