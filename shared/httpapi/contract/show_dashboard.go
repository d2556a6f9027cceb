// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
)

// ShowDashboard is GET /staff/dashboard: Counts, medians and 90th percentiles by market and month, each with the query behind it.
var ShowDashboard = httpapi.Operation{
	Route: "GET /staff/dashboard",
	Roles: []string{"specialist", "committee", "medical-director", "auditor", "admin"},
}
