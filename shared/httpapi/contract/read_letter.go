// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ReadLetter is GET /applications/{applicationId}/letters/{letterNumber}: A short-lived address of one letter as PDF.
var ReadLetter = httpapi.Operation{
	Route: "GET /applications/{applicationId}/letters/{letterNumber}",
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "letterNumber", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z0-9-]{1,64}$"},
			Type:  "string",
		}},
		{Name: "npi", In: "query", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9]{10}$"},
			Type:  "string",
			Fix:   "Enter the NPI: ten digits.",
		}},
	},
}
