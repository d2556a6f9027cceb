// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// SetHearing is POST /staff/applications/{applicationId}/hearing: Sets when and where an appeal is heard, and tells the provider.
var SetHearing = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/hearing",
	Roles: []string{"committee", "medical-director"},
	Body:  &hearingNoticeSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
