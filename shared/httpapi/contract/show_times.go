// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
)

// ShowTimes is GET /times: How long applications to a market took, from submission to enrollment, as measured last night.
var ShowTimes = httpapi.Operation{
	Route: "GET /times",
	Parameters: []httpapi.Parameter{
		{Name: "market", In: "query", Required: true, Schema: &marketIdSchema},
	},
}
