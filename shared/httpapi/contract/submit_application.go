// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
)

// SubmitApplication is POST /applications: Sends the contract form with the application.
var SubmitApplication = httpapi.Operation{
	Route: "POST /applications",
	Body:  &newApplicationSchema,
	Parameters: []httpapi.Parameter{
		{Name: "Idempotency-Key", In: "header", Required: true},
	},
}
