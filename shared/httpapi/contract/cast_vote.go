// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// CastVote is POST /staff/meetings/{meetingId}/votes: Casts the caller's own vote on a file, or leaves it to the others.
var CastVote = httpapi.Operation{
	Route: "POST /staff/meetings/{meetingId}/votes",
	Roles: []string{"committee", "medical-director"},
	Body:  &ballotSchema,
	Parameters: []httpapi.Parameter{
		{Name: "meetingId", In: "path", Required: true, Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^MTG-[A-Za-z0-9-]{1,40}$"},
			Type:  "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
	},
}
