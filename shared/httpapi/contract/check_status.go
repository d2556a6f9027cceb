// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// CheckStatus is GET /applications/{applicationId}: Where the application stands, what is next, and what the provider must do now.
var CheckStatus = httpapi.Operation{
	Route: "GET /applications/{applicationId}",
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "npi", In: "query", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9]{10}$"},
			Type:  "string",
			Fix:   "Enter the NPI: ten digits.",
		}},
	},
}
