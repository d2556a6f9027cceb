// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ListMeetings is GET /staff/committees/{market}/meetings: The committee's meetings, the latest first.
var ListMeetings = httpapi.Operation{
	Route: "GET /staff/committees/{market}/meetings",
	Roles: []string{"committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "market", In: "path", Required: true, Schema: &schema.Schema{
			Enum: []string{"ga", "in", "oh", "ky", "wv", "ar-passe"},
			Type: "string",
		}},
	},
}
