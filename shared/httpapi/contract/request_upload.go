// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// RequestUpload is POST /applications/{applicationId}/documents: Asks for an address to upload one document to, straight into S3.
var RequestUpload = httpapi.Operation{
	Route: "POST /applications/{applicationId}/documents",
	Body:  &uploadRequestSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "Idempotency-Key", In: "header", Required: true},
	},
}
