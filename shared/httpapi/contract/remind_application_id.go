// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
)

// RemindApplicationID is POST /application-id-reminders: Mails a forgotten application ID to the address on file.
var RemindApplicationID = httpapi.Operation{
	Route: "POST /application-id-reminders",
	Body:  &reminderRequestSchema,
	Parameters: []httpapi.Parameter{
		{Name: "Idempotency-Key", In: "header"},
	},
}
