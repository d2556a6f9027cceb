package httpapi

import "credo/shared/schema"

// Operation is what openapi.yaml demands of a request to one route. Those of the
// description are in the package contract.
type Operation struct {
	Route      string         // such as "POST /applications"
	Roles      []string       // of staff, who may; none: the operation is public
	Body       *schema.Schema // nil: no body is read
	Parameters []Parameter
}

// Parameter is one of an operation.
type Parameter struct {
	Name     string
	In       string // path, query or header
	Required bool
	Default  string         // of a query parameter that was not sent; "": it has none
	Schema   *schema.Schema // nil for a header, which code reads
}
