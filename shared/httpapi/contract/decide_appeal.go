// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// DecideAppeal is POST /staff/applications/{applicationId}/appeal-decision: Records what a panel made of an appeal; nobody who had a part in what is appealed sits on it or records it.
var DecideAppeal = httpapi.Operation{
	Route: "POST /staff/applications/{applicationId}/appeal-decision",
	Roles: []string{"committee", "medical-director"},
	Body:  &appealDecisionSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
		{Name: "Idempotency-Key", In: "header"},
	},
}
