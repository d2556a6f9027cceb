// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// OpenCommittee is GET /staff/committees/{market}: Who sits on a market's credentialing committee.
var OpenCommittee = httpapi.Operation{
	Route: "GET /staff/committees/{market}",
	Roles: []string{"committee", "medical-director", "auditor", "admin"},
	Parameters: []httpapi.Parameter{
		{Name: "market", In: "path", Required: true, Schema: &schema.Schema{
			Enum: []string{"ga", "in", "oh", "ky", "wv", "ar-passe"},
			Type: "string",
		}},
	},
}
