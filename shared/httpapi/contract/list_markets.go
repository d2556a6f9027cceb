// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
)

// ListMarkets is GET /markets: The markets, what each asks for, and whom it sends elsewhere.
var ListMarkets = httpapi.Operation{
	Route: "GET /markets",
}
