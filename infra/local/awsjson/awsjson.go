// Package awsjson speaks the server's side of AWS's JSON protocol, for the
// services that the local system itself stands in for.
package awsjson

import (
	"encoding/json"
	"net/http"
	"strings"
)

const contentType = "application/x-amz-json-1.1"

// Operation is what the request asks for: GetSecretValue.
func Operation(r *http.Request) string {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	return operation
}

// Answer writes the operation's result.
func Answer(w http.ResponseWriter, result any) {
	w.Header().Set("Content-Type", contentType)
	_ = json.NewEncoder(w).Encode(result)
}

// Refuse answers 400 with an error of the given type.
func Refuse(w http.ResponseWriter, errorType, message string) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("X-Amzn-ErrorType", errorType)
	w.WriteHeader(http.StatusBadRequest)
	_ = json.NewEncoder(w).Encode(map[string]string{"__type": errorType, "message": message})
}
