// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// OpenApplication is GET /staff/applications/{applicationId}: The whole file: what the provider sees, and what staff work with.
var OpenApplication = httpapi.Operation{
	Route: "GET /staff/applications/{applicationId}",
	Roles: []string{"specialist", "committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
	},
}
