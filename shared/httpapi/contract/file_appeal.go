// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// FileAppeal is POST /applications/{applicationId}/appeal: Appeals a denial, a suspension or an end before the deadline in its letter.
var FileAppeal = httpapi.Operation{
	Route: "POST /applications/{applicationId}/appeal",
	Body:  &appealSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "Idempotency-Key", In: "header"},
	},
}
