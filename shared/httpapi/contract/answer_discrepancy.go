// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// AnswerDiscrepancy is POST /applications/{applicationId}/answers: Answers a question about something that differs between the application and a source.
var AnswerDiscrepancy = httpapi.Operation{
	Route: "POST /applications/{applicationId}/answers",
	Body:  &answerSchema,
	Parameters: []httpapi.Parameter{
		{Name: "applicationId", In: "path", Required: true, Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "Idempotency-Key", In: "header"},
	},
}
