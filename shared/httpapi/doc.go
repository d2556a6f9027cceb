// Package httpapi is the HTTP edge that every function behind the API shares: it reads
// the operation of its route in openapi.yaml and, before a line of the function runs,
// checks who is calling, the headers, the parameters and the body against it; after it,
// it renders the answer or the *problem.Error.
//
// A refusal is therefore worded once and the same everywhere, and openapi.yaml cannot
// promise what no function keeps. What a route demands is written as Go when the project
// is built, in the package contract: a function links its own operations and parses none;
// a test holds the two together.
package httpapi

import _ "embed"

// Description is openapi.yaml, for the tests that hold routes, answers and types against it.
//
//go:embed openapi.yaml
var Description []byte

//go:generate go run ./generate
