// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// SeatMember is POST /staff/committees/{market}/members: Enters a member, or changes the entry of one, by user.
var SeatMember = httpapi.Operation{
	Route: "POST /staff/committees/{market}/members",
	Roles: []string{"admin"},
	Body:  &memberSchema,
	Parameters: []httpapi.Parameter{
		{Name: "market", In: "path", Required: true, Schema: &schema.Schema{
			Enum: []string{"ga", "in", "oh", "ky", "wv", "ar-passe"},
			Type: "string",
		}},
		{Name: "If-Match", In: "header", Required: true},
	},
}
