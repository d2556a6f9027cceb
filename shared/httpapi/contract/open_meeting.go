// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// OpenMeeting is GET /staff/meetings/{meetingId}: A meeting with its agenda, votes and minutes.
var OpenMeeting = httpapi.Operation{
	Route: "GET /staff/meetings/{meetingId}",
	Roles: []string{"committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "meetingId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^MTG-[A-Za-z0-9-]{1,40}$"},
			Type:  "string",
		}},
	},
}
