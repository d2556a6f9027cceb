// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// PutOnAgenda is POST /staff/meetings/{meetingId}/agenda: Puts a file on the agenda, for a decision or for the hearing of an appeal.
var PutOnAgenda = httpapi.Operation{
	Route: "POST /staff/meetings/{meetingId}/agenda",
	Roles: []string{"committee", "medical-director"},
	Body:  &agendaItemSchema,
	Parameters: []httpapi.Parameter{
		{Name: "meetingId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^MTG-[A-Za-z0-9-]{1,40}$"},
			Type:  "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
	},
}
