// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
	"credo/shared/schema"
)

// ListApplications is GET /staff/applications: A queue of cases, by what is due first; a search by name, NPI, Provider Number or ID; or what a month finished.
var ListApplications = httpapi.Operation{
	Route: "GET /staff/applications",
	Roles: []string{"specialist", "committee", "medical-director", "auditor"},
	Parameters: []httpapi.Parameter{
		{Name: "queue", In: "query", Schema: &queueSchema},
		{Name: "market", In: "query", Schema: &marketIdSchema},
		{Name: "q", In: "query", Schema: &schema.Schema{
			MaxLength: 80,
			MinLength: 1,
			Type:      "string",
		}},
		{Name: "from", In: "query", Schema: &dateSchema},
		{Name: "until", In: "query", Schema: &dateSchema},
		{Name: "month", In: "query", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$"},
			Type:  "string",
			Fix:   "Write the month as year-month, such as 2026-11.",
		}},
		{Name: "counted", In: "query", Schema: &schema.Schema{
			Enum: []string{"enrolled", "denied", "withdrawn", "discontinued", "turnedAway", "daysToComplete", "daysToDecide", "daysToEnroll", "welcomedInTime", "welcomedLate"},
			Type: "string",
			Fix:  "Name a number of the dashboard's finished files, such as enrolled or daysToDecide.",
		}},
		{Name: "letters", In: "query", Schema: &schema.Schema{
			Enum: []string{"sent", "bounced"},
			Type: "string",
			Fix:  "Ask for letters that were sent or bounced.",
		}},
		{Name: "limit", In: "query", Default: "50", Schema: &schema.Schema{
			Range: &schema.Range{Min: 1, Max: 200},
			Type:  "integer",
			Fix:   "Ask for 1 to 200 items.",
		}},
		{Name: "cursor", In: "query", Schema: &schema.Schema{
			MaxLength: 2000,
			MinLength: 1,
			Type:      "string",
		}},
	},
}
