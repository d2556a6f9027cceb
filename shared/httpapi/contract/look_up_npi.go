// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// LookUpNPI is GET /npi/{npi}: What the national registry (NPPES) lists for an NPI, to fill in the form.
var LookUpNPI = httpapi.Operation{
	Route: "GET /npi/{npi}",
	Parameters: []httpapi.Parameter{
		{Name: "npi", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 20,
			Type:      "string",
		}},
	},
}
