// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// CallMeeting is POST /staff/committees/{market}/meetings: Calls a meeting of members, for today or a day to come.
var CallMeeting = httpapi.Operation{
	Route: "POST /staff/committees/{market}/meetings",
	Roles: []string{"committee", "medical-director"},
	Body:  &newMeetingSchema,
	Parameters: []httpapi.Parameter{
		{Name: "market", In: "path", Required: true, Schema: &schema.Schema{
			Enum: []string{"ga", "in", "oh", "ky", "wv", "ar-passe"},
			Type: "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
	},
}
