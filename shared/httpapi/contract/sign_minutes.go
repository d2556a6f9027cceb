// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// SignMinutes is POST /staff/meetings/{meetingId}/signature: The chair signs the minutes; nothing of the meeting is changed afterwards.
var SignMinutes = httpapi.Operation{
	Route: "POST /staff/meetings/{meetingId}/signature",
	Roles: []string{"committee", "medical-director"},
	Body:  &minutesSchema,
	Parameters: []httpapi.Parameter{
		{Name: "meetingId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^MTG-[A-Za-z0-9-]{1,40}$"},
			Type:  "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
	},
}
