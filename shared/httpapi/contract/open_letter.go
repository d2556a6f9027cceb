// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// OpenLetter is GET /staff/applications/{applicationId}/letters/{letterNumber}: A short-lived address of one letter as PDF.
var OpenLetter = httpapi.Operation{
	Route: "GET /staff/applications/{applicationId}/letters/{letterNumber}",
	Roles: []string{"specialist", "committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "letterNumber", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z0-9-]{1,64}$"},
			Type:  "string",
		}},
	},
}
