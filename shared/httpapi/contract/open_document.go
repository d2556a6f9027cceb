// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// OpenDocument is GET /staff/applications/{applicationId}/documents/{documentId}: A short-lived address of one document.
var OpenDocument = httpapi.Operation{
	Route: "GET /staff/applications/{applicationId}/documents/{documentId}",
	Roles: []string{"specialist", "committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "documentId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z0-9-]{1,64}$"},
			Type:  "string",
		}},
	},
}
